/** Milliseconds since 1970-01-01T00:00:00Z, as everywhere in the simulator. */
export type Instant = number;

/** A thing that will happen; `cancel` makes it not happen. Cancelling twice is harmless. */
export interface Timer {
  readonly at: Instant;
  cancel(): void;
}

/** The only source of time in the simulator. Nothing in it reads the computer's own clock. */
export interface Clock {
  now(): Instant;
  /** Runs `work` once, at `time` (at once in the next turn when that has passed). */
  at(time: Instant, work: () => void): Timer;
  /** Runs `work` once, `delay` ms from now. */
  after(delay: number, work: () => void): Timer;
}

interface Entry extends Timer {
  readonly order: number;
  work: (() => void) | undefined;
}

/**
 * Virtual time: a queue of what is due, in order of time and then of asking.
 * `runUntil` moves time forward through the queue; between two entries no time passes.
 */
export class VirtualClock implements Clock {
  private time: Instant;
  private asked = 0;
  private readonly heap: Entry[] = [];

  constructor(start: Instant) {
    this.time = start;
  }

  now(): Instant {
    return this.time;
  }

  after(delay: number, work: () => void): Timer {
    return this.at(this.time + Math.max(0, delay), work);
  }

  at(time: Instant, work: () => void): Timer {
    const entry: Entry = {
      at: Math.max(time, this.time),
      order: this.asked++,
      work,
      cancel() {
        this.work = undefined;
      },
    };
    this.push(entry);
    return entry;
  }

  /** When the next thing is due, or undefined when nothing is. */
  next(): Instant | undefined {
    this.dropCancelled();
    return this.heap[0]?.at;
  }

  /** Does the next due thing if it is due by `limit`; says whether there was one. */
  step(limit: Instant): boolean {
    this.dropCancelled();
    const entry = this.heap[0];
    if (!entry || entry.at > limit) return false;
    this.pop();
    this.time = entry.at;
    entry.work?.();
    return true;
  }

  /** Does all that is due up to and including `time`, then stands at `time`. */
  runUntil(time: Instant): void {
    while (this.step(time));
    if (time > this.time) this.time = time;
  }

  private dropCancelled(): void {
    while (this.heap.length > 0 && this.heap[0]?.work === undefined) this.pop();
  }

  private push(entry: Entry): void {
    const heap = this.heap;
    let i = heap.push(entry) - 1;
    while (i > 0) {
      const up = (i - 1) >> 1;
      if (!before(entry, heap[up] as Entry)) break;
      heap[i] = heap[up] as Entry;
      i = up;
    }
    heap[i] = entry;
  }

  private pop(): void {
    const heap = this.heap;
    const last = heap.pop();
    if (!last || heap.length === 0) return;
    let i = 0;
    for (;;) {
      let down = 2 * i + 1;
      if (down >= heap.length) break;
      if (down + 1 < heap.length && before(heap[down + 1] as Entry, heap[down] as Entry)) down++;
      if (!before(heap[down] as Entry, last)) break;
      heap[i] = heap[down] as Entry;
      i = down;
    }
    heap[i] = last;
  }
}

function before(a: Entry, b: Entry): boolean {
  return a.at < b.at || (a.at === b.at && a.order < b.order);
}
