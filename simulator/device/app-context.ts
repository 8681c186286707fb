import type { AppPackage, DevicePart, Model } from '../app-package/app-package';
import type { Realm } from '../realm/realm';
import type { Clock, Instant } from '../world/clock';
import type { SensorSource } from '../world/sensors';
import type { WatchPreferences } from '../world/watch-preferences';
import type { Display } from './display';
import type { WatchFiles } from './watch-files';

/** One run of an app on the watch: what its modules are made from and what ends with it. */
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
  readonly files: WatchFiles;
  readonly preferences: WatchPreferences;
  /** Whether the package asks for the permission and the wearer has left it on. */
  isGranted(permission: string): boolean;
  /** Traces what a real watch would take differently: each text once in a run. */
  warn(text: string): void;
  /** Notes that a sensor runs from now on; the answer ends that. */
  registerRunningSensor(name: string): () => void;
  /** The vibration motor starts. */
  vibrate(pattern: string): void;
  /** Ends the run after the present task, as the app asked. */
  requestExit(): void;
  /** Does `work` when the run ends; the answer calls that off. */
  onEnd(work: () => void): () => void;
}
