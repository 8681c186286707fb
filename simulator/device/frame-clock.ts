import type { Clock, Instant, Timer } from '../world/clock';
import type { Display } from './display';

/**
 * The clock that pictures move by: nothing moves in the dark or once the app has ended. What falls due in the
 * dark is done when the display wakes; what is wanted at once is no movement and is done in the dark too.
 */
export class FrameClock implements Clock {
  private held: (() => void)[] = [];
  private ended = false;
  private readonly unsubscribe: () => void;

  constructor(
    private readonly clock: Clock,
    private readonly display: Display,
  ) {
    this.unsubscribe = display.onChange((cause) => {
      // What the app itself turned on must not call back into it before it has finished.
      if (cause === 'app') clock.after(0, () => this.release());
      else this.release();
    });
  }

  now(): Instant {
    return this.clock.now();
  }

  after(delay: number, work: () => void): Timer {
    return this.at(this.now() + Math.max(0, delay), work);
  }

  at(time: Instant, work: () => void): Timer {
    const atOnce = time <= this.now();
    let cancelled = false;
    const due = () => {
      if (this.ended || cancelled) return;
      if (atOnce || this.display.on) work();
      else this.held.push(due);
    };
    const timer = this.clock.at(time, due);
    return {
      at: timer.at,
      cancel() {
        cancelled = true;
        timer.cancel();
      },
    };
  }

  /** Nothing asked of this clock happens from now on. */
  end(): void {
    this.ended = true;
    this.held = [];
    this.unsubscribe();
  }

  private release(): void {
    const { held } = this;
    this.held = [];
    for (const due of held) due();
  }
}
