import type { Clock, Instant, Timer } from '../world/clock';
import { IDLE_TIMEOUT_MS } from './companion-options';

interface UnloadCountdownOptions {
  clock: Clock;
  onEnd(): void;
  /** `endsAt` has changed; not called at the end. */
  onChange(): void;
}

/** Counts down the time that a companion may be idle. */
export class UnloadCountdown {
  /** That time, ms. It holds from the next restart on. */
  timeoutMs = IDLE_TIMEOUT_MS;
  private timer: Timer | undefined;

  constructor(private readonly options: UnloadCountdownOptions) {}

  /** Undefined while nothing is counted down. */
  get endsAt(): Instant | undefined {
    return this.timer?.at;
  }

  restart(): void {
    this.setEnd(this.options.clock.now() + this.timeoutMs);
  }

  stop(): void {
    this.setEnd(undefined);
  }

  /** Stops without a report, at the end of the companion. */
  cancel(): void {
    this.timer?.cancel();
    this.timer = undefined;
  }

  private setEnd(end: Instant | undefined): void {
    if (this.timer?.at === end) return;
    this.timer?.cancel();
    const { clock, onEnd, onChange } = this.options;
    this.timer = end === undefined ? undefined : clock.at(end, onEnd);
    onChange();
  }
}
