import type { Clock, Timer } from '../world/clock';
import { MINUTE_MS } from '../world/duration';

/** The shortest wake interval that a phone accepts. */
export const MIN_WAKE_INTERVAL_MS = 5 * MINUTE_MS;

/** The phone's wake timer for one companion. The interval outlives the companion that set it. */
export class WakeTimer {
  private timer: Timer | undefined;
  private startedAt: number;

  /** `currentInterval` is the manifest's, in ms; `onWake` is called at the end of each interval. */
  constructor(
    private readonly clock: Clock,
    private currentInterval: number | undefined,
    private readonly onWake: () => void,
  ) {
    this.startedAt = clock.now();
    this.schedule();
  }

  /** Milliseconds between wakes; undefined: no wakes. */
  get interval(): number | undefined {
    return this.currentInterval;
  }

  set interval(interval: number | undefined) {
    this.currentInterval = interval;
    this.schedule();
  }

  /** Starts a new interval, because the companion was launched. */
  restart(): void {
    this.startedAt = this.clock.now();
    this.schedule();
  }

  cancel(): void {
    this.timer?.cancel();
    this.timer = undefined;
  }

  private schedule(): void {
    this.cancel();
    if (this.currentInterval === undefined) return;
    const passed = Math.floor((this.clock.now() - this.startedAt) / this.currentInterval);
    this.timer = this.clock.at(this.startedAt + (passed + 1) * this.currentInterval, () => {
      this.restart();
      this.onWake();
    });
  }
}
