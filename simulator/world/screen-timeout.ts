import { SECOND_MS } from './duration';

/** Times without a touch until the display goes dark by itself: the wearer's setting. */
export const SCREEN_TIMEOUTS = ['never', '10s', '20s', '30s'] as const;
export type ScreenTimeout = (typeof SCREEN_TIMEOUTS)[number];

export const SCREEN_TIMEOUT_MS: Readonly<Record<ScreenTimeout, number>> = {
  never: Number.POSITIVE_INFINITY,
  '10s': 10 * SECOND_MS,
  '20s': 20 * SECOND_MS,
  '30s': 30 * SECOND_MS,
};
