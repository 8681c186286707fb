import type { Bout, WallMinute } from './character';

/** Bouts one after another. */
export class Timetable {
  readonly bouts: Bout[] = [];

  constructor(private now: WallMinute) {}

  /** The next `minutes`: see `Bout` for the figures. */
  add(minutes: number, duty: number, cadence: number, stairs: number): void {
    this.until(this.now + minutes, duty, cadence, stairs);
  }

  /** From now up to a time of day; nothing where that has passed. */
  until(to: WallMinute, duty: number, cadence: number, stairs: number): void {
    if (to <= this.now) return;
    this.bouts.push({ from: this.now, to, duty, cadence, stairs });
    this.now = to;
  }
}
