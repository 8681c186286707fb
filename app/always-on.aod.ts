import { display } from 'display';
import document from 'document';
import { ASH, DIM } from './colours';
import { getDescendants, setVisible, writeText } from './elements';
import { formatWhole, padTwoDigits } from './format-number';
import { formatHour } from './format-time';
import { translate } from './i18n';
import { drawRim, fills, lengths } from './rim';
import { HAND, QUIET } from './rim-ticks';
import type { View } from './view';

/**
 * Stands in for always-on.ts in the build with the permission access_aod. Thin lines, no colour but greys, no
 * pulse, and all of it moves a little every minute, so that no pixel glows for ever (docs/face.md, 5.10).
 */

const HAND_LENGTH = 16;
const NIGHT_SHARE = 0.7;
const THIN = 2;
const THICK = 8;
/** So far from its place everything may stand, px. */
const SHIFT = 3;

display.aodAllowed = true;
let isAlwaysOnDrawn = false;

export function isAlwaysOnActive(): boolean {
  return display.aodActive === true;
}

/** The time, the date, the night's ticks and the hand, and the steps as they were when the wearer looked. */
export function drawAlwaysOn(view: View): void {
  const date = new Date(view.now * 1000);
  drawRimAnew(view);
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
  for (let i = 0; i < lines.length; i++) thin(lines[i], i, view.accent);
  shift((view.minute % 3) - 1);
}

/** As it was before. */
export function hideAlwaysOn(view: View): void {
  if (!isAlwaysOnDrawn) return;
  isAlwaysOnDrawn = false;
  setVisible('aod', false);
  shift(0);
  const lines = getDescendants('rim', 'line');
  for (let i = 0; i < lines.length; i++) {
    lines[i].style.strokeWidth = THICK;
    lines[i].style.display = 'inline';
  }
  drawRimAnew(view);
}

/** Every tick, for they were drawn thin and short the minute before. */
function drawRimAnew(view: View): void {
  for (let i = 0; i < lengths.length; i++) lengths[i] = -1;
  drawRim(view);
}

/** Of the hand and the night a thin line is left, of the day nothing. */
function thin(line: LineElement, index: number, accent: string): void {
  const length = lengths[index];
  const isHand = length === HAND;
  const isShown = isHand || (length > QUIET && fills[index] !== accent);
  line.style.display = isShown ? 'inline' : 'none';
  if (!isShown) return;
  const share = isHand ? HAND_LENGTH / length : NIGHT_SHARE;
  line.x2 = line.x1 + (line.x2 - line.x1) * share;
  line.y2 = line.y1 + (line.y2 - line.y1) * share;
  line.style.strokeWidth = THIN;
  line.style.fill = isHand ? ASH : DIM;
}

/** `step`: -1, 0 or 1. */
function shift(step: number): void {
  move('rim', step);
  move('aod', step);
}

function move(id: string, step: number): void {
  const group = document.getElementById(id) as GroupElement;
  if (!group.groupTransform) return;
  group.groupTransform.translate.x = step * SHIFT;
  group.groupTransform.translate.y = step * SHIFT;
}
