import type { Clock, Timer } from '../world/clock';
import { MINUTE_MS } from '../world/duration';

/** How long a watch leaves an app open that nobody touches. */
const APP_TIMEOUT_MS = 2 * MINUTE_MS;

interface AppTimeoutOptions {
  clock: Clock;
  /** Whether an app runs that the watch may end; a clock face stays. */
  isCounted(): boolean;
  /** Whether the app lets the watch end it now. */
  canEnd(): boolean;
  onEnd(): void;
}

/** Ends an app that nobody touches. */
export class AppTimeout {
  private timer: Timer | undefined;

  constructor(private readonly options: AppTimeoutOptions) {}

  /** Counts the time without a touch from now on. */
  restart(): void {
    this.stop();
    const { clock, isCounted, canEnd, onEnd } = this.options;
    if (!isCounted()) return;
    this.timer = clock.after(APP_TIMEOUT_MS, () => {
      if (canEnd()) onEnd();
      else this.restart();
    });
  }

  stop(): void {
    this.timer?.cancel();
    this.timer = undefined;
  }
}
