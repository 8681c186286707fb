/** The levels of a log of stages in which the person sleeps. */
export const SLEEPING_STAGES = ['deep', 'light', 'rem'] as const;
/** The levels of a classic log. */
export const CLASSIC_LEVELS = ['asleep', 'awake', 'restless'] as const;
/** A level of a log of stages, which has `wake` too, or of a classic log. */
export type SleepLevelName = (typeof SLEEPING_STAGES)[number] | 'wake' | (typeof CLASSIC_LEVELS)[number];

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
