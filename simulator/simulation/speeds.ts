/** Virtual milliseconds for one of real time, or as fast as the computer can. */
export const SPEEDS = [1, 60, 600, 'max'] as const;
export type Speed = (typeof SPEEDS)[number];
