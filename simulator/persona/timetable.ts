import type { WallMinute } from './calendar';
import type { ActivityBout } from './persona-definition';

/** Lines up bouts one after another. The figures of a bout are those of `ActivityBout`. */
export class Timetable {
  readonly bouts: ActivityBout[] = [];

  constructor(private cursor: WallMinute) {}

  /** Adds a bout of so many minutes. */
  add(minutes: number, activeShare: number, cadence: number, floorChance: number): void {
    this.addUntil(this.cursor + minutes, activeShare, cadence, floorChance);
  }

  /** Adds a bout up to a time of day; none where that has passed. */
  addUntil(to: WallMinute, activeShare: number, cadence: number, floorChance: number): void {
    if (to <= this.cursor) return;
    this.bouts.push({ from: this.cursor, to, activeShare, cadence, floorChance });
    this.cursor = to;
  }
}
