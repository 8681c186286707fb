import { join } from 'node:path';
import SkippedReporter from '../../skipped-reporter.cjs';

const ROOT = join(__dirname, '../../..');
const WIDE = 'tests/contract/with-specification/table.test.ts';

/** What the reporter prints, and whether it fails the run, after these tests. */
function report(
  tests: readonly [file: string, ...statuses: string[]][],
  options: { ci?: boolean; pattern?: string },
) {
  const lines = jest.spyOn(console, 'error').mockImplementation();
  const { CI } = process.env;
  process.env.CI = String(options.ci ?? false);
  const reporter = new SkippedReporter({ rootDir: ROOT, testNamePattern: options.pattern ?? '' });
  for (const [file, ...statuses] of tests) {
    const testResults = statuses.map((status, i) => ({ status, fullName: `test ${i}` }));
    reporter.onTestResult(undefined, { testFilePath: join(ROOT, file), testResults });
  }
  reporter.onRunComplete();
  const fails = reporter.getLastError() !== undefined;
  process.env.CI = CI;
  const printed = lines.mock.calls.map(([line]) => line);
  lines.mockRestore();
  return { printed, fails };
}

it('counts in one line what needs the collected specification, which may be skipped in CI too', () => {
  const tests: [string, ...string[]][] = [
    [WIDE, 'pending', 'pending'],
    ['tests/contract/with-specification/types.test.ts', 'pending'],
    ['tests/unit/link.test.ts', 'passed'],
  ];
  const printed = ['3 tests skipped: the collected specification is not beside this checkout'];
  expect(report(tests, { ci: true })).toEqual({ printed, fails: false });
});

it('fails a run in CI in which any other test is skipped, and names it', () => {
  const tests: [string, ...string[]][] = [['tests/unit/link.test.ts', 'passed', 'pending', 'todo']];
  const printed = [
    'other tests skipped: 2\n  tests/unit/link.test.ts: test 1\n  tests/unit/link.test.ts: test 2',
  ];
  expect(report(tests, { ci: true })).toEqual({ printed, fails: true });
  expect(report(tests, { ci: false })).toEqual({ printed, fails: false });
});

it('prints nothing when nothing is skipped, or only tests that do not match -t', () => {
  expect(report([[WIDE, 'passed', 'failed']], { ci: true })).toEqual({ printed: [], fails: false });
  expect(report([[WIDE, 'pending']], { ci: true, pattern: 'table' })).toEqual({ printed: [], fails: false });
});
