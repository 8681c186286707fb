import type { Instant } from '../world/clock';
import type { Activity, Senses } from '../world/senses';

/** What can be held at a value by hand. */
export type HeldSense = 'heartRate' | 'steps' | 'battery';

/** The persona's senses, with single values held by hand until they are let go. */
export class HeldSenses implements Senses {
  private readonly values: Partial<Record<HeldSense, number>> = {};

  constructor(private readonly source: Senses) {}

  /** Holds a sense at `value`; undefined lets it follow the persona again. */
  hold(name: HeldSense, value: number | undefined): void {
    if (value === undefined) delete this.values[name];
    else this.values[name] = value;
  }

  held(name: HeldSense): boolean {
    return this.values[name] !== undefined;
  }

  heartRate(t: Instant): number | null {
    return this.values.heartRate ?? this.source.heartRate(t);
  }

  worn(t: Instant): boolean {
    return this.values.heartRate !== undefined || this.source.worn(t);
  }

  asleep(t: Instant): boolean {
    return this.source.asleep(t);
  }

  battery(t: Instant): { level: number; charging: boolean } {
    const battery = this.source.battery(t);
    return this.values.battery === undefined ? battery : { ...battery, level: this.values.battery };
  }

  today(t: Instant): Activity {
    const today = this.source.today(t);
    return this.values.steps === undefined ? today : { ...today, steps: this.values.steps };
  }

  goals(t: Instant): Activity {
    return this.source.goals(t);
  }

  minutes(t: Instant, limit: number): ReturnType<Senses['minutes']> {
    return this.source.minutes(t, limit);
  }

  days(t: Instant, limit: number): ReturnType<Senses['days']> {
    return this.source.days(t, limit);
  }

  wearer(t: Instant): ReturnType<Senses['wearer']> {
    return this.source.wearer(t);
  }
}
