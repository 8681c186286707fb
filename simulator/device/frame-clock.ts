import type { Clock, Instant, Timer } from '../world/clock';
import type { Display } from './display';

/**
 * The clock that pictures move by: nothing moves in the dark or once the app has ended. What falls due in the
 * dark is done when the display wakes; what is wanted at once is no movement and is done in the dark too.
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
      // What the app itself turned on must not call back into it before it has finished.
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

  /** Nothing asked of this clock happens from now on. */
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
