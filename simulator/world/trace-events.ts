import type { Instant } from './clock';
import type { LaunchReason, UnloadCause } from './companion-life';
import type { ConsoleLevel } from './console-level';
import type { DisplayMode } from './display-mode';

/** Where something happened. */
export const PLACES = ['watch', 'phone', 'settings', 'cloud'] as const;
export type Place = (typeof PLACES)[number];

/** The direction between watch and phone. */
export const DIRECTIONS = ['toWatch', 'toPhone'] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** The face or the settings page started. `detail`: the app and the watch model. */
export interface StartEvent {
  kind: 'start';
  place: 'watch' | 'settings';
  detail?: string;
}

/** The face or the settings page ended. `reason` is absent where the wearer closed it. */
export interface ExitEvent {
  kind: 'exit';
  place: 'watch' | 'settings';
  reason?: string;
}

/** The phone launched the companion. */
export interface WakeEvent {
  kind: 'wake';
  reason: LaunchReason;
}

/** The phone ended the companion. */
export interface UnloadEvent {
  kind: 'unload';
  cause: UnloadCause;
}

/** The watch's display changed its mode. */
export interface DisplayEvent {
  kind: 'display';
  mode: DisplayMode;
}

/** Bluetooth (`link`) or the phone's network was cut or restored. */
export interface ConnectionEvent {
  kind: 'link' | 'network';
  isOn: boolean;
}

/** A fault began, or was ended. */
export interface FaultEvent {
  kind: 'fault';
  name: string;
  /** The value of a fault that takes one. */
  value?: string;
  isOver?: true;
}

/** A finger touched the screen, in pixels. */
export interface TapEvent {
  kind: 'tap';
  x: number;
  y: number;
  /** Where it was lifted, after a swipe. */
  toX?: number;
  toY?: number;
  /** How long it stayed, after a long press or a slow swipe. */
  ms?: number;
  /** Nothing took it: no element there accepts the finger, or the display was not on. */
  isMissed?: boolean;
}

/** Something that began, ended or changed in one place. */
export type LifecycleEvent =
  | StartEvent
  | ExitEvent
  | WakeEvent
  | UnloadEvent
  | DisplayEvent
  | ConnectionEvent
  | FaultEvent
  | TapEvent;

/** Where an app's code was. */
export interface CodeLocation {
  /** In the author's source, `app/index.ts:12:5`; in the bundle where the source is not known. */
  at: string;
  /** Every frame of the app, innermost first, with the function's name where known: `app/index.ts:12:5 draw`. */
  frames: readonly string[];
}

/** The members that the trace adds are in CodeLocation. */
interface Located extends Partial<CodeLocation> {
  /** Frames of the engine, with positions in the bundle: `at draw (app/index.js:1:234)`. */
  stack?: string;
}

/** Set where equal events followed one another: this entry stands for all of them. */
interface Repeated {
  /** How often it happened; absent for once. */
  count?: number;
  /** The last time; the first is the entry's own. */
  last?: Instant;
}

/** A line an app wrote. */
export interface ConsoleEvent extends Repeated, Located {
  kind: 'console';
  place: Place;
  level: ConsoleLevel;
  text: string;
}

/** An exception that an app did not catch. */
export interface ErrorEvent extends Repeated, Located {
  kind: 'error';
  place: Place;
  text: string;
}

/** Something that a real watch or phone would treat differently. Each is reported once. */
export interface WarningEvent extends Repeated, Located {
  kind: 'warning';
  place: Place;
  text: string;
}

/** A request from phone to cloud. `status` and the members after it are set when it ends. */
export interface RequestEvent {
  kind: 'request';
  method: string;
  url: string;
  requestHeaders: Record<string, string>;
  requestBody?: string;
  status?: number;
  responseHeaders?: Record<string, string>;
  responseBody?: string;
  /** The response's body is no text: `responseBody` says how long it is, its bytes are not kept. */
  isBinary?: true;
  /** Size of the response's body. */
  bytes?: number;
  /** From request to response. */
  durationMs?: number;
  /** Why no response came. */
  failure?: string;
}

/** The largest message in bytes of CBOR, as observed on Fitbit's own simulator. */
export const MAX_MESSAGE_BYTES = 1027;

/** A message through the peer socket. `lost`: it was sent and did not arrive. */
export interface MessageEvent {
  kind: 'message';
  direction: Direction;
  bytes: number;
  /** The message, decoded. */
  data: unknown;
  state: 'sent' | 'arrived' | 'lost';
}

/** A file transfer. One entry follows it from `pending` to its end. */
export interface FileEvent {
  kind: 'file';
  direction: Direction;
  name: string;
  bytes: number;
  /** A fault sends it again, as it was or altered. */
  isResent?: boolean;
  state: 'pending' | 'transferring' | 'transferred' | 'canceled' | 'error';
  /** The decoded content, if the file is CBOR. */
  data?: unknown;
}

/** The settings page or the companion wrote a settings key. `value` is null if it was removed; `key` too: all were. */
export interface SettingEvent {
  kind: 'setting';
  by: 'settings' | 'companion';
  key: string | null;
  value: string | null;
}

/** A page opened in the phone's browser, such as a consent page. */
export interface PageEvent {
  kind: 'page';
  url: string;
  state: 'open' | 'done' | 'closed';
  status?: number;
}

export type TraceEvent =
  | LifecycleEvent
  | ConsoleEvent
  | ErrorEvent
  | WarningEvent
  | RequestEvent
  | MessageEvent
  | FileEvent
  | SettingEvent
  | PageEvent;

/** An event whose equal successors are counted in one entry. */
export type LineEvent = ConsoleEvent | ErrorEvent | WarningEvent;

/** An event with its number and its time. `isCut`: its body, or the end of its text, was dropped to save memory. */
export type TraceEntry<E extends TraceEvent = TraceEvent> = E & {
  readonly id: number;
  readonly t: Instant;
  isCut?: boolean;
};
