import type { Instant } from '../world/clock';
import { MINUTE_MS } from '../world/duration';
import { ACTIVE_ZONES, type ActiveZone } from '../world/sensors';
import type { Span } from './calendar';
import type { WorkoutKind } from './persona-definition';

/** Sums of a day. Distance in m, calories in kcal, zone minutes as the service counts them. */
const QUANTITIES = ['steps', 'distance', 'calories', 'floors', ...ACTIVE_ZONES] as const;
/** A sum of a day. */
export type Quantity = (typeof QUANTITIES)[number];

/** A zone of the heart rate: see `HeartZones`. */
export type HeartZone = 'out' | ActiveZone;

/** An exercise that the service recognised; `from` and `to` are minutes since midnight. */
export interface Workout extends WorkoutKind {
  from: number;
  to: number;
}

/** The minutes of a day, from local midnight to local midnight: 1380, 1440 or 1500. */
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

  constructor({ start, end }: Span) {
    this.start = start;
    this.count = (end - start) / MINUTE_MS;
    this.heartRate = new Uint8Array(this.count);
    this.asleep = new Uint8Array(this.count);
    const zeros = QUANTITIES.map((quantity) => [quantity, new Float64Array(this.count + 1)]);
    // fromEntries does not keep the names of the keys.
    this.sums = Object.fromEntries(zeros) as Record<Quantity, Float64Array>;
  }

  /** Sets the value of minute `i`. Every minute must be set, in order. */
  set(quantity: Quantity, i: number, value: number): void {
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

  /** The value of minute `i`. */
  valueAt(quantity: Quantity, i: number): number {
    const sums = this.sums[quantity];
    return (sums[i + 1] ?? 0) - (sums[i] ?? 0);
  }

  /** The number of whole minutes of the day that have passed at `t`: 0 before the day, all after it. */
  minutesPassedAt(t: Instant): number {
    return Math.min(Math.max(Math.floor((t - this.start) / MINUTE_MS), 0), this.count);
  }

  /** Whether the watch was worn in any of the first `minutes` minutes. */
  isWornWithin(minutes: number): boolean {
    for (let i = 0; i < minutes; i++) if (this.heartRate[i]) return true;
    return false;
  }
}
