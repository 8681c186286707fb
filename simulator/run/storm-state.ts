import type { Instant } from '../world/clock';

/** What came back after trouble, and what did not. */
export interface Recovery {
  isGood: boolean;
  /** One sentence. Times are local. */
  text: string;
  /** The entry of the trace that shows what is wrong, where there is one. */
  entry?: number;
}

export const STORM_PHASES = ['storm', 'calm', 'over'] as const;

/** How a storm is, as JSON carries it. In `calm` the app has time to recover; then `recovery` says what came back. */
export interface StormState {
  seed: number;
  phase: (typeof STORM_PHASES)[number];
  start: Instant;
  /** Faults so far, and those of them that are on. */
  begun: number;
  active: number;
  endedByHand: number;
  recovery?: Recovery;
}
