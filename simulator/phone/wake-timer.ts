import type { Clock, Timer } from '../world/clock';

/** The shortest wake interval that a phone accepts. */
export const MIN_WAKE_INTERVAL = 300_000;

/** The phone's alarm for one companion. The interval outlives the companion that set it. */
export class WakeTimer {
  private timer: Timer | undefined;
  private from: number;

  /** `interval` is the manifest's, in ms; `wake` is called at each end of it. */
  constructor(
    private readonly clock: Clock,
    private current: number | undefined,
    private readonly wake: () => void,
  ) {
    this.from = clock.now();
    this.arm();
  }

  /** Milliseconds between wakes; undefined: none. */
  get interval(): number | undefined {
    return this.current;
  }

  set interval(interval: number | undefined) {
    this.current = interval;
    this.arm();
  }

  /** Counts the interval from now on: the companion was launched. */
  restart(): void {
    this.from = this.clock.now();
    this.arm();
  }

  cancel(): void {
    this.timer?.cancel();
    this.timer = undefined;
  }

  private arm(): void {
    this.cancel();
    if (this.current === undefined) return;
    const passed = Math.floor((this.clock.now() - this.from) / this.current);
    this.timer = this.clock.at(this.from + (passed + 1) * this.current, () => {
      this.restart();
      this.wake();
    });
  }
}
