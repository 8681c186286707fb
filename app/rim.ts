import { LINE } from './colours';
import { getDescendants } from './elements';
import { getGrownCount } from './rim-growth';
import { EMPTY_TICK_LENGTH, layOutRim } from './rim-layout';
import type { View } from './view';

/** The edge the ticks stand on: a square with round corners, 14 inside the screen's own. */
const CORNER_RADIUS = 76;
const NEAR_CENTRE = 14 + CORNER_RADIUS;
const FAR_CENTRE = 336 - NEAR_CENTRE;

/** Each tick as it is drawn: its length in pixels and its colour; none that is still as in the view. */
export const drawnLengths: number[] = [];
export const drawnFills: string[] = [];

/** The ticks as far as they have grown, each where it differs from what is drawn. */
export function drawRim(view: View): void {
  layOutRim(view, getGrownCount(), drawTick);
}

/** The outer ends stand in the view; the inner end and the colour are drawn here. */
function drawTick(index: number, length: number, fill: string): void {
  if (length === (drawnLengths[index] || EMPTY_TICK_LENGTH) && fill === (drawnFills[index] || LINE)) return;
  drawnLengths[index] = length;
  drawnFills[index] = fill;
  const line = getDescendants('rim', 'line')[index];
  line.x2 = moveInwards(line.x1, length);
  line.y2 = moveInwards(line.y1, length);
  line.style.fill = fill;
}

/** One coordinate of a tick's inner end: straight in along a side, towards the centre of the arc in a corner. */
function moveInwards(outer: number, length: number): number {
  return outer + ((Math.min(Math.max(outer, NEAR_CENTRE), FAR_CENTRE) - outer) / CORNER_RADIUS) * length;
}
