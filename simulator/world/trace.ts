import type { Clock, Instant } from './clock';
import type { LaunchReason, UnloadCause } from './companion-life';
import type { ConsoleLevel } from './console-level';
import type { DisplayMode } from './display-mode';
import { Listeners } from './listeners';

/** Where something happened. */
export type Place = 'watch' | 'phone' | 'settings' | 'cloud';
/** The direction between watch and phone. */
export type Direction = 'toWatch' | 'toPhone';

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

/** A fault of the run began. */
export interface FaultEvent {
  kind: 'fault';
  name: string;
}

/** A finger touched the screen, in pixels. */
export interface TapEvent {
  kind: 'tap';
  x: number;
  y: number;
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

/** A line an app wrote. `stack` says where, as in ErrorEvent. */
export interface ConsoleEvent {
  kind: 'console';
  place: Place;
  level: ConsoleLevel;
  text: string;
  stack?: string;
}

/** An exception that an app did not catch. `stack` has positions in the bundle, `app/index.js:1:234`. */
export interface ErrorEvent {
  kind: 'error';
  place: Place;
  text: string;
  stack?: string;
}

/** Something that a real watch or phone would treat differently. Each is reported once. */
export interface WarningEvent {
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
  /** Size of the response's body. */
  bytes?: number;
  /** From request to response. */
  durationMs?: number;
  /** Why no response came. */
  failure?: string;
}

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
  state: 'pending' | 'transferring' | 'transferred' | 'canceled' | 'error';
  /** The decoded content, if the file is CBOR. */
  data?: unknown;
}

/** The settings page or the companion wrote a settings key; `value` is null if it was removed. */
export interface SettingEvent {
  kind: 'setting';
  by: 'settings' | 'companion';
  key: string;
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

/** An event with its number and its time. */
export type TraceEntry<E extends TraceEvent = TraceEvent> = E & { readonly id: number; readonly t: Instant };

/** Everything that happened on watch, phone and cloud, in order, for the report and for the page. */
export class Trace {
  readonly entries: TraceEntry[] = [];
  private readonly listeners = new Listeners<[entry: TraceEntry, isNew: boolean]>();

  constructor(private readonly clock: Clock) {}

  /** `event` itself becomes the entry, so that its getters stay lazy. */
  add<E extends TraceEvent>(event: E): TraceEntry<E> {
    const entry: TraceEntry<E> = Object.assign(event, { id: this.entries.length, t: this.clock.now() });
    this.entries.push(entry as TraceEntry);
    this.listeners.notify(entry as TraceEntry, true);
    return entry;
  }

  /** Changes an entry and notifies the listeners again. */
  update<E extends TraceEvent>(entry: TraceEntry<E>, patch: Partial<E>): void {
    Object.assign(entry, patch);
    this.listeners.notify(entry as TraceEntry, false);
  }

  /** Calls `listener` for each entry, new (`isNew`) or changed; the returned function unsubscribes. */
  listen(listener: (entry: TraceEntry, isNew: boolean) => void): () => void {
    return this.listeners.add(listener);
  }
}
