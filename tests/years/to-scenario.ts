import { stringify } from 'yaml';
import { SECOND_MS } from '../../simulator/world/duration';
import type { Outcome, Violation } from './run-case';
import type { TestCase } from './test-case';

/** A scenario that shows what a case did; `npm run scenario` runs it. */
export function toScenario(
  testCase: TestCase,
  { done, happened }: Outcome,
  { invariant, text, at }: Violation,
): string {
  const { seed, days, persona, model, zone, start, savesBattery } = testCase;
  const scenario = {
    app: '../app.fba',
    device: model,
    // In UTC, whatever the zone is.
    start,
    ...(zone !== undefined && { tz: zone }),
    persona,
    seed,
    faults: savesBattery ? ['save-battery', ...happened] : happened,
    errors: 'any',
    steps: [
      ...done.map((step) => ({ at: `${step.at}ms`, ...step.action })),
      { at: `${days}d`, display: 'on' },
    ],
  };
  return `# ${invariant}: ${text}\n# First seen ${Math.round(at / SECOND_MS)} s after the start.\n${stringify(scenario)}`;
}
