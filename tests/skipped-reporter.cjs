/**
 * Counts the tests that were skipped. Those in tests/contract/with-specification may be, where the collected
 * specification is not beside the checkout; with CI=true any other skipped test makes the run fail.
 */
const { relative, sep } = require('node:path');

const WIDE_LANE = ['tests', 'contract', 'with-specification'].join(sep);

class SkippedReporter {
  constructor({ rootDir, testNamePattern }) {
    this.rootDir = rootDir;
    this.isPartial = Boolean(testNamePattern);
    this.wide = 0;
    this.others = [];
  }

  onTestResult(_test, { testFilePath, testResults }) {
    const skipped = testResults.filter(({ status }) => status !== 'passed' && status !== 'failed');
    const file = relative(this.rootDir, testFilePath);
    if (file.startsWith(WIDE_LANE + sep)) this.wide += skipped.length;
    else this.others.push(...skipped.map(({ fullName }) => `${file}: ${fullName}`));
  }

  onRunComplete() {
    // With -t all that does not match is skipped on purpose.
    if (this.isPartial) return;
    if (this.wide > 0) {
      console.error(`${this.wide} tests skipped: the collected specification is not beside this checkout`);
    }
    if (this.others.length > 0) {
      console.error(`other tests skipped: ${this.others.length}\n  ${this.others.join('\n  ')}`);
    }
  }

  /** Jest fails the run with what this returns. */
  getLastError() {
    if (process.env.CI !== 'true' || this.isPartial || this.others.length === 0) return undefined;
    return new Error(`${this.others.length} tests were skipped that must run in CI`);
  }
}

module.exports = SkippedReporter;
