import type { World } from '../../simulator/run/world';
import type { TestCase } from './test-case';

/** A running case, as invariants and situations see it. */
export interface Run {
  readonly world: World;
  readonly testCase: TestCase;
  /** When the last fault is over. */
  readonly calmFrom: number;
  /** The sign-ins of the wearer: when, and at which service. */
  readonly signIns: readonly { at: number; service: string }[];
}

/** Looks at a run from its beginning. It listens to the world by itself. */
export interface Checker {
  /** Called when the faults are over and two wakes have passed. */
  checkCalm?(): void;
  /** Called at the end of the run, when no hold may be left. */
  checkEnd?(): void;
}

/** Something that is true of every run. */
export interface Invariant {
  readonly name: string;
  /** One sentence. */
  readonly rule: string;
  /** What it does not count, in one line; empty: it has no exception. */
  readonly except: string;
  /** Begins to look at a run, before anything has happened. `report` takes what is wrong, in one line. */
  watch(run: Run, report: (text: string) => void): Checker;
}
