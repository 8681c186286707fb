import type { Clock, Instant } from '../world/clock';
import type { DailyLife, Position } from '../world/daily-life';
import { SECOND_MS } from '../world/duration';

/** How a device finds its position. */
export interface Positioning {
  /** The time to the first position, and between the positions of a watch. */
  firstFixMs: number;
  intervalMs: number;
  /** m */
  accuracy: number;
}

/** A watch needs some seconds under the sky, then it has a position each second. */
export const WATCH_POSITIONING: Positioning = {
  firstFixMs: 8 * SECOND_MS,
  intervalMs: SECOND_MS,
  accuracy: 5,
};
/** A phone knows its position from networks too. */
export const PHONE_POSITIONING: Positioning = {
  firstFixMs: SECOND_MS,
  intervalMs: 5 * SECOND_MS,
  accuracy: 18,
};

/** A position and when it was found. */
export interface Fix {
  at: Instant;
  position: Position;
}

interface ReceiverOptions {
  clock: Clock;
  positioning: Positioning;
  /** Undefined: the position is not available. */
  dailyLife: DailyLife | undefined;
}

/**
 * What finds the position, for all requests of an app. It is on as long as one of them needs it: only the first has to
 * wait until it is ready.
 */
export class PositionReceiver {
  /** The latest position, also after the receiver was switched off. */
  latest: Fix | undefined;
  private users = 0;
  private readyAt: Instant = 0;

  constructor(private readonly options: ReceiverOptions) {}

  /** Keeps the receiver on until the returned function is called. */
  switchOn(): () => void {
    if (this.users === 0) this.restart();
    this.users += 1;
    let isOn = true;
    return () => {
      if (isOn) this.users -= 1;
      isOn = false;
    };
  }

  /** The time until it has a position, ms, while it is on. */
  get timeToFix(): number {
    const { firstFixMs, intervalMs } = this.options.positioning;
    const wait = this.readyAt - this.options.clock.now();
    return wait > 0 ? wait : Math.min(intervalMs, firstFixMs);
  }

  /** Undefined where the position is not available; then it looks for one as from the start. */
  takeFix(): Fix | undefined {
    const { clock, dailyLife } = this.options;
    if (!dailyLife) {
      this.restart();
      return undefined;
    }
    this.latest = { at: clock.now(), position: dailyLife.position(clock.now()) };
    return this.latest;
  }

  private restart(): void {
    this.readyAt = this.options.clock.now() + this.options.positioning.firstFixMs;
  }
}
