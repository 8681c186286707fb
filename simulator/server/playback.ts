import type { Instant } from '../world/clock';
import type { Speed } from './protocol';

/** Real milliseconds between two steps: one picture of a common display. */
const TICK = 16;
/** Real milliseconds that a rush works at a stretch before the server may answer again. */
const SLICE = 14;
/** Virtual milliseconds between two looks at the real clock while rushing. */
const STEP = 10_000;
/** A computer that slept does not make virtual time leap: at most this much real time counts for one step. */
const LONGEST_TICK = 1_000;

export interface PaceOptions {
  now(): Instant;
  /** Lets virtual time pass up to a moment. */
  run(until: Instant): Promise<void>;
  /** Real time in milliseconds, from any beginning. */
  real(): number;
  /** Calls back after real milliseconds. */
  schedule(work: () => void, delay: number): void;
  /** Playing, speed or target changed. */
  onChange(): void;
  /** Virtual time could not pass; the pace has paused. */
  onError(error: unknown): void;
}

interface Waiter {
  done: () => boolean;
  limit: Instant;
  resolve(done: boolean): void;
}

/** How virtual time follows real time: at a speed, paused, or in a rush to a chosen moment. */
export class Pace {
  private isPlaying = false;
  private chosenSpeed: Speed = 1;
  private rushTarget: Instant | undefined;
  private lastReal = 0;
  /** The part of a virtual millisecond that has passed and not been run. */
  private rest = 0;
  private ticking = false;
  private closed = false;
  private waiters: Waiter[] = [];

  constructor(private readonly options: PaceOptions) {}

  get playing(): boolean {
    return this.isPlaying;
  }

  get speed(): Speed {
    return this.chosenSpeed;
  }

  /** Where time rushes to, while it does. */
  get target(): Instant | undefined {
    return this.rushTarget;
  }

  play(on: boolean): void {
    this.isPlaying = on;
    if (!on) this.rushTarget = undefined;
    this.changed();
  }

  setSpeed(speed: Speed): void {
    this.chosenSpeed = speed;
    this.changed();
  }

  /** Runs to `at` as fast as possible, then goes on as before. The past does not respond. */
  runTo(at: Instant): void {
    if (at <= this.options.now()) return;
    this.rushTarget = at;
    this.changed();
  }

  /** Ends a rush where it is. */
  stop(): void {
    this.rushTarget = undefined;
    this.changed();
  }

  /**
   * Lets time pass until `done`, at real speed even while paused: for a person who waits for an answer.
   * Answers false where virtual time came to `limit` first.
   */
  until(done: () => boolean, limit: Instant): Promise<boolean> {
    return new Promise((resolve) => {
      this.waiters.push({ done, limit, resolve });
      this.wake();
    });
  }

  /** Time stands still for good. */
  close(): void {
    this.closed = true;
    for (const waiter of this.waiters.splice(0)) waiter.resolve(false);
  }

  private changed(): void {
    this.options.onChange();
    this.wake();
  }

  private get moving(): boolean {
    return !this.closed && (this.isPlaying || this.rushTarget !== undefined || this.waiters.length > 0);
  }

  private wake(): void {
    if (this.ticking || !this.moving) return;
    this.ticking = true;
    this.lastReal = this.options.real();
    this.options.schedule(() => void this.tick(), 0);
  }

  private async tick(): Promise<void> {
    const real = this.options.real();
    const passed = Math.min(real - this.lastReal, LONGEST_TICK);
    this.lastReal = real;
    const rushing = this.rushing;
    try {
      if (rushing) await this.rush();
      else if (this.moving) await this.follow(passed);
    } catch (error) {
      this.isPlaying = false;
      this.rushTarget = undefined;
      this.options.onChange();
      this.options.onError(error);
    }
    this.answerWaiters();
    this.ticking = this.moving;
    if (this.ticking) this.options.schedule(() => void this.tick(), rushing ? 0 : TICK);
  }

  private get rushing(): boolean {
    return this.rushTarget !== undefined || (this.isPlaying && this.chosenSpeed === 'max');
  }

  private async follow(passed: number): Promise<void> {
    const speed = this.isPlaying && this.chosenSpeed !== 'max' ? this.chosenSpeed : 1;
    const due = passed * speed + this.rest;
    const whole = Math.floor(due);
    this.rest = due - whole;
    await this.options.run(this.options.now() + whole);
  }

  private async rush(): Promise<void> {
    const end = this.options.real() + SLICE;
    this.rest = 0;
    while (!this.closed && this.rushing && this.options.real() < end) {
      const now = this.options.now();
      if (this.rushTarget !== undefined && now >= this.rushTarget) break;
      await this.options.run(Math.min(this.rushTarget ?? Number.POSITIVE_INFINITY, now + STEP));
    }
    if (this.rushTarget !== undefined && this.options.now() >= this.rushTarget) {
      this.rushTarget = undefined;
      this.options.onChange();
    }
  }

  private answerWaiters(): void {
    const waiting: Waiter[] = [];
    for (const waiter of this.waiters) {
      if (waiter.done()) waiter.resolve(true);
      else if (this.closed || this.options.now() >= waiter.limit) waiter.resolve(false);
      else waiting.push(waiter);
    }
    this.waiters = waiting;
  }
}
