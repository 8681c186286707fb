import type { VirtualClock } from '../world/clock';
import type { Trace } from '../world/trace';
import { applyFault, type FaultTarget, SWITCH_EFFECTS } from './fault-effects';
import { type EventFault, type Fault, SWITCHED_FAULTS, type SwitchedFault } from './faults';

/** The world that faults change, and where they are recorded. */
export interface FaultyWorld extends FaultTarget {
  readonly clock: VirtualClock;
  readonly trace: Trace;
}

/** The faults of a world: planned by time, switched by hand, or events of one moment. Each is in the trace. */
export class WorldFaults {
  constructor(
    private readonly world: FaultyWorld,
    private readonly onChange: () => void,
  ) {}

  /** Schedules a fault; its times count from now. */
  schedule(fault: Fault): void {
    const { clock } = this.world;
    clock.after(fault.from, () => this.begin(fault));
    if (fault.to !== undefined) clock.after(fault.to, () => this.end(fault));
  }

  /** Those that are on now, of those that can be switched. */
  listActive(): SwitchedFault[] {
    return SWITCHED_FAULTS.filter((name) => SWITCH_EFFECTS[name].isOn(this.world));
  }

  /** Begins or ends a fault now. */
  switch(name: SwitchedFault, isOn: boolean): void {
    if (SWITCH_EFFECTS[name].isOn(this.world) === isOn) return;
    if (isOn) this.begin({ name, from: 0, to: undefined });
    else this.end({ name, from: 0, to: undefined });
  }

  /** Lets an event happen now. */
  cause(name: EventFault): void {
    this.begin({ name, from: 0, to: undefined });
  }

  private begin(fault: Fault): void {
    this.world.trace.add({ kind: 'fault', name: fault.name });
    applyFault(this.world, fault, true);
    this.onChange();
  }

  private end(fault: Fault): void {
    this.world.trace.add({ kind: 'fault', name: fault.name, isOver: true });
    applyFault(this.world, fault, false);
    this.onChange();
  }
}
