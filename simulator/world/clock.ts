/** Milliseconds since 1970-01-01T00:00:00Z, as everywhere in the simulator. */
export type Instant = number;

/** A scheduled task. It may be cancelled more than once. */
export interface Timer {
  readonly at: Instant;
  cancel(): void;
}

/** The only source of time in the simulator. Nothing reads the computer's own clock. */
export interface Clock {
  now(): Instant;
  /** Runs `work` once, at `time`; in the next turn if `time` has passed. */
  at(time: Instant, work: () => void): Timer;
  /** Runs `work` once, `delay` ms from now. */
  after(delay: number, work: () => void): Timer;
}

/** A class, because a literal would have a function `cancel` of its own. */
class ScheduledTask implements Timer {
  constructor(
    readonly at: Instant,
    readonly order: number,
    public work: (() => void) | undefined,
  ) {}

  cancel(): void {
    this.work = undefined;
  }
}

/**
 * Virtual time: a queue of tasks, ordered by time and then by when they were scheduled.
 * Time moves only when the queue is run, from one task to the next.
 */
export class VirtualClock implements Clock {
  private time: Instant;
  private nextOrder = 0;
  private readonly heap: ScheduledTask[] = [];

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
    const task = new ScheduledTask(Math.max(time, this.time), this.nextOrder++, work);
    this.push(task);
    return task;
  }

  /** When the next task is due; undefined if there is none. */
  nextDueTime(): Instant | undefined {
    this.dropCancelled();
    return this.heap[0]?.at;
  }

  /** Runs the next task if it is due by `limit`; returns whether there was one. */
  runNext(limit: Instant): boolean {
    this.dropCancelled();
    const task = this.heap[0];
    if (!task || task.at > limit) return false;
    this.pop();
    this.time = task.at;
    task.work?.();
    return true;
  }

  /** Runs all tasks that are due up to and including `time`, then sets the clock to `time`. */
  runUntil(time: Instant): void {
    while (this.runNext(time));
    if (time > this.time) this.time = time;
  }

  private dropCancelled(): void {
    while (this.heap.length > 0 && this.heap[0]?.work === undefined) this.pop();
  }

  private push(task: ScheduledTask): void {
    const heap = this.heap;
    let i = heap.push(task) - 1;
    while (i > 0) {
      const parent = (i - 1) >> 1;
      if (!isBefore(task, taskAt(heap, parent))) break;
      heap[i] = taskAt(heap, parent);
      i = parent;
    }
    heap[i] = task;
  }

  private pop(): void {
    const heap = this.heap;
    const last = heap.pop();
    if (!last || heap.length === 0) return;
    let i = 0;
    for (;;) {
      let child = 2 * i + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && isBefore(taskAt(heap, child + 1), taskAt(heap, child))) child++;
      if (!isBefore(taskAt(heap, child), last)) break;
      heap[i] = taskAt(heap, child);
      i = child;
    }
    heap[i] = last;
  }
}

function taskAt(heap: readonly ScheduledTask[], i: number): ScheduledTask {
  // The cast: both walks stay within the heap.
  return heap[i] as ScheduledTask;
}

function isBefore(a: ScheduledTask, b: ScheduledTask): boolean {
  return a.at < b.at || (a.at === b.at && a.order < b.order);
}
