export type SleepLevelName = 'wake' | 'rem' | 'light' | 'deep' | 'awake' | 'restless' | 'asleep';

/** A time at one level of sleep. Both figures are in seconds, `from` since the start of the sleep. */
export interface LevelSegment {
  level: SleepLevelName;
  from: number;
  seconds: number;
}

/** Appends segments end to end and joins neighbours of one level. Lengths are in units of `unit` seconds. */
export class LevelSegmentsBuilder {
  readonly segments: LevelSegment[] = [];
  private length = 0;

  constructor(
    /** In units; nothing is added beyond. */
    private readonly limit: number,
    private readonly unit: number,
  ) {}

  get remaining(): number {
    return this.limit - this.length;
  }

  add(level: SleepLevelName, units: number): void {
    const added = Math.min(Math.round(units), this.remaining);
    if (added <= 0) return;
    const last = this.segments.at(-1);
    if (last?.level === level) last.seconds += added * this.unit;
    else this.segments.push({ level, from: this.length * this.unit, seconds: added * this.unit });
    this.length += added;
  }
}
