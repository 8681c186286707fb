import type { AppPackage, DevicePart } from '../app-package/app-package';
import type { Model } from '../app-package/models';
import type { Realm } from '../realm/realm';
import type { Clock, Instant } from '../world/clock';
import type { DailyLife } from '../world/daily-life';
import type { SensorSource } from '../world/sensors';
import type { WarnUnlessGranted } from '../world/warn-unless-granted';
import type { WatchPreferences } from '../world/watch-preferences';
import type { Display } from './display';
import type { WatchFiles } from './watch-files';

/** The JavaScript heap of Fitbit OS 5. A package may request up to 128 KB; whether a watch obeys is not known. */
export const HEAP_BYTES = 64 * 1024;

/** One run of an app on the watch, for the modules that are part of it. */
export interface AppContext {
  readonly app: AppPackage;
  readonly part: DevicePart;
  readonly model: Model;
  readonly realm: Realm;
  readonly clock: Clock;
  readonly startedAt: Instant;
  readonly zone: () => string;
  readonly display: Display;
  readonly sensors: SensorSource;
  /** Undefined: the watch does not find its position. */
  readonly dailyLife: DailyLife | undefined;
  readonly files: WatchFiles;
  readonly preferences: WatchPreferences;
  /** When the watch last synced with its account. */
  lastSync(): Instant;
  /** Whether the package requests the permission and the wearer has not revoked it. */
  isGranted(permission: string): boolean;
  /** The same, with a warning for a permission that the package does not request. */
  readonly warnUnlessGranted: WarnUnlessGranted;
  /** Traces what a real watch would treat differently, each text once in a run. */
  warn(text: string): void;
  /** Registers a running sensor; the returned function unregisters it. */
  registerRunningSensor(name: string): () => void;
  /** The vibration motor starts. */
  vibrate(pattern: string): void;
  /** Ends the run after the present task. */
  requestExit(): void;
  /** Runs `work` at the end of the run; the returned function cancels that. */
  onEnd(work: () => void): () => void;
}
