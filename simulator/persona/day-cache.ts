import type { DayNumber } from './calendar';

/** More than a year, which series and averages go through. A day by the minute takes 80 kB. */
const CACHED_DAYS = 400;

/** Values by day. The entries kept longest are dropped when there are too many. */
export class DayCache<V> {
  private readonly entries = new Map<DayNumber, { value: V }>();

  /** The value of `day`; calls `create` where there is none yet. */
  get(day: DayNumber, create: () => V): V {
    const cached = this.entries.get(day);
    if (cached) return cached.value;
    const value = create();
    this.entries.set(day, { value });
    for (const oldest of this.entries.keys()) {
      if (this.entries.size <= CACHED_DAYS) break;
      this.entries.delete(oldest);
    }
    return value;
  }
}
