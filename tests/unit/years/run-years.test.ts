import { drawCase } from '../../years/draw-case';
import type { Outcome } from '../../years/run-case';
import { LAG, type Runner, runYears } from '../../years/run-years';
import { SITUATIONS } from '../../years/situations';
import { isGood, Totals } from '../../years/summary';
import type { TestCase } from '../../years/test-case';

/** What a world of this case ends with: each reaches one situation, so that the next are steered elsewhere. */
function outcomeOf({ days, seed }: TestCase): Outcome {
  const situations = { [SITUATIONS[seed % SITUATIONS.length]?.name ?? '']: 1 };
  const counts = { faults: {}, requests: 0, refreshes: 0, restarts: 0 };
  return { days, ...counts, situations, violations: [], digest: String(seed), happened: [], done: [] };
}

/** A pool of `size` that ends its worlds in another order than they began in. */
function createPool(size: number, run: (testCase: TestCase) => Outcome = outcomeOf): Runner {
  let waiting: (() => void)[] = [];
  return {
    run: (testCase) =>
      new Promise((resolve, reject) => {
        waiting.push(() => {
          try {
            resolve(run(testCase));
          } catch (error) {
            reject(error);
          }
        });
        const endAll = (): void => {
          const ended = waiting.reverse();
          waiting = [];
          for (const end of ended) end();
        };
        if (waiting.length >= size) endAll();
        else setImmediate(endAll);
      }),
  };
}

async function runWith(pool: Runner) {
  const cases: TestCase[] = [];
  const totals = await runYears(pool, {
    seed: 7,
    days: 900,
    isTimeUp: () => false,
    draw: {},
    onEnd: (testCase) => cases.push(testCase),
  });
  return { cases, summary: totals.summarise(7, 1000) };
}

test('the number of processes changes nothing', async () => {
  const one = await runWith(createPool(1));
  const eight = await runWith(createPool(8));
  expect(one.cases.length).toBeGreaterThan(2 * LAG);
  expect(eight.cases).toEqual(one.cases);
  expect(isGood(one.summary)).toBe(true);
});

test('only a run in which everything may happen must reach every situation', () => {
  const totals = new Totals();
  totals.add({ ...drawCase(1), days: 3650 }, outcomeOf(drawCase(1)));
  expect(isGood(totals.summarise(1, 1000))).toBe(false);
  expect(isGood(totals.summarise(1, 1000, false))).toBe(true);
});

test('a world that breaks is named, and the others go on', async () => {
  const { cases } = await runWith(createPool(2));
  const third = cases[2]?.seed;
  const { cases: rest, summary } = await runWith(
    createPool(2, (testCase) => {
      if (testCase.seed === third) throw new Error('a bug of the simulator');
      return outcomeOf(testCase);
    }),
  );
  expect(summary.broken).toEqual([{ seed: third, error: 'a bug of the simulator' }]);
  expect(rest.length).toBeGreaterThan(2 * LAG);
  expect(isGood(summary)).toBe(false);
});

test('a second run that differs is named', async () => {
  let runs = 0;
  const { cases, summary } = await runWith(
    createPool(2, (testCase) => ({ ...outcomeOf(testCase), digest: String(runs++) })),
  );
  expect(summary.notRepeated[0]).toBe(cases[0]?.seed);
  expect(isGood(summary)).toBe(false);
});
