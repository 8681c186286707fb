import type { Clock, Instant, Timer } from '../world/clock';
import type { Display } from './display';

/**
 * The clock of animations, which stops while the app is not visible and when it has ended. Work that falls due
 * meanwhile runs when the display wakes. Work without a delay is no animation and always runs.
 */
export class FrameClock implements Clock {
  private deferred: (() => void)[] = [];
  private isEnded = false;
  private readonly unsubscribe: () => void;

  constructor(
    private readonly clock: Clock,
    private readonly display: Display,
  ) {
    this.unsubscribe = display.listen((cause) => {
      // The app turned the display on: its own call must return before its callbacks run.
      if (cause === 'app') clock.after(0, () => this.runDeferred());
      else this.runDeferred();
    });
  }

  now(): Instant {
    return this.clock.now();
  }

  after(delay: number, work: () => void): Timer {
    return this.at(this.now() + Math.max(0, delay), work);
  }

  at(time: Instant, work: () => void): Timer {
    const isImmediate = time <= this.now();
    let isCancelled = false;
    const runWhenVisible = () => {
      if (this.isEnded || isCancelled) return;
      if (isImmediate || this.display.isAppVisible) work();
      else this.deferred.push(runWhenVisible);
    };
    const timer = this.clock.at(time, runWhenVisible);
    return {
      at: timer.at,
      cancel() {
        isCancelled = true;
        timer.cancel();
      },
    };
  }

  /** Cancels all work. */
  dispose(): void {
    this.isEnded = true;
    this.deferred = [];
    this.unsubscribe();
  }

  private runDeferred(): void {
    const { deferred } = this;
    this.deferred = [];
    for (const run of deferred) run();
  }
}
