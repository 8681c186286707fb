import type { Model } from '../app-package/app-package';
import type { FailureMode } from '../cloud/failure-mode';
import type { OverridableSensor } from '../run/overridable-sensors';
import type { Instant } from '../world/clock';
import type { CompanionState } from '../world/companion-life';
import type { ConsoleLevel } from '../world/console-level';
import type { DisplayMode } from '../world/display-mode';
import type { CloudRequest, CloudResponse } from '../world/http';
import type { NetworkFailure } from '../world/network';
import type { TraceEntry } from '../world/trace';
import type { WatchPreferences } from '../world/watch-preferences';
import type { Speed } from './speeds';

/**
 * What server and page say to each other over the one WebSocket, as JSON. Types only: both sides import them.
 * All moments are virtual unless they say otherwise.
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

/** What the wearer can choose on the page of how the watch shows things. */
export type ReadingPreferences = Pick<WatchPreferences, 'language' | 'clockDisplay' | 'firstDayOfWeek'>;

/** All that the page shows besides the picture and the line. */
export interface WorldState {
  now: Instant;
  zone: string;
  day: DayInfo;
  /** Tomorrow 07:00 local time. */
  tomorrowMorning: Instant;
  isPlaying: boolean;
  speed: Speed;
  /** Where time is rushing to, while it is. */
  fastForwardTarget: Instant | null;
  isLinkUp: boolean;
  isOnline: boolean;
  failureMode: FailureMode;
  watch: {
    model: Model;
    isRunning: boolean;
    display: DisplayMode;
    /** The wearer's setting. */
    alwaysOn: boolean;
    /** The share of pixels that shine while the display is always-on, 0 … 1; else null. */
    litShare: number | null;
  };
  preferences: ReadingPreferences;
  companion: { state: CompanionState; unloadsAt: Instant | null };
  sensors: Record<OverridableSensor, SensorInfo>;
  personaName: string;
}

/** The phone's browser: the page it shows, by its real address. */
export interface BrowserInfo {
  /** The opening's number, chosen by the page that asked for it. */
  id: number;
  url: string;
  /** Where the frame finds it on this origin; only told when it is opened. */
  frame?: string;
}

export type ServerMessage =
  | {
      type: 'hello';
      /** Another one after each start of the server: the page's own files may be others too. */
      instance: string;
      app: AppInfo;
      state: WorldState;
      entries: TraceEntry[];
      settings: Record<string, string>;
    }
  | { type: 'app'; app: AppInfo; settings: Record<string, string> }
  | { type: 'state'; state: WorldState }
  /** Entries that are new or have changed; `id` tells which. Long bodies are cut: see `/trace/ID`. */
  | { type: 'trace'; entries: TraceEntry[] }
  /** The watch's picture as SVG, and the texts that can be read on it, top to bottom. */
  | { type: 'frame'; svg: string; texts: string[] }
  /** A settings key was written (value null: removed; key null too: all were); `own` confirms a write of this page. */
  | { type: 'setting'; key: string | null; value: string | null; isOwn: boolean }
  | { type: 'browser'; browser: BrowserInfo }
  /** The browser came to the redirect page, and brought these parameters. */
  | { type: 'returned'; id: number; params: Record<string, string> }
  /** The answer to a `fetch` of the settings page. */
  | { type: 'response'; id: number; response: CloudResponse | NetworkFailure }
  /** Something the person asked for did not work: one line. */
  | { type: 'problem'; text: string };

export type ClientCommand =
  | { type: 'play'; on: boolean }
  | { type: 'speed'; speed: Speed }
  /** Runs as fast as possible to a moment to come; `stop` ends it earlier. */
  | { type: 'runTo'; at: Instant }
  | { type: 'stop' }
  | { type: 'link'; on: boolean }
  | { type: 'network'; on: boolean }
  | { type: 'failureMode'; failureMode: FailureMode }
  /** Watch pixels, 0 … 335. */
  | { type: 'tap'; x: number; y: number }
  | { type: 'sideButton' }
  | { type: 'display'; on: boolean }
  | { type: 'alwaysOn'; on: boolean }
  | ({ type: 'preferences' } & Partial<ReadingPreferences>)
  /** Null lets the sensor follow the persona again. */
  | { type: 'overrideSensor'; sensor: OverridableSensor; value: number | null }
  /** Starts the face again, on another watch where `model` is given. */
  | { type: 'restart'; model?: Model }
  /** The settings page begins or ends. */
  | { type: 'settingsPage'; open: boolean }
  /** The settings page writes (null: removes) a key. */
  | { type: 'setSetting'; key: string; value: string | null }
  | { type: 'clearSettings' }
  /** The settings page opens an address in the phone's browser. */
  | { type: 'browse'; id: number; url: string; isDark: boolean; showsNumeral: boolean }
  | { type: 'closeBrowser'; id: number }
  /** The settings page's own `fetch`. */
  | { type: 'request'; id: number; request: CloudRequest }
  | { type: 'settingsConsole'; level: ConsoleLevel; text: string }
  | { type: 'settingsWarning'; text: string }
  | { type: 'settingsError'; text: string; stack?: string };
