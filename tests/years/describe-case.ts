import type { Outcome } from './run-case';
import type { TestCase } from './test-case';

/** What was drawn, and how it ended, in a few lines. */
export function describeCase(testCase: TestCase, outcome: Outcome): string {
  const { seed, days, persona, service, start, savesBattery, acts } = testCase;
  const faults = Object.entries(outcome.faults).map(([name, count]) => `${name} ${count}`);
  const habits = savesBattery ? ', a phone that saves battery' : '';
  return [
    `seed ${seed}: ${days} days from ${start.slice(0, 16)}, ${persona}, ${service}${habits}, ${acts.length} acts`,
    `  ${faults.join(', ') || 'no faults'}`,
    `  ${outcome.requests} requests, ${outcome.refreshes} refreshes, ${outcome.restarts} starts`,
    ...outcome.violations.map(({ invariant, text }) => `  VIOLATION ${invariant}: ${text}`),
  ].join('\n');
}
