import type { AimedFault } from './draw-case';
import type { Run } from './invariant';

/** A state of affairs that is worth reaching. A run that never reaches it has not tested it. */
export interface Situation {
  readonly name: string;
  /** One line for the table in docs/reliability.md. */
  readonly words: string;
  /** Faults that lead to it. */
  readonly by: readonly AimedFault[];
  /** Begins to look at a run; the result returns how often it was reached so far. */
  watch(run: Run): () => number;
}
