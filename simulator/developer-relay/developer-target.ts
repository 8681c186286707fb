import type { Evaluation } from '../realm/realm';
import type { ConsoleLine, TargetDescription } from '../simulation/developer-tools';

/**
 * What a developer's tool does with a watch and its phone. A rejection with a TargetError has one line for the
 * developer.
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

/** A picture of the watch's screen: three bytes a pixel, row by row. */
export interface Screenshot {
  width: number;
  height: number;
  rgb: Uint8Array;
}
