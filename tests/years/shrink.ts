import type { Outcome, Violation } from './run-case';
import type { TestCase } from './test-case';

/** Largest number of runs. More would take minutes. */
const MAX_RUNS = 80;

type Run = (testCase: TestCase) => Promise<Outcome>;
/** A case that breaks the invariant, and how it ended. */
export interface Shrunk {
  testCase: TestCase;
  outcome: Outcome;
}

/**
 * Takes faults and acts away as long as the invariant is still broken. Halves first, then smaller parts (delta
 * debugging).
 */
export async function shrinkCase(run: Run, original: TestCase, { invariant }: Violation): Promise<Shrunk> {
  let best: Shrunk = { testCase: original, outcome: await run(original) };
  let runs = 1;
  /** Undefined where the world itself breaks: that is another fault, which the run has named or will. */
  const tryRun = (testCase: TestCase): Promise<Outcome | undefined> => run(testCase).catch(() => undefined);
  const shrink = async (key: 'faults' | 'acts'): Promise<void> => {
    let size = Math.ceil(best.testCase[key].length / 2);
    while (size > 0 && runs < MAX_RUNS) {
      const before = best.testCase[key].length;
      for (let i = 0; i < best.testCase[key].length && runs < MAX_RUNS; ) {
        const rest = best.testCase[key].filter((_each, j) => j < i || j >= i + size);
        const testCase: TestCase = { ...best.testCase, [key]: rest };
        const outcome = await tryRun(testCase);
        runs++;
        if (outcome?.violations.some((each) => each.invariant === invariant)) best = { testCase, outcome };
        else i += size;
      }
      if (size === 1 && best.testCase[key].length === before) break;
      size = size === 1 ? 1 : Math.ceil(size / 2);
    }
  };
  await shrink('faults');
  await shrink('acts');
  return best;
}
