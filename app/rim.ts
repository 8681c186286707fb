import { LINE } from './colours';
import { getDescendants } from './elements';
import { max, min } from './math';
import { catchFault } from './page-fault';
import { grownCount } from './rim-growth';
import { EMPTY_TICK_LENGTH, layOutRim, TICK_COUNT } from './rim-layout';
import { SCREEN_SIZE_PX } from './screen';
import type { View } from './view';

/** The ticks stand on the edge of a square with round corners, 14 px inside the screen. */
const CORNER_RADIUS = 76;
const NEAR_CENTRE = 14 + CORNER_RADIUS;
const FAR_CENTRE = SCREEN_SIZE_PX - NEAR_CENTRE;

// Length, px, and colour of each tick on the screen; undefined: as in index.view. One face runs in a process,
// so the module keeps them.
const drawnLengths: number[] = [];
const drawnFills: string[] = [];
/** The ticks in the view, while some are drawn. */
let lines: LineElement[] = [];

/** Draws the ticks that have grown so far, each if it differs from what is on the screen. */
export function drawRim(view: View): void {
  catchFault('rim', () => {
    layOutRim(view, grownCount, drawTick);
    // The next tick to be drawn is minutes away, and 72 elements take 2 KB of the heap.
    if (grownCount >= TICK_COUNT) lines = [];
  });
}

/** Makes the next `drawRim` draw every tick, because something else has changed them. */
export function forgetDrawnRim(): void {
  for (let i = 0; i < TICK_COUNT; i++) drawnLengths[i] = -1;
}

function drawTick(index: number, length: number, fill: string): void {
  if (length === (drawnLengths[index] || EMPTY_TICK_LENGTH) && fill === (drawnFills[index] || LINE)) return;
  drawnLengths[index] = length;
  drawnFills[index] = fill;
  if (!lines.length) lines = getDescendants('rim', 'line');
  const line = lines[index];
  line.x2 = moveInwards(line.x1, length);
  line.y2 = moveInwards(line.y1, length);
  line.style.fill = fill;
}

/**
 * One coordinate of the inner end of a tick of this length, px; `outer`: that of its outer end, which stays as in
 * index.view. A tick at a side points straight in, one in a corner to the centre of its arc.
 */
export function moveInwards(outer: number, length: number): number {
  return outer + ((min(max(outer, NEAR_CENTRE), FAR_CENTRE) - outer) / CORNER_RADIUS) * length;
}
