import type { AppPackage, Model } from '../app-package/app-package';
import type { Link } from '../peer/link';
import type { FontName } from '../screen/fonts';
import type { Clock } from '../world/clock';
import type { SensorSource } from '../world/sensors';
import type { Trace } from '../world/trace';
import type { WatchPreferences } from '../world/watch-preferences';
import type { WatchDisk } from './watch-disk';

/** What a watch is made from. */
export interface WatchOptions {
  app: AppPackage;
  model: Model;
  clock: Clock;
  trace: Trace;
  link: Link;
  /** The IANA zone the wearer is in, asked anew at each use. */
  zone: () => string;
  sensors: SensorSource;
  disk: WatchDisk;
  preferences: WatchPreferences;
  /** Whole numbers 0 … 2³²−1. */
  random: () => number;
  /** Stands in for the watch's own font. */
  font?: FontName;
  /** The wearer's setting; off where it is left out. */
  alwaysOn?: boolean;
  /** Permissions the wearer revoked. */
  deniedPermissions?: ReadonlySet<string>;
}
