import type { Model } from '../app-package/models';
import type { Evaluation } from '../realm/realm';
import type { ConsoleLevel } from '../world/console-level';

/**
 * What a developer's tool does with a watch and its phone. Everything in it is JSON or bytes, so that they may live in
 * another process. A rejection with a TargetError has one line for the developer.
 */
export interface DeveloperTarget {
  describe(): Promise<TargetDescription>;
  /** Checks an .fba and puts it on watch and phone, where it does not run yet. */
  install(fba: Uint8Array): Promise<void>;
  /** Starts the installed app. */
  launch(): Promise<void>;
  screenshot(): Promise<Screenshot>;
  /** Runs a script in the global scope of the app on the watch; undefined if none runs. */
  evaluate(source: string): Promise<Evaluation | undefined>;
  /** Calls `onLine` for each line from now on; the returned function unsubscribes. */
  listen(onLine: (line: ConsoleLine) => void): () => void;
}

export interface TargetDescription {
  model: Model;
  /** The app that is installed. */
  app: AppIdentity | undefined;
}

/** An app as its manifest names it; `buildId` has 16 hexadecimal digits after `0x`. */
export interface AppIdentity {
  uuid: string;
  buildId: string;
}

/** The parts of an app, as the developer bridge protocol names them. */
export type Component = 'app' | 'companion' | 'settings';

/** A line that an app logged, an exception that it did not catch, or a warning of the simulator. */
export interface ConsoleLine {
  component: Component;
  kind: ConsoleLevel | 'exception' | 'warning';
  text: string;
  /** Where it came from, innermost first; empty where that is unknown. */
  frames: readonly CodeFrame[];
}

/** A place in a file of the package, or in the author's source. Line and column count from 1. */
export interface CodeFrame {
  file: string;
  line: number;
  column: number;
  /** The function. */
  name: string | undefined;
}

/** A picture of the watch's screen: three bytes a pixel, row by row. */
export interface Screenshot {
  width: number;
  height: number;
  rgb: Uint8Array;
}

/** What the developer wants cannot be done. The message says why in one line. */
export class TargetError extends Error {
  override name = 'TargetError';
}
