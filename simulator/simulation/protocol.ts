import type { Model } from '../app-package/models';
import type { Failure } from '../cloud/failure-modes/failure-mode';
import type { FinalResponse } from '../phone/fetch-with-redirects';
import type { ActiveValue, SwitchedFault } from '../run/faults';
import type { OverridableSensor } from '../run/overridable-sensors';
import type { StormState } from '../run/storm-state';
import type { Instant } from '../world/clock';
import type { CompanionState } from '../world/companion-life';
import type { DisplayMode } from '../world/display-mode';
import type { NetworkFailure } from '../world/network';
import type { ScreenTimeout } from '../world/screen-timeout';
import type { TraceEntry } from '../world/trace';
import type { WatchPreferences } from '../world/watch-preferences';
import type { Speed } from './playback';

/**
 * The server's messages to the page over the one WebSocket, as JSON; the page's are in commands.ts. Types only: both
 * sides import them. All moments are virtual unless they say otherwise.
 */

/** The app that runs. */
export interface AppInfo {
  fileName: string;
  name: string;
  uuid: string;
  buildId: string;
  /** Bytes of the .fba. */
  size: number;
  models: Model[];
  hasSettings: boolean;
  language: string;
  /** Counts up whenever an app is opened, so that the settings page is loaded anew. */
  openCount: number;
  /** The permissions that the app requests, for the watch or the phone, in order of their names. */
  permissions: string[];
}

/** A sensor's value (null: nothing to measure), and whether it was set by hand. */
export interface SensorInfo {
  value: number | null;
  isOverridden: boolean;
}

/** The local day that `now` is in. */
export interface DayInfo {
  start: Instant;
  end: Instant;
  /** When the persona sleeps, from and to. */
  sleepPeriods: [Instant, Instant][];
}

/** The wearer's preferences that the page can change. */
export type ReadingPreferences = Pick<WatchPreferences, 'language' | 'clockDisplay' | 'firstDayOfWeek'>;

/** All that the page shows besides the picture and the event log. */
export interface WorldState {
  now: Instant;
  zone: string;
  day: DayInfo;
  /** Tomorrow 07:00 local time. */
  tomorrowMorning: Instant;
  isPlaying: boolean;
  speed: Speed;
  /** The moment that time runs to as fast as possible; null: it does not. */
  fastForwardTarget: Instant | null;
  isLinkUp: boolean;
  isOnline: boolean;
  /** All that are active, in order of precedence. */
  failures: Failure[];
  /** The faults that are on, of those that can be switched. */
  faults: SwitchedFault[];
  /** Those with a value that are on, or wait to happen. */
  faultValues: ActiveValue[];
  /** The last storm; null before the first. */
  storm: StormState | null;
  /** What the wearer has taken away, of all permissions. */
  deniedPermissions: string[];
  watch: {
    model: Model;
    isRunning: boolean;
    display: DisplayMode;
    /** The wearer's setting. */
    isAlwaysOnEnabled: boolean;
    /** The wearer's setting: after how long without a touch the display goes dark. */
    screenTimeout: ScreenTimeout;
    /** Whether the app draws the always-on display; otherwise the watch shows its own clock. */
    isAlwaysOnAllowed: boolean;
    /** The share of pixels that shine while the display is always-on, 0 … 1; else null. */
    litShare: number | null;
  };
  preferences: ReadingPreferences;
  companion: { state: CompanionState; unloadsAt: Instant | null };
  sensors: Record<OverridableSensor, SensorInfo>;
  personaName: string;
  /** The person whose data it is, and which of the possible lives; `zone` is the account's. */
  persona: { name: string; seed: number; zone: string };
}

/** The phone's browser: the page it shows, by its real address. */
export interface BrowserInfo {
  /** Number of the browser session, chosen by the page that opened it. */
  id: number;
  url: string;
  /** The frame's address on this origin; only sent when the browser is opened. */
  frame?: string;
}

/** A stored value; `text` is null where the bytes are no text. `hasSecret`: something of it is, or would be, masked. */
export interface StoredItem {
  key: string;
  bytes: number;
  text: string | null;
  hasSecret: boolean;
}

/** What the app has stored: `settings` and `local` on the phone, `files` on the watch. */
export interface StorageInfo {
  settings: StoredItem[];
  local: StoredItem[];
  files: StoredItem[];
}

/** What is wrong with the app's sources. */
export interface BuildProblem {
  /** `companion/index.ts:12:5`: file, line and column. */
  at?: string;
  /** The compiler's text. */
  text: string;
}

/** A build of the app's sources. There may be a package in spite of problems. */
export interface BuildResult {
  isBuilt: boolean;
  problems: readonly BuildProblem[];
}

export type ServerMessage =
  | {
      type: 'hello';
      /** Different after each start of the server, which may also have other files for the page. */
      instance: string;
      app: AppInfo;
      state: WorldState;
      entries: TraceEntry[];
      settings: Record<string, string>;
    }
  | { type: 'app'; app: AppInfo; settings: Record<string, string> }
  | { type: 'state'; state: WorldState }
  /** Entries that are new or have changed, by `id`. Long bodies are cut: see `/trace/ID`. */
  | { type: 'trace'; entries: TraceEntry[] }
  /** The watch's picture as SVG, and the texts that can be read on it, top to bottom. */
  | { type: 'frame'; svg: string; texts: string[] }
  /** A settings key was written (value null: removed; key null too: all were); `isOwn` confirms this page's write. */
  | { type: 'setting'; key: string | null; value: string | null; isOwn: boolean }
  | { type: 'browser'; browser: BrowserInfo }
  /** The browser reached the redirect page with these parameters. */
  | { type: 'returned'; id: number; params: Record<string, string> }
  /** The response to a `fetch` of the settings page. */
  | { type: 'response'; id: number; response: FinalResponse | NetworkFailure }
  /** Whether the world responds; `text` says in one sentence why it does not. The server itself sends this. */
  | { type: 'world'; state: 'running' | 'hanging' | 'gone'; text: string }
  /** The last build of the app's sources; the server itself sends this. */
  | ({ type: 'build' } & BuildResult)
  /** Where the settings page's frame is, since this start of the server; the server itself sends this, first of all. */
  | { type: 'settingsAddress'; path: string }
  /** A command failed: one line for the person. */
  | { type: 'problem'; text: string };
