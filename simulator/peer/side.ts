import type { Direction } from '../world/trace';

/** The two ends of the link. */
export type Side = 'watch' | 'phone';

export function otherSide(side: Side): Side {
  return side === 'watch' ? 'phone' : 'watch';
}

/** Which way something goes that `from` sends. */
export function directionFrom(from: Side): Direction {
  return from === 'watch' ? 'toPhone' : 'toWatch';
}
