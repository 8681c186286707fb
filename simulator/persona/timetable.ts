import type { WallMinute } from './calendar';
import type { ActivityBout } from './persona-definition';

/** A bout without its time. */
type Activity = Omit<ActivityBout, 'from' | 'to'>;

/** Lines up bouts one after another. */
export class Timetable {
  readonly bouts: ActivityBout[] = [];

  constructor(private cursor: WallMinute) {}

  /** Adds a bout that lasts `minutes`. */
  add(minutes: number, activity: Activity): void {
    this.addUntil(this.cursor + minutes, activity);
  }

  /** Adds a bout up to a time of day; none where that has passed. */
  addUntil(to: WallMinute, activity: Activity): void {
    if (to <= this.cursor) return;
    this.bouts.push({ from: this.cursor, to, ...activity });
    this.cursor = to;
  }
}
