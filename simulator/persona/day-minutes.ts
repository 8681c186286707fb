import type { Instant } from '../world/clock';
import { MINUTE_MS } from '../world/duration';

/** What is added up over a day. Distance in m, calories in kcal, zone minutes as the service counts them. */
export const QUANTITIES = ['steps', 'distance', 'calories', 'floors', 'fatBurn', 'cardio', 'peak'] as const;
export type Quantity = (typeof QUANTITIES)[number];

export type HeartZone = 'out' | 'fatBurn' | 'cardio' | 'peak';

/** An exercise that the service recognised; `from` and `to` are minutes since the day's beginning. */
export interface Workout {
  name: string;
  activityId: number;
  from: number;
  to: number;
}

/** One day, minute by minute, from local midnight to local midnight: 1380, 1440 or 1500 of them. */
export class DayMinutes {
  readonly start: Instant;
  readonly count: number;
  /** Beats a minute; 0 where the watch was not worn. */
  readonly heartRate: Uint8Array;
  /** 1 where the person slept with the watch on. */
  readonly asleep: Uint8Array;
  readonly workouts: Workout[] = [];
  /** Running totals: entry i is the sum of the first i minutes. */
  private readonly sums: Record<Quantity, Float64Array>;

  constructor(start: Instant, end: Instant) {
    this.start = start;
    this.count = (end - start) / MINUTE_MS;
    this.heartRate = new Uint8Array(this.count);
    this.asleep = new Uint8Array(this.count);
    this.sums = Object.fromEntries(
      QUANTITIES.map((quantity) => [quantity, new Float64Array(this.count + 1)]),
    ) as Record<Quantity, Float64Array>;
  }

  /** Adds `value` in minute `i`; minutes are filled in order, each of them. */
  put(quantity: Quantity, i: number, value: number): void {
    const sums = this.sums[quantity];
    sums[i + 1] = (sums[i] ?? 0) + value;
  }

  /** The sum of the first `minutes` minutes; a fraction counts as a share of the minute it falls in. */
  totalUntil(quantity: Quantity, minutes: number): number {
    const sums = this.sums[quantity];
    const at = Math.min(Math.max(minutes, 0), this.count);
    const whole = Math.floor(at);
    const before = sums[whole] ?? 0;
    return at === whole ? before : before + (at - whole) * ((sums[whole + 1] ?? before) - before);
  }

  /** What minute `i` added. */
  valueAt(quantity: Quantity, i: number): number {
    const sums = this.sums[quantity];
    return (sums[i + 1] ?? 0) - (sums[i] ?? 0);
  }

  /** How many whole minutes of the day have passed at `t`: 0 before it, all after it. */
  minutesPassedAt(t: Instant): number {
    return Math.min(Math.max(Math.floor((t - this.start) / MINUTE_MS), 0), this.count);
  }

  /** Whether the watch was worn in any of the first `minutes` minutes. */
  isWornWithin(minutes: number): boolean {
    for (let i = 0; i < minutes; i++) if (this.heartRate[i]) return true;
    return false;
  }
}
