import type { Simulator } from '../client/simulator';
import type { AppInfo } from '../simulation/protocol';
import type { Instant } from '../world/clock';
import type { YamlValue } from './yaml-value';

/** The files that a scenario names. Paths start from its folder. */
export interface ScenarioFiles {
  /** Undefined where there is none. */
  read(path: string): Uint8Array | undefined;
  write(path: string, content: Uint8Array): void;
}

/** What actions and expectations work on. */
export interface ScenarioWorld {
  simulator: Simulator;
  start: Instant;
  files: ScenarioFiles;
  /** Pictures that differ are written instead of reported. */
  isUpdating: boolean;
  /** Called with the path of a picture that was written so. */
  onUpdate(path: string): void;
}

/** Something that a step does. */
export interface Action {
  /** Why the app cannot do this, before anything runs. */
  problemWith?(app: AppInfo): string | undefined;
  /** Returns why it could not be done. */
  perform(world: ScenarioWorld): Promise<string | undefined>;
}

/** Something that must be true. */
export interface Check {
  /** What is expected, to follow `expected`. */
  readonly words: string;
  /** Returns what there is instead. `isLast` is false where it is called again later. */
  findProblem(world: ScenarioWorld, look: { isLast: boolean }): Promise<string | undefined>;
}

/** A check of a step, and how long it may take to come true, in ms. */
export interface Expectation {
  check: Check;
  withinMs: number;
  source: YamlValue;
}

/** When a step happens, in ms: from the start, or from the end of the step before. */
export type StepTime = { at: number } | { after: number };

/** A moment of a scenario: one action at most, then what is expected. */
export interface Step {
  source: YamlValue;
  time: StepTime;
  actions: readonly { name: string; action: Action; source: YamlValue }[];
  expectations: readonly Expectation[];
}
