import type { Instant } from '../world/clock';
import {
  type ActivityTotals,
  copyTotals,
  MOTION_ON_A_TABLE,
  type Motion,
  type SensorSource,
} from '../world/sensors';

/** The sensors that can be set by hand. */
export const OVERRIDABLE_SENSORS = ['heartRate', 'steps', 'battery'] as const;
export type OverridableSensor = (typeof OVERRIDABLE_SENSORS)[number];

/** The persona's sensors, some of which can be set by hand. */
export class OverridableSensors implements SensorSource {
  /** The watch lies on a table, whatever the person and the heart rate set by hand do. */
  isOffWrist = false;
  /** The watch is on its charger. */
  isCharging = false;
  private readonly overrides: Partial<Record<OverridableSensor, number>> = {};

  constructor(private readonly source: SensorSource) {}

  /** Sets a sensor to `value`; undefined lets it follow the persona again. */
  setOverride(name: OverridableSensor, value: number | undefined): void {
    if (value === undefined) delete this.overrides[name];
    else this.overrides[name] = value;
  }

  isOverridden(name: OverridableSensor): boolean {
    return this.overrides[name] !== undefined;
  }

  heartRate(t: Instant): number | null {
    return this.isOffWrist ? null : (this.overrides.heartRate ?? this.source.heartRate(t));
  }

  isWorn(t: Instant): boolean {
    return !this.isOffWrist && (this.overrides.heartRate !== undefined || this.source.isWorn(t));
  }

  isAsleep(t: Instant): boolean {
    return this.source.isAsleep(t);
  }

  battery(t: Instant): { level: number; charging: boolean } {
    const { level, charging } = this.source.battery(t);
    return { level: this.overrides.battery ?? level, charging: charging || this.isCharging };
  }

  today(t: Instant): ActivityTotals {
    const today = this.source.today(t);
    return this.overrides.steps === undefined ? today : { ...copyTotals(today), steps: this.overrides.steps };
  }

  goals(t: Instant): ActivityTotals {
    return this.source.goals(t);
  }

  minuteHistory(t: Instant, limit: number): ReturnType<SensorSource['minuteHistory']> {
    return this.source.minuteHistory(t, limit);
  }

  dayHistory(t: Instant, limit: number): ReturnType<SensorSource['dayHistory']> {
    return this.source.dayHistory(t, limit);
  }

  motion(t: Instant): Motion {
    return this.isOffWrist ? MOTION_ON_A_TABLE : this.source.motion(t);
  }

  pressure(t: Instant): number {
    return this.source.pressure(t);
  }

  userProfile(t: Instant): ReturnType<SensorSource['userProfile']> {
    return this.source.userProfile(t);
  }
}
