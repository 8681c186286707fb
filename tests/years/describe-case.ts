import type { Outcome } from './run-case';
import type { TestCase } from './test-case';

/** What was drawn, and how it ended, in a few lines. */
export function describeCase(testCase: TestCase, outcome: Outcome): string {
  const faults = Object.entries(outcome.faults).map(([name, count]) => `${name} ${count}`);
  return [
    describeWorld(testCase),
    `  ${faults.join(', ') || 'no faults'}`,
    `  ${outcome.requests} requests, ${outcome.refreshes} refreshes, ${outcome.restarts} starts`,
    ...outcome.violations.map(({ invariant, text }) => `  VIOLATION ${invariant}: ${text}`),
  ].join('\n');
}

/** As `describeCase`, of a world that ended with an error. */
export function describeBreak(testCase: TestCase, error: string): string {
  return [
    describeWorld(testCase),
    `  drawn: ${testCase.faults.join(' ') || 'no faults'}`,
    `  BROKEN: ${error}`,
  ].join('\n');
}

function describeWorld({
  seed,
  days,
  persona,
  model,
  service,
  zone,
  start,
  savesBattery,
  acts,
}: TestCase): string {
  const place = zone === undefined ? '' : `, in ${zone}`;
  const habits = savesBattery ? ', a phone that saves battery' : '';
  return `seed ${seed}: ${days} days from ${start.slice(0, 16)}, ${persona}${place}, ${model}, ${service}${habits}, ${acts.length} acts`;
}
