import { display } from 'display';
import document from 'document';
import { ASH, DIM } from './colours';
import { getDescendants, setVisible, writeText } from './elements';
import { formatWhole, padTwoDigits } from './format-number';
import { formatHour } from './format-time';
import { translate } from './i18n';
import { drawnFills, drawnLengths, drawRim } from './rim';
import { HAND_TICK_LENGTH, QUIET_TICK_LENGTH } from './rim-layout';
import type { View } from './view';

/**
 * Stands in for always-on.ts in the build with the permission access_aod. Thin lines, no colour but greys, no
 * pulse, and all of it moves a little every minute, so that no pixel glows for ever (docs/face.md, 5.10).
 */

const THIN_HAND_LENGTH = 16;
const THIN_SLEEP_SHARE = 0.7;
const THIN_STROKE = 2;
const NORMAL_STROKE = 8;
/** Maximum burn-in shift, px. */
const MAX_SHIFT = 3;

display.aodAllowed = true;
let isAlwaysOnDrawn = false;

export function isAlwaysOnActive(): boolean {
  return display.aodActive === true;
}

/** The time, the date, the night's ticks and the hand, and the steps as they were when the wearer looked. */
export function drawAlwaysOn(view: View): void {
  const date = new Date(view.now * 1000);
  redrawRim(view);
  isAlwaysOnDrawn = true;
  setVisible('home', false);
  setVisible('aod', true);
  writeText(
    'aod-date',
    translate('day.' + date.getDay()) + ' ' + translate('dayOfMonth', String(date.getDate())),
  );
  writeText('aod-hours', formatHour(view.minute, view));
  writeText('aod-minutes', padTwoDigits(view.minute % 60));
  writeText('aod-steps', formatWhole(view.readings.steps));
  const lines = getDescendants('rim', 'line');
  for (let i = 0; i < lines.length; i++) thinTick(lines[i], i, view.accent);
  shiftAll((view.minute % 3) - 1);
}

/** Draws the ordinary face again. */
export function hideAlwaysOn(view: View): void {
  if (!isAlwaysOnDrawn) return;
  isAlwaysOnDrawn = false;
  setVisible('aod', false);
  shiftAll(0);
  const lines = getDescendants('rim', 'line');
  for (let i = 0; i < lines.length; i++) {
    lines[i].style.strokeWidth = NORMAL_STROKE;
    lines[i].style.display = 'inline';
  }
  redrawRim(view);
}

/** Every tick, for they were drawn thin and short the minute before. */
function redrawRim(view: View): void {
  for (let i = 0; i < drawnLengths.length; i++) drawnLengths[i] = -1;
  drawRim(view);
}

/** Of the hand and the night a thin line is left, of the day nothing. */
function thinTick(line: LineElement, index: number, accent: string): void {
  const length = drawnLengths[index];
  const isHand = length === HAND_TICK_LENGTH;
  const isShown = isHand || (length > QUIET_TICK_LENGTH && drawnFills[index] !== accent);
  line.style.display = isShown ? 'inline' : 'none';
  if (!isShown) return;
  const share = isHand ? THIN_HAND_LENGTH / length : THIN_SLEEP_SHARE;
  line.x2 = line.x1 + (line.x2 - line.x1) * share;
  line.y2 = line.y1 + (line.y2 - line.y1) * share;
  line.style.strokeWidth = THIN_STROKE;
  line.style.fill = isHand ? ASH : DIM;
}

/** `direction`: -1, 0 or 1. */
function shiftAll(direction: number): void {
  shiftGroup('rim', direction);
  shiftGroup('aod', direction);
}

function shiftGroup(id: string, direction: number): void {
  const group = document.getElementById(id) as GroupElement;
  if (!group.groupTransform) return;
  group.groupTransform.translate.x = direction * MAX_SHIFT;
  group.groupTransform.translate.y = direction * MAX_SHIFT;
}
