import type { Globals } from '../host/host';
import type { AppActivity } from '../world/app-activity';
import type { Clock } from '../world/clock';
import type { ConsoleLevel } from '../world/console-level';

/**
 * The engine that a realm simulates.
 * - `device`: JerryScript of the watch. ES5.1 builtins, Promise, typed arrays; timers, requestAnimationFrame, console.
 * - `companion`: the strict phone. ES2016 builtins; timers, console, `atob`, `btoa`, `URLSearchParams` (fetch and
 *   the rest come from phone/). No DOM, no `crypto`, no `TextEncoder`, no `URL`.
 * - `settings`: as `companion`; the page's own globals come from settings-page/.
 */
export type RealmProfile = 'device' | 'companion' | 'settings';

/** The events that the platform sends to a target, which is reported by its name. */
export interface PlatformEvents {
  readonly name: string;
  readonly types: readonly string[];
}

export interface RealmOptions {
  profile: RealmProfile;
  clock: Clock;
  /** The clock of requestAnimationFrame, where that is not `clock`: no frames occur while the display is off. */
  frameClock?: Clock;
  /** The current time of `Date`, epoch ms; by default `clock`'s. Timers always follow `clock`. */
  dateNow?: () => number;
  /** The IANA time zone of `Date`. Called at each use, so that the zone can change. */
  zone: () => string;
  /** Language tag of the phone, for texts where the app names none; by default `en-US`. The watch has no languages. */
  language?: string;
  /** Whole numbers 0 … 2³²−1 for Math.random and the crypto module, so that a run can be repeated. */
  random: () => number;
  /** `stack`: where the app called, as in `onError`. */
  onConsole(level: ConsoleLevel, text: string, stack: string | undefined): void;
  /** Reports uncaught errors of the realm's code, including unhandled rejections. */
  onError(text: string, stack: string | undefined, kind: UncaughtKind): void;
  /** The heap of a real watch, in bytes: what alone is larger than it is reported. */
  heapBytes?: number;
  /** Reports what the engine of a real watch does differently or not at all. */
  onWarning?(text: string): void;
}

/** What was not caught: a thrown value, or the reason of a rejected promise. */
export type UncaughtKind = 'exception' | 'promise rejection';

/** A promise of the realm that the host settles. */
export interface RealmPromise {
  readonly promise: unknown;
  resolve(value: unknown): void;
  reject(reason: unknown): void;
}

/** An event during its dispatch, and its state. */
export interface RealmEvent {
  /** The object that listeners receive. */
  readonly event: Record<string, unknown>;
  readonly isDefaultPrevented: boolean;
  /** `after`: only listeners of the same object still receive it. `now`: none do. */
  readonly stopped: 'no' | 'after' | 'now';
}

/** An object of the realm with `addEventListener`, `removeEventListener` and `on<event>` properties. */
export interface RealmEventTarget {
  /** The app's object. More properties may be added. */
  readonly target: Record<string, unknown>;
  /** Calls the listeners of `type`. The event has the properties of `init`. True when preventDefault was called. */
  dispatch(type: string, init?: Record<string, unknown>): boolean;
  /** True when `type` has a listener. */
  hasListener(type: string): boolean;
  /** Removes every listener. */
  clear(): void;
}

/** What an evaluated script came to: its last value as `console.log` writes it, or what it threw. */
export type Evaluation = { readonly text: string } | { readonly error: string };

/**
 * A separate JavaScript environment: own builtins, own Date with own zone, own promise queue. It is synchronous for
 * its callers: `run` returns when the work and all its promise jobs are done. After `dispose` none of its code runs.
 */
export interface Realm {
  /** The realm's global object. */
  readonly globals: Globals;
  /**
   * Runs a CommonJS script and returns its exports. `require` returns the modules. Errors go to `onError`, or to the
   * caller where the call comes from the realm's own code or from work in `run`.
   */
  load(source: string, filename: string, require: (id: string) => unknown): unknown;
  /** Runs a script in the global scope, as a debugger does; undefined after `dispose`. */
  evaluate(source: string): Evaluation | undefined;
  /** Runs `work`, then the promise jobs. If `work` throws, reports to `onError` and returns undefined. */
  run<T>(work: () => T): T | undefined;
  /**
   * `work` as a function of the realm. Every function that an app may call or pass to `then` must be one: it can be
   * bound, runs in the realm's promise queue, and its host errors reach the app as errors of the realm.
   */
  createFunction<F extends (...args: never[]) => unknown>(work: F, name?: string): F;
  /** An object of the realm with these members: functions become the realm's, accessors stay accessors. */
  createObject(members: Record<string, unknown>): Record<string, unknown>;
  /**
   * A module for `require`: `members` by name. `default` is the member that a default import gets (`chief`), or the
   * module itself where no member is the obvious one.
   */
  createModule(members: Record<string, unknown>, chief?: string): Record<string, unknown>;
  /**
   * A deep copy with the realm's objects. Host errors become the realm's. Throws a TypeError for functions
   * and other objects of the host. */
  toRealm(value: unknown): unknown;
  /** A deep copy with the host's objects. ArrayBuffers and views become Uint8Array. */
  fromRealm(value: unknown): unknown;
  createPromise(): RealmPromise;
  /** An error of the realm: `TypeError`, `RangeError` and so on; other names give an Error with that name. */
  createError(name: string, message: string): Error;
  /** `platform`: the events that come here; listeners for others are reported. */
  createEventTarget(platform?: PlatformEvents): RealmEventTarget;
  /** An event of the realm with the properties of `init`. */
  createEvent(type: string, target: unknown, init?: Readonly<Record<string, unknown>>): RealmEvent;
  /** A Date of the realm. */
  createDate(time: number): unknown;
  readonly random: () => number;
  /** What the app has under way, as far as the realm knows of it. */
  countActivity(): Omit<AppActivity, 'sensors'>;
  dispose(): void;
}
