import { messageOf } from '../../simulator/world/message-of';
import { type DrawOptions, drawCase, MIN_DAYS } from './draw-case';
import type { Outcome } from './run-case';
import { distributeWays } from './steer';
import { subSeed } from './sub-seed';
import { Totals } from './summary';
import type { TestCase } from './test-case';

/** Number of worlds that run when the next is drawn. As many processes have work. */
export const LAG = 8;
/** One world in this number runs twice, and must end the same. */
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
  /** The world itself has ended with an error. */
  onBreak?(testCase: TestCase, error: string): void;
}

/** What runs a case: here, or in another process. */
export interface Runner {
  run(testCase: TestCase): Promise<Outcome>;
}

/**
 * Runs worlds until there were enough days. What the world of `LAG` before has reached decides what the next is
 * steered to, so that the number of processes changes nothing: the same seed gives the same worlds.
 */
export async function runYears(runner: Runner, options: YearsOptions): Promise<Totals> {
  const {
    seed,
    days = Number.POSITIVE_INFINITY,
    isTimeUp,
    draw,
    repeatsAll = false,
    onEnd,
    onBreak,
  } = options;
  const totals = new Totals();
  const running: Promise<Ended>[] = [];
  const addFirst = async (): Promise<void> => {
    const ended = await running.shift();
    if (!ended) return;
    const { testCase, outcome, isRepeated } = ended;
    if (!outcome) {
      totals.broken.push({ seed: testCase.seed, error: ended.error });
      onBreak?.(testCase, ended.error);
      return;
    }
    if (!isRepeated) totals.notRepeated.push(testCase.seed);
    totals.add(testCase, outcome);
    onEnd(testCase, outcome);
  };
  let drawnDays = 0;
  for (let i = 0; drawnDays < days && !isTimeUp(); i++) {
    if (running.length === LAG) await addFirst();
    const wanted = draw.only || draw.aim ? [] : distributeWays(totals.listWanted(), LAG)[i % LAG];
    const left = Math.max(MIN_DAYS, days - drawnDays);
    const maxDays = Math.min(left, draw.maxDays ?? left);
    const testCase = drawCase(subSeed(seed, `world ${i}`), { ...draw, wanted, maxDays });
    drawnDays += testCase.days;
    running.push(runWorld(runner, testCase, repeatsAll || i % REPEATED === 0));
  }
  while (running.length > 0) await addFirst();
  return totals;
}

type Ended = { testCase: TestCase } & (
  | { outcome: Outcome /** False where a second run differed. */; isRepeated: boolean }
  | { outcome?: undefined; error: string; isRepeated?: undefined }
);

async function runWorld(runner: Runner, testCase: TestCase, isTwice: boolean): Promise<Ended> {
  try {
    const second = isTwice ? runner.run(testCase) : undefined;
    const [outcome, again] = await Promise.all([runner.run(testCase), second]);
    return { testCase, outcome, isRepeated: !again || again.digest === outcome.digest };
  } catch (error) {
    return { testCase, error: messageOf(error) };
  }
}
