import { LINE } from './colours';
import { getDescendants } from './elements';
import { grownTicks } from './rim-growth';
import { layRim, TO_COME } from './rim-ticks';
import type { View } from './view';

/** The edge the ticks stand on: a square with round corners, 14 inside the screen's own. */
const RADIUS = 76;
const NEAR = 14 + RADIUS;
const FAR = 336 - NEAR;

/** Each tick as it is drawn: its length in pixels and its colour; none that is still as in the view. */
export const lengths: number[] = [];
export const fills: string[] = [];

/** The ticks as far as they have grown, each where it differs from what is drawn. */
export function drawRim(view: View): void {
  layRim(view, grownTicks(), drawTick);
}

/** The outer ends stand in the view; the inner end and the colour are drawn here. */
function drawTick(index: number, length: number, fill: string): void {
  if (length === (lengths[index] || TO_COME) && fill === (fills[index] || LINE)) return;
  lengths[index] = length;
  fills[index] = fill;
  const line = getDescendants('rim', 'line')[index];
  line.x2 = inwards(line.x1, length);
  line.y2 = inwards(line.y1, length);
  line.style.fill = fill;
}

/** One coordinate of a tick's inner end: straight in along a side, towards the centre of the arc in a corner. */
function inwards(outer: number, length: number): number {
  return outer + ((Math.min(Math.max(outer, NEAR), FAR) - outer) / RADIUS) * length;
}
