import type { NightSection } from '../common/snapshot';
import { DIM, LINE, PAPER, STAGES } from './colours';
import { inside } from './elements';
import { nightLevels } from './night-levels';
import { TICKS } from './rim-clock';
import { grownTicks } from './rim-growth';
import { ACTIVE, layTick, lengthOf, TO_COME, toneOf } from './rim-ticks';
import type { View } from './view';

/** The edge the ticks stand on: a square with round corners, 14 inside the screen's own. */
const RADIUS = 76;
const NEAR = 14 + RADIUS;
const FAR = 336 - NEAR;

/** By tone; the active ones have the accent. */
const COLOURS = [LINE, PAPER, DIM, ''].concat(STAGES);

/** As the ticks are drawn, see `tickOf`; none that is still as in the view. */
export const drawn: number[] = [];
let drawnAccent = '';
let night: NightSection | undefined;
let levels: Int8Array | undefined;

/**
 * The 72 ticks. Their outer ends stand in the view; the inner ends and the colours are drawn here, where they
 * change or `anew`.
 */
export function drawRim(view: View, anew?: boolean): void {
  const lines = inside('rim', 'line');
  const grown = grownTicks();
  const recoloured = view.accent !== drawnAccent;
  drawnAccent = view.accent;
  if (view.snapshot.night !== night) {
    night = view.snapshot.night;
    levels = night && nightLevels(night);
  }
  for (let i = 0; i < TICKS; i++) {
    const tick = i < grown ? layTick(i, view, levels) : TO_COME;
    const tone = toneOf(tick);
    if (!anew && tick === (drawn[i] || TO_COME) && !(recoloured && tone === ACTIVE)) continue;
    drawn[i] = tick;
    const line = lines[i];
    line.x2 = inwards(line.x1, lengthOf(tick));
    line.y2 = inwards(line.y1, lengthOf(tick));
    line.style.fill = tone === ACTIVE ? view.accent : COLOURS[tone];
  }
}

/** One coordinate of a tick's inner end: straight in along a side, towards the centre of the arc in a corner. */
function inwards(outer: number, length: number): number {
  return outer + ((Math.min(Math.max(outer, NEAR), FAR) - outer) / RADIUS) * length;
}
