export type SleepLevel = 'wake' | 'rem' | 'light' | 'deep' | 'awake' | 'restless' | 'asleep';

/** A stretch on one level; both figures in seconds, `from` since the log's start. */
export interface Stretch {
  level: SleepLevel;
  from: number;
  seconds: number;
}

/** Rows of stretches, end to end; what is on the same level becomes one. Lengths in units of `unit` seconds. */
export class StretchRow {
  readonly row: Stretch[] = [];
  private length = 0;

  constructor(
    /** In units; nothing is added beyond. */
    private readonly limit: number,
    private readonly unit: number,
  ) {}

  get left(): number {
    return this.limit - this.length;
  }

  add(level: SleepLevel, units: number): void {
    const taken = Math.min(Math.round(units), this.left);
    if (taken <= 0) return;
    const last = this.row.at(-1);
    if (last?.level === level) last.seconds += taken * this.unit;
    else this.row.push({ level, from: this.length * this.unit, seconds: taken * this.unit });
    this.length += taken;
  }
}
