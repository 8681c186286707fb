import type { AppPackage } from '../app-package/app-package';
import type { Model } from '../app-package/models';
import type { Link } from '../peer/link';
import type { FontName } from '../screen/fonts';
import type { Clock } from '../world/clock';
import type { DailyLife } from '../world/daily-life';
import type { Moments } from '../world/moments';
import type { ScreenTimeout } from '../world/screen-timeout';
import type { SensorSource } from '../world/sensors';
import type { Trace } from '../world/trace';
import type { WatchPreferences } from '../world/watch-preferences';
import type { WatchDisk } from './watch-disk';

/** Measures the share of a picture's pixels that are lit, 0 … 1. The result comes at once or later, or never. */
export type MeasureLitShare = (svg: string, onResult: (share: number) => void) => void;

/** What a watch is made from. */
export interface WatchOptions {
  app: AppPackage;
  model: Model;
  clock: Clock;
  trace: Trace;
  moments?: Moments;
  link: Link;
  /** The wearer's IANA zone, read at each use. */
  zone: () => string;
  sensors: SensorSource;
  /** By default the watch does not find its position. */
  dailyLife?: DailyLife;
  disk: WatchDisk;
  preferences: WatchPreferences;
  /** Whole numbers 0 … 2³²−1. */
  random: () => number;
  /** Replaces the watch's own font. */
  font?: FontName;
  /** The wearer's setting; by default off. */
  isAlwaysOnEnabled?: boolean;
  /** The wearer's setting; by default the display does not go dark by itself. */
  screenTimeout?: ScreenTimeout;
  /** Permissions that the wearer revoked. */
  deniedPermissions?: ReadonlySet<string>;
  /** Without it, the rule of the always-on display for lit pixels is not checked. */
  measureLitShare?: MeasureLitShare;
}
