import { SECOND_MS } from '../world/duration';

/** More than anybody reads. */
export const MAX_LINES_PER_SECOND = 1000;

/** Lets so many lines of a second through that the tool can print them. */
export class LineLimit {
  private secondStartMs = Number.NEGATIVE_INFINITY;
  private count = 0;

  /** `now` is real time, in ms. Returns `last` for the first line above the limit. */
  check(now: number): 'pass' | 'last' | 'drop' {
    if (now - this.secondStartMs >= SECOND_MS) {
      this.secondStartMs = now;
      this.count = 0;
    }
    this.count++;
    if (this.count <= MAX_LINES_PER_SECOND) return 'pass';
    return this.count === MAX_LINES_PER_SECOND + 1 ? 'last' : 'drop';
  }
}
