const { default: Sequencer } = require('@jest/test-sequencer');

/**
 * The suites that take longest, the longest first: begun last, one of them would keep a single core busy at the end.
 */
const LONGEST = [
  'years/sixty-days',
  'contract/journey',
  'contract/google-journey',
  'journey/failure-recovery',
  'journey/life',
  'journey/cli.test',
  'browser/',
  'pictures/layout',
  'pictures/arbitrary-snapshot',
  'process/spawn-world',
  'app/junk',
  'services/lasting-trouble',
  'google/year',
  'journey/package',
  'journey/service',
  'companion/google-account',
  'companion/token-machine',
];

module.exports = class extends Sequencer {
  /** After the longest ones in Jest's own order: by the time they took last, or else by size. */
  sort(tests) {
    const place = ({ path }) => LONGEST.findIndex((part) => path.includes(part)) + 1 || LONGEST.length + 1;
    return super.sort(tests).sort((one, other) => place(one) - place(other));
  }
};
