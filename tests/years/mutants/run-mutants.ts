import { DAY_MS } from '../../../simulator/world/duration';
import { drawCase } from '../draw-case';
import { Pool } from '../pool';
import type { Outcome, Violation } from '../run-case';
import { LAG } from '../run-years';
import { distributeWays } from '../steer';
import { subSeed } from '../sub-seed';
import { Totals } from '../summary';
import type { TestCase } from '../test-case';
import { buildMutant } from './build-mutant';
import { MUTANTS, type Mutant } from './mutants';

/** Small worlds: much bad luck in few days. */
const MAX_DAYS_OF_A_WORLD = 8;

/** What became of a mutant. */
export interface MutantResult {
  mutant: string;
  /** Simulated days until it was found, or that it survived. */
  days: number;
  /** What found it; undefined: it survived. */
  invariant: string | undefined;
  text: string | undefined;
  /** The seed of the world that found it. */
  seed: number | undefined;
}

export interface MutantOptions {
  seed: number;
  /** Number of days after which a mutant has survived. */
  maxDays: number;
  /** Parts of names: only mutants with one of these run. */
  only?: readonly string[];
  /** Mutants that run at the same time. */
  parallel: number;
  /** The path of the package without a mistake. A violation that it has, too, does not count. */
  original: string;
  onEnd(result: MutantResult): void;
}

/** Runs every mutant until an invariant is violated, or it has survived. The same seed gives the same table. */
export async function runMutants(options: MutantOptions): Promise<MutantResult[]> {
  const { only = [''], parallel, onEnd } = options;
  const queue = MUTANTS.filter(({ name }) => only.some((part) => name.includes(part)));
  const results: MutantResult[] = [];
  const work = async (): Promise<void> => {
    for (let mutant = queue.shift(); mutant; mutant = queue.shift()) {
      const result = await hunt(mutant, options);
      results.push(result);
      onEnd(result);
    }
  };
  await Promise.all(Array.from({ length: parallel }, work));
  return results;
}

async function hunt(mutant: Mutant, { seed, maxDays, original }: MutantOptions): Promise<MutantResult> {
  const pool = new Pool(1, await buildMutant(mutant));
  try {
    const totals = new Totals();
    for (let i = 0; totals.simulatedDays < maxDays; i++) {
      const wanted = distributeWays(totals.listWanted(), LAG)[i % LAG];
      const testCase = drawCase(subSeed(seed, `${mutant.name} ${i}`), {
        wanted,
        maxDays: MAX_DAYS_OF_A_WORLD,
      });
      const outcome = await pool.run(testCase);
      const violation = outcome.violations[0] && (await findNew(outcome, testCase, original));
      if (violation) {
        const { invariant, text, at } = violation;
        const days = totals.simulatedDays + at / DAY_MS;
        return { mutant: mutant.name, days, invariant, text, seed: testCase.seed };
      }
      totals.add(testCase, outcome);
    }
    const { simulatedDays: days } = totals;
    return { mutant: mutant.name, days, invariant: undefined, text: undefined, seed: undefined };
  } finally {
    pool.close();
  }
}

/** The first violation that the product without the mistake does not have in the same world. */
async function findNew(
  { violations }: Outcome,
  testCase: TestCase,
  original: string,
): Promise<Violation | undefined> {
  const pool = new Pool(1, original);
  try {
    const { violations: old } = await pool.run(testCase);
    return violations.find(({ invariant }) => old.every((each) => each.invariant !== invariant));
  } finally {
    pool.close();
  }
}

/** The table of docs/reliability.md, in Markdown. */
export function formatMutants(results: readonly MutantResult[]): string {
  const rows = MUTANTS.flatMap(({ name, words }) => {
    const result = results.find(({ mutant }) => mutant === name);
    if (!result) return [];
    const days = result.days.toFixed(1);
    return [
      `| \`${name}\` | ${words} | ${result.invariant ? days : `not in ${days}`} | ${result.invariant ?? ''} |`,
    ];
  });
  return ['| mutant | what is wrong | simulated days until found | by |', '|---|---|---|---|', ...rows].join(
    '\n',
  );
}
