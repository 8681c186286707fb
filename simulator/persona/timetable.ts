import type { ActivityBout, WallMinute } from './persona-definition';

/** Bouts one after another. */
export class Timetable {
  readonly bouts: ActivityBout[] = [];

  constructor(private cursor: WallMinute) {}

  /** The next `minutes`: see `Bout` for the figures. */
  add(minutes: number, duty: number, cadence: number, stairs: number): void {
    this.addUntil(this.cursor + minutes, duty, cadence, stairs);
  }

  /** From now up to a time of day; nothing where that has passed. */
  addUntil(to: WallMinute, activeShare: number, cadence: number, floorChance: number): void {
    if (to <= this.cursor) return;
    this.bouts.push({ from: this.cursor, to, activeShare, cadence, floorChance });
    this.cursor = to;
  }
}
