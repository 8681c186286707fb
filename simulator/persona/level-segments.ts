/** Levels of a log of stages (wake, rem, light, deep) and of a classic log (awake, restless, asleep). */
export type SleepLevelName = 'wake' | 'rem' | 'light' | 'deep' | 'awake' | 'restless' | 'asleep';

/** A stretch at one level of sleep. Figures in seconds, `from` since the start of the sleep. */
export interface LevelSegment {
  level: SleepLevelName;
  from: number;
  seconds: number;
}

/** Appends segments end to end and joins neighbours of one level. */
export class LevelSegmentsBuilder {
  readonly segments: LevelSegment[] = [];
  private length = 0;

  constructor(
    /** Longest sum of the segments, in units. */
    private readonly limit: number,
    private readonly unitSeconds: number,
  ) {}

  get remaining(): number {
    return this.limit - this.length;
  }

  add(level: SleepLevelName, units: number): void {
    const added = Math.min(Math.round(units), this.remaining);
    if (added <= 0) return;
    const last = this.segments.at(-1);
    if (last?.level === level) last.seconds += added * this.unitSeconds;
    else
      this.segments.push({ level, from: this.length * this.unitSeconds, seconds: added * this.unitSeconds });
    this.length += added;
  }
}
