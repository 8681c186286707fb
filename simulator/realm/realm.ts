import type { Clock } from '../world/clock';
import type { ConsoleLevel } from '../world/console-level';

/**
 * Which engine a realm stands for.
 * - `device`: JerryScript of the watch. ES5.1 builtins, Promise, typed arrays; timers, requestAnimationFrame, console.
 * - `companion`: the strict phone. ES2016 builtins; timers, console (fetch and the rest come from phone/). No DOM,
 *   no `crypto`, no `TextEncoder`, no `URL`.
 * - `settings`: as `companion`; the page's own globals come from settings/.
 */
export type RealmProfile = 'device' | 'companion' | 'settings';

export interface RealmOptions {
  profile: RealmProfile;
  clock: Clock;
  /** What requestAnimationFrame goes by, where that is not `clock`: no frames are drawn in the dark. */
  frameClock?: Clock;
  /** The IANA time zone that `Date` lives in; asked anew at each use, so a traveller's zone can change. */
  zone: () => string;
  /** Whole numbers 0 … 2³²−1; feeds Math.random and the crypto module, so that a run can be repeated. */
  random: () => number;
  onConsole(level: ConsoleLevel, text: string): void;
  /** What code of the realm threw and did not catch, promise rejections included. */
  onError(text: string, stack: string | undefined): void;
}

/** A promise of the realm's own kind, settled from outside. */
export interface RealmPromise {
  readonly promise: unknown;
  resolve(value: unknown): void;
  reject(reason: unknown): void;
}

/** An event on its way, and what its listeners have done to it. */
export interface RealmEvent {
  /** What the listeners are given. */
  readonly event: Record<string, unknown>;
  isDefaultPrevented: boolean;
  /** `after`: those on the same object still hear it; `now`: nobody does. */
  stopped: 'no' | 'after' | 'now';
}

/** An object of the realm with `addEventListener`, `removeEventListener` and `on<event>` properties. */
export interface RealmEventTarget {
  /** The object to hand to the app; more properties may be put on it. */
  readonly target: Record<string, unknown>;
  /** Calls the listeners for `type`; `init`'s properties are put on the event. True when preventDefault was called. */
  dispatch(type: string, init?: Record<string, unknown>): boolean;
  /** True when somebody listens for `type`. */
  hasListener(type: string): boolean;
  /** Forgets every listener. */
  clear(): void;
}

/**
 * A JavaScript world of its own: own builtins, own Date with own zone, own promise queue.
 * Everything is synchronous seen from outside: `run` returns when the work and all its promise
 * jobs are done. After `dispose` nothing of the realm runs any more.
 */
export interface Realm {
  /** The realm's global object. */
  readonly globals: Record<string, unknown>;
  /**
   * Runs a CommonJS script; `require` answers for the modules. Answers the script's exports. What the script throws
   * goes to `onError`, but to the caller where that is the realm itself or work given to `run`.
   */
  load(source: string, filename: string, require: (id: string) => unknown): unknown;
  /** Runs `work`, then the promise jobs. What is thrown goes to `onError` and undefined is answered. */
  run<T>(work: () => T): T | undefined;
  /**
   * `work` as a function of the realm. Whatever an app may call or hand to `then` must be one: it can be bound,
   * runs in the realm's promise queue, and a host error thrown in it reaches the app as one of the realm's.
   */
  createFunction(work: (...args: never[]) => unknown, name?: string): unknown;
  /** An object of the realm with these members: functions become the realm's, accessors stay accessors. */
  createObject(members: Record<string, unknown>): Record<string, unknown>;
  /** What `require` answers: `members` by name and, as bundles want it too, all of them as `default`. */
  createModule(members: Record<string, unknown>): Record<string, unknown>;
  /** A deep copy made of the realm's own objects. Host errors become the realm's; functions and host objects are passed as they are. */
  toRealm(value: unknown): unknown;
  /** A deep copy made of the host's objects: ArrayBuffer and views become Uint8Array. */
  fromRealm(value: unknown): unknown;
  createPromise(): RealmPromise;
  /** An error of the realm's own kind: name is `Error`, `TypeError`, `RangeError` or another (an Error with that name). */
  createError(name: string, message: string): Error;
  createEventTarget(): RealmEventTarget;
  /** An event of the realm; `init`'s properties are put on it. */
  createEvent(type: string, target: unknown, init?: Readonly<Record<string, unknown>>): RealmEvent;
  /** A Date of the realm. */
  createDate(time: number): unknown;
  readonly random: () => number;
  dispose(): void;
}
