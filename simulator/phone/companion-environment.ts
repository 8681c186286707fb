import type { AppPackage } from '../app-package/app-package';
import type { Model } from '../app-package/models';
import type { Link } from '../peer/link';
import type { Clock } from '../world/clock';
import type { LaunchReason } from '../world/companion-life';
import type { DailyLife } from '../world/daily-life';
import type { Moments } from '../world/moments';
import type { Network } from '../world/network';
import type { Trace } from '../world/trace';
import type { ClusterStorages } from './cluster-storage';
import type { PhoneOs } from './companion-module';
import type { LocalStore } from './local-store';
import type { LocationMonitor } from './location-monitor';
import type { SettingsStore } from './settings-store';
import type { WakeTimer } from './wake-timer';

/** What a companion's modules are made from. */
export interface CompanionEnvironment {
  app: AppPackage;
  clock: Clock;
  trace: Trace;
  moments?: Moments;
  link: Link;
  network: Network;
  /** The time of the phone's clock; by default the true time. */
  dateNow?: () => number;
  /** IANA zone, read at each use. */
  zone: () => string;
  /** Language tag of the phone, `en-US`. */
  language: string;
  os: PhoneOs;
  /** The paired watch; by default the first model. */
  model?: () => Model;
  /** The battery of the watch in per cent; by default nobody knows it. */
  watchBattery?: () => number;
  random: () => number;
  /** By default nobody knows where the phone is, and its calendars are empty. */
  dailyLife?: DailyLife;
  /** The wearer's unit of temperature; by default Celsius. */
  temperatureUnit?: () => 'C' | 'F';
  settings: SettingsStore;
  localStorage: LocalStore;
}

/** What one run of a companion is made from. */
export interface RunningCompanionOptions extends CompanionEnvironment {
  script: string;
  reasons: readonly LaunchReason[];
  /** For `locationChanged`. */
  position: Record<string, unknown> | undefined;
  wakeTimer: WakeTimer;
  locationMonitor: LocationMonitor;
  clusterStorages: ClusterStorages;
  isGranted(permission: string): boolean;
  /** Whether the app runs on the watch, in reach of the phone. */
  isPeerRunning(): boolean;
  onYield(): void;
  /** Reports, once each for all runs, what a real phone does differently or not at all. */
  warn(text: string): void;
  /** The companion received something, or a request began or ended. */
  onActivity(): void;
}
