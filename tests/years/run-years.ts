import { type DrawOptions, drawCase, MIN_DAYS } from './draw-case';
import type { Outcome } from './run-case';
import { distributeWays } from './steer';
import { subSeed } from './sub-seed';
import { Totals } from './summary';
import type { TestCase } from './test-case';

/** Worlds that are drawn at once; the next are drawn with what these have not reached. */
export const ROUND = 8;
/** One world of so many runs twice, and must end the same. */
const REPEATED = 16;

export interface YearsOptions {
  seed: number;
  /** Simulated days; undefined: until time is up. */
  days: number | undefined;
  isTimeUp(): boolean;
  draw: DrawOptions;
  /** Every world runs twice. */
  repeatsAll?: boolean;
  onEnd(testCase: TestCase, outcome: Outcome): void;
}

/** What runs a case: here, or in another process. */
export interface Runner {
  run(testCase: TestCase): Promise<Outcome>;
}

/**
 * Runs worlds until there were enough days. They are drawn in rounds, so that the number of processes changes
 * nothing: the same seed gives the same worlds.
 */
export async function runYears(runner: Runner, options: YearsOptions): Promise<Totals> {
  const { seed, days, isTimeUp, draw, repeatsAll = false, onEnd } = options;
  const totals = new Totals();
  for (let first = 0; !isTimeUp() && (days === undefined || totals.simulatedDays < days); first += ROUND) {
    const cases = drawRound(subSeed(seed, String(first)), {
      ...draw,
      wanted: draw.only || draw.aim ? [] : totals.listWanted(),
      days: days === undefined ? undefined : days - totals.simulatedDays,
    });
    await Promise.all(
      cases.map(async (testCase, i) => {
        const isTwice = repeatsAll || (first + i) % REPEATED === 0;
        const runs = await Promise.all((isTwice ? [1, 2] : [1]).map(() => runner.run(testCase)));
        return { testCase, runs };
      }),
    ).then((results) => {
      for (const { testCase, runs } of results) {
        const [outcome, again = outcome] = runs;
        if (!outcome) continue;
        if (again?.digest !== outcome.digest) totals.notRepeated.push(testCase.seed);
        totals.add(testCase, outcome);
        onEnd(testCase, outcome);
      }
    });
  }
  return totals;
}

/** The worlds of a round, of `days` in all where that is less. Each is steered to some of what is wanted. */
function drawRound(
  seed: number,
  { days = Number.POSITIVE_INFINITY, wanted = [], ...options }: DrawOptions & { days?: number },
): TestCase[] {
  const cases: TestCase[] = [];
  const ways = distributeWays(wanted, ROUND);
  let left = days;
  for (let i = 0; i < ROUND && left > 0; i++) {
    const testCase = drawCase(subSeed(seed, `world ${i}`), {
      ...options,
      wanted: ways[i],
      maxDays: Math.max(MIN_DAYS, Math.min(left, options.maxDays ?? left)),
    });
    left -= testCase.days;
    cases.push(testCase);
  }
  return cases;
}
