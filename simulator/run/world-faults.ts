import type { Instant, VirtualClock } from '../world/clock';
import { formatDuration } from '../world/duration';
import type { Moments } from '../world/moments';
import type { Trace } from '../world/trace';
import { beginFault, endFault, type FaultTarget, SWITCH_EFFECTS } from './fault-effects';
import { describeValue } from './fault-values';
import {
  type ActiveValue,
  type EventFault,
  type Fault,
  type FaultMoment,
  hasEnd,
  SWITCHED_FAULTS,
  type SwitchedFault,
  VALUED_FAULTS,
  type ValuedFault,
} from './faults';

/** The world that faults change, and where they are recorded. */
export interface FaultyWorld extends FaultTarget {
  readonly clock: VirtualClock;
  readonly trace: Trace;
  readonly moments: Moments;
}

/** A fault that was scheduled. */
export interface ScheduledFault {
  /** Undefined until it has begun. */
  readonly begunAt: Instant | undefined;
}

/**
 * The faults of a world: planned by time or by moment, switched by hand, or events of one moment. Each is in the trace.
 * Faults of one name may overlap: each ends by itself, and the effect lasts while one is left.
 */
export class WorldFaults {
  /** Those that have begun and have an end, in the order of their beginning. */
  private begun: Fault[] = [];
  /** Calls off each that was scheduled and has not begun. */
  private readonly waiting = new Set<() => void>();

  constructor(
    private readonly world: FaultyWorld,
    private readonly onChange: () => void,
  ) {}

  /** Schedules a fault; its times count from now. */
  schedule(planned: Fault): ScheduledFault {
    const { clock } = this.world;
    // A copy, because the same fault may be scheduled more than once, and each of them ends by itself.
    const fault = { ...planned, ...(planned.failure && { failure: { ...planned.failure } }) };
    const scheduled: { begunAt: Instant | undefined } = { begunAt: undefined };
    const begin = (): void => {
      this.waiting.delete(callOff);
      scheduled.begunAt = clock.now();
      this.begin(fault);
    };
    const callOff = fault.moment
      ? this.awaitMoment(fault, fault.moment, begin)
      : callAt(clock, fault.from, begin);
    this.waiting.add(callOff);
    if (fault.to !== undefined) clock.after(fault.to, () => this.end(fault));
    return scheduled;
  }

  /** Ends everything that is on, and calls off what was scheduled and has not begun. */
  endAll(): void {
    for (const callOff of this.waiting) callOff();
    this.waiting.clear();
    for (const fault of [...this.begun]) this.end(fault);
    for (const name of this.listActive()) this.switchOff(name);
    this.world.network.armed.forgetDelays();
  }

  /** Those that are on now, of those that can be switched. */
  listActive(): SwitchedFault[] {
    return SWITCHED_FAULTS.filter((name) => SWITCH_EFFECTS[name].isOn(this.world));
  }

  /** Begins a fault now, unless it is on. */
  switchOn(name: SwitchedFault): void {
    if (!SWITCH_EFFECTS[name].isOn(this.world)) this.begin({ name, from: 0, to: undefined });
  }

  /** Ends all faults of that name now. */
  switchOff(name: SwitchedFault): void {
    if (!SWITCH_EFFECTS[name].isOn(this.world)) return;
    const fault: Fault = { name, from: 0, to: undefined };
    this.begun = this.begun.filter((each) => each.name !== name);
    this.recordEnd(fault);
    endFault(this.world, fault, undefined);
    this.onChange();
  }

  /** Those with a value that are on now, or wait to happen; of each name the value that is in force. */
  listValues(): ActiveValue[] {
    return VALUED_FAULTS.flatMap((fault) => {
      const value = this.findValue(fault);
      return value === undefined ? [] : [{ fault, value }];
    });
  }

  /** Begins a fault with this value now, in place of others of its name; null ends those. */
  setValue(name: ValuedFault, value: string | null): void {
    const before = this.findValue(name);
    this.begun = this.begun.filter((each) => each.name !== name);
    if (before !== undefined) {
      this.recordEnd({ name, value: before, from: 0, to: undefined });
      endFault(this.world, { name, from: 0, to: undefined }, undefined);
    }
    if (value === null) this.onChange();
    else this.begin({ name, value, from: 0, to: undefined });
  }

  private findValue(name: ValuedFault): string | undefined {
    const delayMs = this.world.network.armed.nextDelayMs;
    if (name === 'late-response') return delayMs === undefined ? undefined : formatDuration(delayMs);
    return this.begun.filter((each) => each.name === name).at(-1)?.value;
  }

  /** Lets an event happen now. */
  cause(name: EventFault): void {
    this.begin({ name, from: 0, to: undefined });
  }

  /** The returned function stops waiting. */
  private awaitMoment(fault: Fault, moment: FaultMoment, begin: () => void): () => void {
    const { clock, moments } = this.world;
    const { from, lastsMs } = fault;
    const countsFrom = clock.now() + from;
    let left = moment.nth;
    const unsubscribe = moments.listen(
      (_, detail) => {
        if (clock.now() < countsFrom || !detail.includes(moment.part ?? '') || --left > 0) return;
        unsubscribe();
        begin();
        if (lastsMs !== undefined) clock.after(lastsMs, () => this.end(fault));
      },
      [moment.name],
    );
    return unsubscribe;
  }

  private begin(fault: Fault): void {
    if (hasEnd(fault.name)) this.begun.push(fault);
    this.record(fault);
    beginFault(this.world, fault);
    this.onChange();
  }

  /** Ends what `begin` began, known by its identity, unless it was ended by hand. */
  private end(fault: Fault): void {
    if (!this.begun.includes(fault)) return;
    this.begun = this.begun.filter((each) => each !== fault);
    this.recordEnd(fault);
    endFault(this.world, fault, this.begun.filter(({ name }) => name === fault.name).at(-1));
    this.onChange();
  }

  private recordEnd(fault: Fault): void {
    this.record(fault, { isOver: true });
  }

  private record(fault: Fault, more: { isOver?: true } = {}): void {
    const value = describeValue(fault);
    this.world.trace.add({
      kind: 'fault',
      name: fault.name,
      ...(value !== undefined && { value }),
      ...more,
    });
  }
}

function callAt(clock: VirtualClock, ms: number, work: () => void): () => void {
  const timer = clock.after(ms, work);
  return () => timer.cancel();
}
