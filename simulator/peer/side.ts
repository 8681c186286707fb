import type { Direction } from '../world/trace';

/** The two ends of the link. */
export const SIDES = ['watch', 'phone'] as const;
export type Side = (typeof SIDES)[number];

export function getOtherSide(side: Side): Side {
  return side === 'watch' ? 'phone' : 'watch';
}

/** The direction of what `from` sends. */
export function directionFrom(from: Side): Direction {
  return from === 'watch' ? 'toPhone' : 'toWatch';
}
