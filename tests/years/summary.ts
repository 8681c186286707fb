import { SECOND_MS } from '../../simulator/world/duration';
import type { Outcome } from './run-case';
import type { Way } from './situation';
import { SITUATIONS } from './situations';
import type { TestCase } from './test-case';

/** A violation with the case that shows it. */
export interface Finding {
  invariant: string;
  text: string;
  seed: number;
  /** Where the case was written. A case that could not be shrunk has no scenario. */
  files?: { scenario?: string; testCase: string };
}

export interface BrokenWorld {
  seed: number;
  error: string;
}

/** What `npm run years` prints last. */
export interface Summary {
  seed: number;
  worlds: number;
  simulatedDays: number;
  /** Real time of the run, and the simulated days in a second of it. */
  seconds: number;
  daysPerSecond: number;
  faults: Record<string, number>;
  requests: number;
  refreshes: number;
  restarts: number;
  /** How often each situation was reached. */
  sometimes: Record<string, number>;
  /** Situations that a run of ten years or more did not reach; empty where only some faults or moments were drawn. */
  neverReached: string[];
  /** Seeds whose second run differed from their first. */
  notRepeated: number[];
  /** Worlds that ended with an exception of the simulator, or with their process. */
  broken: BrokenWorld[];
  violations: Finding[];
}

/** Shortest run that has to reach every situation, days. */
const DAYS_TO_REACH_ALL = 3650;

/** Adds the outcomes of a run up. */
export class Totals {
  private days = 0;
  private worlds = 0;
  private readonly faults: Record<string, number> = {};
  private readonly sums = { requests: 0, refreshes: 0, restarts: 0 };
  readonly situations: Record<string, number> = Object.fromEntries(SITUATIONS.map(({ name }) => [name, 0]));
  readonly findings: Finding[] = [];
  readonly notRepeated: number[] = [];
  readonly broken: BrokenWorld[] = [];

  get simulatedDays(): number {
    return this.days;
  }

  add({ seed, days }: TestCase, outcome: Outcome): void {
    this.worlds++;
    this.days += days;
    for (const name of ['requests', 'refreshes', 'restarts'] as const) this.sums[name] += outcome[name];
    addCounts(this.faults, outcome.faults);
    addCounts(this.situations, outcome.situations);
    for (const { invariant, text } of outcome.violations) this.findings.push({ invariant, text, seed });
  }

  /** The situations that no run has reached. */
  unreached(): string[] {
    return Object.keys(this.situations).filter((name) => this.situations[name] === 0);
  }

  /** The ways to them. */
  listWanted(): Way[] {
    return SITUATIONS.flatMap(({ name, by }) => (by && this.situations[name] === 0 ? [by] : []));
  }

  /** `isWhole`: everything could be drawn. */
  summarise(seed: number, realMs: number, isWhole = true): Summary {
    const seconds = realMs / SECOND_MS;
    return {
      seed,
      worlds: this.worlds,
      simulatedDays: this.days,
      seconds: Math.round(seconds),
      daysPerSecond: Math.round((this.days / seconds) * 100) / 100,
      faults: this.faults,
      ...this.sums,
      sometimes: this.situations,
      neverReached: isWhole && this.days >= DAYS_TO_REACH_ALL ? this.unreached() : [],
      notRepeated: this.notRepeated,
      broken: this.broken,
      violations: this.findings,
    };
  }
}

/** Whether nothing is wrong. */
export function isGood({ violations, notRepeated, broken, neverReached }: Summary): boolean {
  return [violations, notRepeated, broken, neverReached].every((list) => list.length === 0);
}

function addCounts(totals: Record<string, number>, counts: Partial<Record<string, number>>): void {
  for (const [name, count = 0] of Object.entries(counts)) totals[name] = (totals[name] ?? 0) + count;
}
