import type { AimedFault } from './draw-case';
import type { Run } from './invariant';
import type { Act, TestCase } from './test-case';

/** What leads to a situation. All of it happens within some minutes, in a world like `world`. */
export interface Way {
  readonly faults?: readonly AimedFault[];
  /** What the wearer does then, one after the other; `after` in minutes from the beginning. */
  readonly acts?: readonly { readonly act: Act; readonly after?: number }[];
  /** What the world is made from; `start` is a day. */
  readonly world?: Partial<Pick<TestCase, 'service' | 'persona' | 'start' | 'savesBattery'>>;
}

/** A state of affairs that is worth reaching. A run that never reaches it has not tested it. */
export interface Situation {
  readonly name: string;
  /** One line for the table in docs/reliability.md. */
  readonly words: string;
  /** The way to it. Absent where every year has it. */
  readonly by?: Way;
  /** Begins to look at a run; the result returns how often it was reached so far. */
  watch(run: Run): () => number;
}
