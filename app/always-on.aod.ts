import { display } from 'display';
import document from 'document';
import { ASH, DIM } from './colours';
import { getDescendants, setElementVisible, setVisible, writeText } from './elements';
import { formatWhole, padTwoDigits } from './format-number';
import { formatDate, formatHalfDay, formatHour } from './format-time';
import { catchFault } from './page-fault';
import { forgetDrawnRim, moveInwards } from './rim';
import { layOutRim, QUIET_TICK_LENGTH, TICK_COUNT, toTick } from './rim-layout';
import type { View } from './view';

/**
 * Replaces always-on.ts in the build with the permission access_aod. It draws thin grey lines without a heart
 * rate, and moves everything a little each minute against burn-in (docs/face.md, 5.10).
 */

const THIN_HAND_LENGTH = 16;
const THIN_SLEEP_SHARE = 0.7;
const THIN_STROKE = 2;
const NORMAL_STROKE = 8;
/** Maximum burn-in shift, px. */
const MAX_SHIFT = 3;

display.aodAllowed = true;
/** One face runs in a process, so the module keeps this. */
let isAlwaysOnDrawn = false;

export function isAlwaysOnActive(): boolean {
  return display.aodActive === true;
}

/** Draws time, date, the ticks of the night, the hand, and the steps of the last time the display was on. */
export function drawAlwaysOn(view: View): void {
  isAlwaysOnDrawn = true;
  catchFault('aod', () => drawAlwaysOnPage(view));
}

function drawAlwaysOnPage(view: View): void {
  const date = new Date(view.now * 1000);
  setVisible('home', false);
  setVisible('aod', true);
  writeText('aod-hours', formatHour(view.minute));
  writeText('aod-minutes', padTwoDigits(view.minute % 60));
  writeText('aod-date', (formatDate(date, true) + ' ' + formatHalfDay(view.minute)).trim());
  writeText('aod-steps', formatWhole(view.readings.steps));
  const lines = getDescendants('rim', 'line');
  const handIndex = toTick(view.minute);
  layOutRim(view, TICK_COUNT, (index, length, fill) => {
    const isHand = index === handIndex;
    const isSleep = !isHand && length > QUIET_TICK_LENGTH && fill !== view.accent;
    setElementVisible(lines[index], isHand || isSleep);
    if (isHand) drawThinTick(lines[index], THIN_HAND_LENGTH, ASH);
    if (isSleep) drawThinTick(lines[index], length * THIN_SLEEP_SHARE, DIM);
  });
  shiftAll((view.minute % 3) - 1);
}

/** Hides what `drawAlwaysOn` drew. The next `drawFace` draws the ordinary face. */
export function hideAlwaysOn(): void {
  if (!isAlwaysOnDrawn) return;
  isAlwaysOnDrawn = false;
  catchFault('aod', () => {
    setVisible('aod', false);
    shiftAll(0);
  });
  const lines = getDescendants('rim', 'line');
  for (let i = 0; i < lines.length; i++) {
    lines[i].style.strokeWidth = NORMAL_STROKE;
    setElementVisible(lines[i], true);
  }
  forgetDrawnRim();
}

function drawThinTick(line: LineElement, length: number, fill: string): void {
  line.x2 = moveInwards(line.x1, length);
  line.y2 = moveInwards(line.y1, length);
  line.style.strokeWidth = THIN_STROKE;
  line.style.fill = fill;
}

/** `direction`: -1, 0 or 1. */
function shiftAll(direction: number): void {
  shiftGroup('rim', direction);
  shiftGroup('aod', direction);
}

function shiftGroup(id: string, direction: number): void {
  // Both ids are of groups in index.view.
  const group = document.getElementById(id) as GroupElement;
  if (!group.groupTransform) return;
  group.groupTransform.translate.x = direction * MAX_SHIFT;
  group.groupTransform.translate.y = direction * MAX_SHIFT;
}
