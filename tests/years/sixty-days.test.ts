import { join } from 'node:path';
import { Pool } from './pool';
import type { Violation } from './run-case';
import { runYears } from './run-years';

/** Fixed, so that nothing fails to land by a draw: fresh seeds are for `npm run years` and the weekly workflow. */
const SEED = 20260714;
const DAYS = 60;
/** Smallest number of situations that sixty days reach, of forty. */
const MIN_SITUATIONS = 30;
/** Small worlds: many kinds of bad luck in few days. */
const MAX_DAYS_OF_A_WORLD = 8;

// The suite has two processes of its own, beside everything else that runs.
jest.setTimeout(600_000);

const pool = new Pool(2, join(__dirname, '../../build/app.fba'));
afterAll(() => pool.close());

test('sixty days of bad luck break no invariant, and run the same way twice', async () => {
  const violations: (Violation & { seed: number })[] = [];
  const totals = await runYears(pool, {
    seed: SEED,
    days: DAYS,
    isTimeUp: () => false,
    draw: { maxDays: MAX_DAYS_OF_A_WORLD },
    repeatsAll: true,
    onEnd: ({ seed }, outcome) => violations.push(...outcome.violations.map((each) => ({ ...each, seed }))),
  });
  expect(violations).toEqual([]);
  expect(totals.notRepeated).toEqual([]);
  const reached = Object.keys(totals.situations).length - totals.unreached().length;
  expect(reached).toBeGreaterThanOrEqual(MIN_SITUATIONS);
  expect(totals.simulatedDays).toBeGreaterThanOrEqual(DAYS);
});
