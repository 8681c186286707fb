import type { Model } from '../app-package/models';
import type { Fault } from '../run/faults';
import type { CodeExchange } from '../settings-page/oauth';
import type { Instant } from '../world/clock';
import type { ScreenTimeout } from '../world/screen-timeout';
import type { WatchPreferences } from '../world/watch-preferences';

/** What a world is made from besides the app, as JSON carries it; see `WorldOptions`. */
export interface WorldSpec {
  model?: Model;
  start: Instant;
  zone?: string;
  persona?: string;
  seed?: number;
  /** Host → base address of the real server that replaces it, for messages: who is outside has a list of its own. */
  routes?: Readonly<Record<string, string>>;
  faults?: readonly Fault[];
  settings?: Readonly<Record<string, string>>;
  preferences?: Partial<WatchPreferences>;
  isAlwaysOnEnabled?: boolean;
  screenTimeout?: ScreenTimeout;
  deniedPermissions?: readonly string[];
  exchange?: CodeExchange;
  /** The watch was put on at six in the morning of the day of `start`, see `wearUntil`. */
  isWornSinceMorning?: boolean;
}
