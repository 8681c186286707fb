import type { Clock, Timer } from '../world/clock';
import { SECOND_MS } from '../world/duration';
import { isCallable } from './untyped-values';

/** One frame of the watch's display, 30 a second. */
const FRAMES_PER_MS = 30 / SECOND_MS;
/** Largest number of timers that one realm has at a time. No app sets as many. */
const MAX_TIMERS = 10_000;

/** What a timer was set by. */
type TimerKind = 'timers' | 'intervals' | 'animationFrames';

export interface Timers {
  readonly functions: Record<string, (...args: never[]) => unknown>;
  /** How many are set, by what set them. */
  count(): Record<TimerKind, number>;
  /** Cancels all timers, and those to come. */
  clear(): void;
}

interface ActiveTimer {
  kind: TimerKind;
  timer: Timer;
}

type Callback = (...args: unknown[]) => unknown;

interface TimerOptions {
  clock: Clock;
  frameClock: Clock;
  run(work: () => void): void;
  /** A browser takes a timer without a function, and is told so; without this it is an error, as on a watch. */
  onNoFunction?(text: string): void;
}

/** What is probably meant where a timer gets something else than a function. */
export function describeNoFunction(name: string, callback: unknown): string {
  if (typeof callback === 'string') return `${name}: a text is not run as code here; it needs a function`;
  const kind = callback === null ? 'null' : typeof callback;
  return `${name} needs a function and got ${kind === 'object' ? 'an object' : kind}: is it a call, ${name}(f()), instead of a function, ${name}(f)?`;
}

/**
 * The realm's timers on the simulator's clock. A delay is at least 1 ms. Otherwise an app that restarts a timer with
 * 0 would stop virtual time.
 */
export function createTimers({ clock, frameClock, run, onNoFunction }: TimerOptions): Timers {
  const start = clock.now();
  // No Map: it links each table to the next when it grows or shrinks, and the old ones keep all alive for long.
  let activeTimers: Record<number, ActiveTimer> = Object.create(null);
  let activeCount = 0;
  let lastId = 0;
  let isEnded = false;

  const schedule = (kind: TimerKind, id: number, delay: number, work: () => void): void => {
    if (isEnded) return;
    const timerClock = kind === 'animationFrames' ? frameClock : clock;
    if (!(id in activeTimers)) activeCount++;
    activeTimers[id] = { kind, timer: timerClock.after(delay, () => run(work)) };
  };
  const checkCallback = (callback: unknown, name: string): Callback => {
    if (typeof callback !== 'function') {
      const text = describeNoFunction(name, callback);
      if (!onNoFunction) throw new TypeError(text);
      onNoFunction(text);
    }
    if (activeCount >= MAX_TIMERS) throw new RangeError(`more than ${MAX_TIMERS} timers are set`);
    return isCallable(callback) ? callback : () => {};
  };
  const forget = (id: number): void => {
    if (!(id in activeTimers)) return;
    delete activeTimers[id];
    activeCount--;
  };
  const clear = (id: unknown): void => {
    activeTimers[Number(id)]?.timer.cancel();
    forget(Number(id));
  };

  function setTimeout(callback: unknown, delay: unknown, ...args: unknown[]): number {
    const work = checkCallback(callback, 'setTimeout');
    const id = ++lastId;
    schedule('timers', id, toDelay(delay), () => {
      forget(id);
      work(...args);
    });
    return id;
  }

  function setInterval(callback: unknown, delay: unknown, ...args: unknown[]): number {
    const work = checkCallback(callback, 'setInterval');
    const id = ++lastId;
    const period = toDelay(delay);
    const tick = (): void => {
      schedule('intervals', id, period, tick);
      work(...args);
    };
    schedule('intervals', id, period, tick);
    return id;
  }

  function requestAnimationFrame(callback: unknown): number {
    const work = checkCallback(callback, 'requestAnimationFrame');
    const id = ++lastId;
    const now = clock.now();
    const frame = Math.floor(now * FRAMES_PER_MS) + 1;
    const at = Math.ceil(frame / FRAMES_PER_MS);
    const draw = (): void => {
      forget(id);
      work(clock.now() - start);
    };
    schedule('animationFrames', id, at - now, draw);
    return id;
  }

  return {
    functions: {
      setTimeout,
      setInterval,
      clearTimeout: clear,
      clearInterval: clear,
      requestAnimationFrame,
      cancelAnimationFrame: clear,
    },
    count() {
      const counts = { timers: 0, intervals: 0, animationFrames: 0 };
      for (const { kind } of Object.values(activeTimers)) counts[kind]++;
      return counts;
    },
    clear() {
      isEnded = true;
      for (const { timer } of Object.values(activeTimers)) timer.cancel();
      activeTimers = {};
    },
  };
}

/** As in engines: whole ms in 32 bits. Other values become the shortest delay. */
function toDelay(delay: unknown): number {
  return Math.max(1, Number(delay) | 0);
}
