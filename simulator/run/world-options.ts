import type { AppPackage } from '../app-package/app-package';
import type { Model } from '../app-package/models';
import type { CodeExchange } from '../settings-page/oauth';
import type { Instant } from '../world/clock';
import type { Outside } from '../world/outside';
import type { ScreenTimeout } from '../world/screen-timeout';
import type { TraceOptions } from '../world/trace';
import type { WatchPreferences } from '../world/watch-preferences';
import type { Fault } from './faults';

/** What a world is made from. */
export interface WorldOptions {
  app: AppPackage;
  model?: Model;
  start: Instant;
  /** IANA zone of watch and phone; by default the persona's. */
  zone?: string;
  persona?: string;
  seed?: number;
  /** Host → address of the real server that replaces it. */
  routes?: ReadonlyMap<string, string>;
  /** Without it, no request reaches a real server and nothing measures lit pixels. */
  outside?: Outside;
  faults?: readonly Fault[];
  /** Settings that are stored before the start. */
  settings?: ReadonlyMap<string, string>;
  preferences?: Partial<WatchPreferences>;
  /** Whether the wearer enabled the always-on display. */
  isAlwaysOnEnabled?: boolean;
  /** Time without a touch until the display goes dark; by default never. */
  screenTimeout?: ScreenTimeout;
  /** Permissions that the wearer revoked. */
  deniedPermissions?: ReadonlySet<string>;
  /** Whether `<Oauth>` exchanges the code by itself. */
  exchange?: CodeExchange;
  /** The sizes of the trace. */
  trace?: Pick<TraceOptions, 'maxEntries' | 'maxBodyBytes'>;
}
