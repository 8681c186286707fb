import { FAULTY_MODES, type Failure } from '../cloud/failure-modes/failure-mode';
import { createRandom } from '../realm/random';
import type { Instant, Timer } from '../world/clock';
import { HOUR_MS, MINUTE_MS } from '../world/duration';
import { type EventFault, FAULT_KINDS, type SwitchedFault } from './faults';
import { type ObservedWorld, RecoveryObserver } from './recovery';
import type { Recovery, StormState } from './storm-state';
import type { WorldFaults } from './world-faults';
import type { WorldNetwork } from './world-network';

/** Virtual time in which faults begin and end. */
const STORM_MS = 6 * HOUR_MS;
const MAX_GAP_MINUTES = 40;
const MAX_TROUBLE_MINUTES = 60;

/**
 * What a storm draws from. Nothing that asks for its wearer: a consent that is withdrawn does not come back by itself.
 */
const TROUBLES: readonly (SwitchedFault | EventFault | 'answer')[] = [
  'link-off',
  'network-off',
  'lost-answer',
  'corrupt-file',
  'disk-full',
  'storage-full',
  'kill-companion',
  'restart-watch',
  'answer',
  'answer',
];

/** Answers that say that something will not change soon: an app may well ask again after a day. */
const LASTING_MODES = /^(403|404|410|412)|deleted-client|access-denied|no-refresh-token|no-scope/;
const MODES = FAULTY_MODES.filter((mode) => !LASTING_MODES.test(mode));

/** A lasting fault of the storm. */
interface Trouble {
  endsAt: Instant;
  /** It ends by itself when it has happened. */
  isArmed: boolean;
  isOn(): boolean;
  end(): void;
}

/** The parts of a world that a storm changes. */
export interface StormyWorld extends ObservedWorld {
  readonly faults: WorldFaults;
  readonly network: Pick<WorldNetwork, 'failures'>;
}

/** Bad luck by itself: faults drawn from a seed, for some hours, and a look at what came back afterwards. */
export class Storm {
  private phase: StormState['phase'] = 'storm';
  private begun = 0;
  private endedByHand = 0;
  private troubles: Trouble[] = [];
  private recovery: Recovery | undefined;
  private readonly timers = new Set<Timer>();
  private readonly start: Instant;
  private readonly random: () => number;
  private readonly observer: RecoveryObserver;

  constructor(
    private readonly world: StormyWorld,
    private readonly seed: number,
  ) {
    this.start = world.clock.now();
    this.random = createRandom(seed);
    this.observer = new RecoveryObserver(world);
    this.record('begins');
    this.scheduleNext();
  }

  get state(): StormState {
    this.settle();
    const { seed, phase, start, begun, endedByHand, recovery } = this;
    return { seed, phase, start, begun, active: this.troubles.length, endedByHand, recovery };
  }

  /** Ends all of its faults now; the look at what came back follows. */
  stop(): void {
    if (this.phase !== 'storm') return;
    this.settle();
    this.endAll();
    this.phase = 'calm';
    this.record('is over');
    this.after(this.observer.beginCalm(), () => {
      this.phase = 'over';
      this.recovery = this.observer.judge();
    });
  }

  /** Another storm begins, or another app. */
  dispose(): void {
    this.endAll();
    this.observer.dispose();
  }

  private scheduleNext(): void {
    const { clock } = this.world;
    const next = clock.now() + this.draw(1, MAX_GAP_MINUTES) * MINUTE_MS;
    const end = this.start + STORM_MS;
    this.after(Math.min(next, end) - clock.now(), () => {
      this.settle();
      if (next >= end) this.stop();
      else {
        this.strike();
        this.scheduleNext();
      }
    });
  }

  /** All is drawn before anything is looked at, so that what a person does in between changes nothing that follows. */
  private strike(): void {
    const name = TROUBLES[this.draw(0, TROUBLES.length - 1)] ?? 'kill-companion';
    const minutes = this.draw(1, MAX_TROUBLE_MINUTES);
    const mode = MODES[this.draw(0, MODES.length - 1)] ?? '500';
    const { faults } = this.world;
    if (name === 'answer') this.keep(minutes, this.beginAnswer({ mode }));
    else if (isEvent(name)) faults.cause(name);
    // What is on already is left alone.
    else if (faults.listActive().includes(name)) return;
    else this.keep(minutes, this.beginSwitch(name));
    this.begun++;
  }

  private beginAnswer(failure: Failure): Omit<Trouble, 'endsAt'> {
    const { network, trace } = this.world;
    network.failures.start(failure);
    trace.add({ kind: 'fault', name: `answer=${failure.mode}` });
    return {
      isArmed: false,
      isOn: () => network.failures.list().includes(failure),
      end: () => {
        network.failures.end(failure);
        trace.add({ kind: 'fault', name: `answer=${failure.mode}`, isOver: true });
      },
    };
  }

  private beginSwitch(name: SwitchedFault): Omit<Trouble, 'endsAt'> {
    const { faults } = this.world;
    faults.switchOn(name);
    return {
      isArmed: FAULT_KINDS[name] === 'armed',
      isOn: () => faults.listActive().includes(name),
      end: () => faults.switchOff(name),
    };
  }

  private keep(minutes: number, trouble: Omit<Trouble, 'endsAt'>): void {
    const endsAt = this.world.clock.now() + minutes * MINUTE_MS;
    this.troubles.push({ ...trouble, endsAt });
    this.after(minutes * MINUTE_MS, () => this.settle());
  }

  /** Ends what is due, and forgets what has ended already. */
  private settle(): void {
    const now = this.world.clock.now();
    for (const { isOn, isArmed, endsAt, end } of this.troubles) {
      if (isOn() && now >= endsAt) end();
      else if (!isOn() && !isArmed) this.endedByHand++;
    }
    this.troubles = this.troubles.filter(({ isOn }) => isOn());
  }

  private endAll(): void {
    for (const timer of this.timers) timer.cancel();
    this.timers.clear();
    for (const trouble of this.troubles) if (trouble.isOn()) trouble.end();
    this.troubles = [];
  }

  private after(ms: number, work: () => void): void {
    const timer = this.world.clock.after(ms, () => {
      this.timers.delete(timer);
      work();
    });
    this.timers.add(timer);
  }

  private record(what: 'begins' | 'is over'): void {
    const name = `storm ${this.seed}`;
    this.world.trace.add(what === 'begins' ? { kind: 'fault', name } : { kind: 'fault', name, isOver: true });
  }

  private draw(low: number, high: number): number {
    return low + (this.random() % (high - low + 1));
  }
}

function isEvent(name: SwitchedFault | EventFault): name is EventFault {
  return FAULT_KINDS[name] === 'event';
}
