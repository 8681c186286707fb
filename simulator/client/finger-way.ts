import type { ClientCommand } from '../simulation/commands';

/** In pixels of the watch. */
export type Point = readonly [x: number, y: number];

/** A command of a finger. */
export interface FingerStep {
  /** Time since it came down, ms. */
  after: number;
  command: ClientCommand;
}

/** Time of a long press that names none, ms: as long as published faces wait for one, and a little more. */
export const LONG_PRESS_MS = 1200;
const SWIPE_MS = 200;
const SWIPE_MOVES = 10;

/** A finger that comes down, stays and is lifted. */
export function pressSteps([x, y]: Point, ms = LONG_PRESS_MS): FingerStep[] {
  return [
    { after: 0, command: { type: 'fingerDown', x, y } },
    { after: ms, command: { type: 'fingerUp', x, y } },
  ];
}

/** A finger that moves from one point to another, evenly. */
export function swipeSteps([x1, y1]: Point, [x2, y2]: Point, ms = SWIPE_MS): FingerStep[] {
  const moves = Array.from({ length: SWIPE_MOVES }, (_, i): FingerStep => {
    const part = (i + 1) / SWIPE_MOVES;
    const [x, y] = [Math.round(x1 + (x2 - x1) * part), Math.round(y1 + (y2 - y1) * part)];
    return { after: Math.round(ms * part), command: { type: 'fingerMove', x, y } };
  });
  return [
    { after: 0, command: { type: 'fingerDown', x: x1, y: y1 } },
    ...moves,
    { after: ms, command: { type: 'fingerUp', x: x2, y: y2 } },
  ];
}
