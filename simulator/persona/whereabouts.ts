import type { Instant } from '../world/clock';
import { DEGREE_M, type Position } from '../world/daily-life';
import { MINUTE_MS, SECOND_MS } from '../world/duration';
import type { Persona } from './persona';

const FLOOR_M = 3;
/** Time until a floor is left again, minutes. The watch counts floors up only. */
const UPSTAIRS_MINUTES = 60;

/**
 * Where a person is: each day a round whose length is the day's distance, from home to home at midnight. It stands
 * where no steps are.
 */
export class Whereabouts {
  constructor(private readonly persona: Pick<Persona, 'calendar' | 'minutes' | 'town'>) {}

  position(t: Instant): Position {
    const { town, calendar } = this.persona;
    const day = this.persona.minutes(calendar.dayOf(t));
    const passed = (t - day.start) / MINUTE_MS;
    const length = day.totalUntil('distance', day.count);
    const walked = day.totalUntil('distance', passed);
    const speed = day.valueAt('distance', Math.floor(passed)) / (MINUTE_MS / SECOND_MS);
    const home = { latitude: town.latitude, longitude: town.longitude, altitude: this.altitude(t) };
    if (length === 0) return { ...home, heading: undefined, speed: 0 };
    // A circle that touches home: `turn` is the angle walked around its centre, to the right.
    const radius = length / (2 * Math.PI);
    const start = (town.leavesTowards * Math.PI) / 180;
    const heading = start + walked / radius;
    const north = radius * (Math.sin(heading) - Math.sin(start));
    const east = radius * (Math.cos(start) - Math.cos(heading));
    return {
      latitude: home.latitude + north / DEGREE_M,
      longitude: home.longitude + east / (DEGREE_M * Math.cos((home.latitude * Math.PI) / 180)),
      altitude: home.altitude,
      heading: speed > 0 ? ((heading * 180) / Math.PI) % 360 : undefined,
      speed,
    };
  }

  /** m above the sea. */
  altitude(t: Instant): number {
    const climbed = this.floorsUntil(t) - this.floorsUntil(t - UPSTAIRS_MINUTES * MINUTE_MS, t);
    return this.persona.town.altitude + FLOOR_M * climbed;
  }

  /** Floors since the midnight before `reference`; negative before that midnight. */
  private floorsUntil(t: Instant, reference = t): number {
    const { calendar } = this.persona;
    const day = this.persona.minutes(calendar.dayOf(reference));
    if (t >= day.start) return day.totalUntil('floors', (t - day.start) / MINUTE_MS);
    const before = this.persona.minutes(calendar.dayOf(t));
    const passed = (t - before.start) / MINUTE_MS;
    return before.totalUntil('floors', passed) - before.totalUntil('floors', before.count);
  }
}
