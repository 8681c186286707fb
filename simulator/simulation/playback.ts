import type { Instant } from '../world/clock';
import { SECOND_MS } from '../world/duration';

/** Virtual milliseconds for one of real time, or as fast as the computer can. */
export const SPEEDS = [1, 60, 600, 'max'] as const;
export type Speed = (typeof SPEEDS)[number];

/** Real milliseconds between two steps: one frame of a common display. */
const TICK_MS = 16;
/** Real milliseconds that a fast-forward works before the server can respond again. */
const FAST_FORWARD_SLICE_MS = 14;
/** Virtual milliseconds between two readings of the real clock during a fast-forward. */
const FAST_FORWARD_STEP_MS = 10 * SECOND_MS;
/** At most this much real time counts for one step, so that virtual time does not jump after the computer slept. */
const MAX_TICK_MS = SECOND_MS;

export interface PlaybackOptions {
  now(): Instant;
  /** Lets virtual time pass up to a moment. */
  runUntil(until: Instant): Promise<void>;
  /** Real time in milliseconds, from any beginning. */
  realNow(): number;
  /** Calls back after real milliseconds. */
  schedule(work: () => void, delay: number): void;
  /** Playing, speed or target changed, or another virtual second began. */
  onChange(): void;
  /** Virtual time could not pass; playback has paused. */
  onError(error: unknown): void;
}

interface Waiter {
  isDone: () => boolean;
  deadline: Instant;
  resolve(done: boolean): void;
}

/** A moment on the way of a fast-forward at which time waits for what is done then. */
interface ReplayStop {
  at: Instant;
  /** Absent once time has arrived. */
  resolve: ((hasArrived: boolean) => void) | undefined;
}

/** How virtual time follows real time: at a speed, paused, or fast-forwarding to a chosen moment. */
export class Playback {
  private isPlayRequested = false;
  private chosenSpeed: Speed = 1;
  private fastForwardTarget: Instant | undefined;
  private lastTickAt = 0;
  /** The part of a virtual millisecond that has passed and not been run. */
  private remainderMs = 0;
  /** The last virtual second that was reported as a change. */
  private reportedSecond = 0;
  private isTicking = false;
  private isClosed = false;
  private waiters: Waiter[] = [];
  private replayStop: ReplayStop | undefined;
  private isAttended = true;

  constructor(private readonly options: PlaybackOptions) {}

  get isPlaying(): boolean {
    return this.isPlayRequested;
  }

  get speed(): Speed {
    return this.chosenSpeed;
  }

  /** The end of the current fast-forward; undefined without one. */
  get target(): Instant | undefined {
    return this.fastForwardTarget;
  }

  setPlaying(on: boolean): void {
    this.isPlayRequested = on;
    if (!on) this.endFastForward();
    this.notifyChange();
  }

  /** While nobody looks, time stands still; what was chosen stays. */
  setAttended(on: boolean): void {
    this.isAttended = on;
    this.notifyChange();
  }

  setSpeed(speed: Speed): void {
    this.chosenSpeed = speed;
    this.notifyChange();
  }

  /** Runs to `at` as fast as possible, then continues as before. Does nothing for a moment in the past. */
  fastForwardTo(at: Instant): void {
    if (at <= this.options.now()) return;
    this.fastForwardTarget = at;
    this.notifyChange();
  }

  /** Ends a fast-forward at the current moment. */
  stopFastForward(): void {
    this.endFastForward();
    this.notifyChange();
  }

  /**
   * Runs to `until` as fast as possible, on the way to `end`, and stays there. Resolves to false where the person
   * stopped it before.
   */
  replayTo(until: Instant, end: Instant): Promise<boolean> {
    return new Promise((resolve) => {
      this.fastForwardTarget = Math.max(until, end);
      this.replayStop = { at: until, resolve };
      this.notifyChange();
    });
  }

  /**
   * Lets time pass until `isDone`, at real speed even while paused, for a person who waits for a response.
   * Resolves to false where virtual time reached `deadline` first.
   */
  waitUntil(isDone: () => boolean, deadline: Instant): Promise<boolean> {
    return new Promise((resolve) => {
      this.waiters.push({ isDone, deadline, resolve });
      this.startTicking();
    });
  }

  /** Stops time for good. */
  close(): void {
    this.isClosed = true;
    this.endFastForward();
    for (const waiter of this.waiters.splice(0)) waiter.resolve(false);
  }

  private notifyChange(): void {
    this.options.onChange();
    this.startTicking();
  }

  private endFastForward(): void {
    this.fastForwardTarget = undefined;
    this.replayStop?.resolve?.(false);
    this.replayStop = undefined;
  }

  private get isMoving(): boolean {
    if (this.isClosed) return false;
    if (this.waiters.length > 0) return true;
    return this.isAttended && (this.isPlayRequested || this.fastForwardTarget !== undefined) && !this.isHeld;
  }

  /** A replay has arrived at its stop, and has not been sent on. */
  private get isHeld(): boolean {
    return this.replayStop !== undefined && this.replayStop.resolve === undefined;
  }

  private startTicking(): void {
    if (this.isTicking || !this.isMoving) return;
    this.isTicking = true;
    this.lastTickAt = this.options.realNow();
    this.options.schedule(() => void this.tick(), 0);
  }

  private async tick(): Promise<void> {
    const real = this.options.realNow();
    const passedMs = Math.min(real - this.lastTickAt, MAX_TICK_MS);
    this.lastTickAt = real;
    const wasFastForwarding = this.isFastForwarding;
    try {
      if (wasFastForwarding) await this.fastForward();
      else if (this.isMoving) await this.advance(passedMs);
    } catch (error) {
      this.isPlayRequested = false;
      this.endFastForward();
      this.options.onChange();
      this.options.onError(error);
    }
    this.reportSecond();
    this.resolveWaiters();
    this.isTicking = this.isMoving;
    if (this.isTicking) this.options.schedule(() => void this.tick(), wasFastForwarding ? 0 : TICK_MS);
  }

  /** The clock goes on where nothing else happens. */
  private reportSecond(): void {
    const second = Math.floor(this.options.now() / SECOND_MS);
    if (second === this.reportedSecond) return;
    this.reportedSecond = second;
    this.options.onChange();
  }

  private get isFastForwarding(): boolean {
    if (!this.isAttended || this.isHeld) return false;
    return this.fastForwardTarget !== undefined || (this.isPlayRequested && this.chosenSpeed === 'max');
  }

  private async advance(passedMs: number): Promise<void> {
    const isFollowing = this.isPlayRequested && this.isAttended;
    const speed = isFollowing && this.chosenSpeed !== 'max' ? this.chosenSpeed : 1;
    const dueMs = passedMs * speed + this.remainderMs;
    const wholeMs = Math.floor(dueMs);
    this.remainderMs = dueMs - wholeMs;
    await this.options.runUntil(this.options.now() + wholeMs);
  }

  private async fastForward(): Promise<void> {
    const end = this.options.realNow() + FAST_FORWARD_SLICE_MS;
    this.remainderMs = 0;
    while (!this.isClosed && this.isFastForwarding && this.options.realNow() < end) {
      const now = this.options.now();
      const goal = this.replayStop?.at ?? this.fastForwardTarget ?? Number.POSITIVE_INFINITY;
      // A stop has what is due at its own moment behind it, also where time is there already.
      await this.options.runUntil(Math.max(now, Math.min(goal, now + FAST_FORWARD_STEP_MS)));
      if (this.options.now() >= goal) this.arrive(goal);
    }
  }

  private arrive(goal: Instant): void {
    const stop = this.replayStop;
    if (stop && stop.at <= goal) {
      this.replayStop = { at: stop.at, resolve: undefined };
      stop.resolve?.(true);
    }
    if (this.fastForwardTarget === undefined || this.options.now() < this.fastForwardTarget) return;
    this.fastForwardTarget = undefined;
    this.replayStop = undefined;
    this.options.onChange();
  }

  private resolveWaiters(): void {
    const waiting: Waiter[] = [];
    for (const waiter of this.waiters) {
      if (waiter.isDone()) waiter.resolve(true);
      else if (this.isClosed || this.options.now() >= waiter.deadline) waiter.resolve(false);
      else waiting.push(waiter);
    }
    this.waiters = waiting;
  }
}
