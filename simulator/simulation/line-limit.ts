import { SECOND_MS } from '../world/duration';

/** More than anybody reads. */
export const MAX_LINES_PER_SECOND = 1000;

/** Lets `max` lines of a second through; by default as many as a tool can print. */
export class LineLimit {
  private secondStartMs = Number.NEGATIVE_INFINITY;
  private count = 0;

  constructor(private readonly max = MAX_LINES_PER_SECOND) {}

  /** `now` is real time, in ms. Returns `last` for the first line above the limit. */
  check(now: number): 'pass' | 'last' | 'drop' {
    if (now - this.secondStartMs >= SECOND_MS) {
      this.secondStartMs = now;
      this.count = 0;
    }
    this.count++;
    if (this.count <= this.max) return 'pass';
    return this.count === this.max + 1 ? 'last' : 'drop';
  }
}
