const fastCheck = require('../node_modules/fast-check/lib/cjs/fast-check');

/** Any number would do; it is the same in every run, so that a failure is one of the change. */
const USUAL_SEED = 20260714;

/**
 * The seed of every property. The variable FAST_CHECK_SEED replaces it. A failure prints the seed and the path:
 * `FAST_CHECK_SEED=<seed> npx jest <file>` fails again in the same way.
 */
const seed = Number(process.env.FAST_CHECK_SEED || USUAL_SEED);
if (!Number.isInteger(seed))
  throw new Error(`FAST_CHECK_SEED "${process.env.FAST_CHECK_SEED}" is not a whole number`);

fastCheck.configureGlobal({ seed });

/** What `import 'fast-check'` is in a test: only the suites with properties load it. */
module.exports = fastCheck;
