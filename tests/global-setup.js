const { existsSync } = require('node:fs');
const { join } = require('node:path');

/**
 * For the young, in each worker. Most of what a suite makes dies with it: a fifth of the time of collecting is saved.
 */
const YOUNG_MB = 32;

/**
 * Before all tests: builds the simulator and the example's face if they have changed, and says once why tests of a
 * product that is not built fail.
 */
module.exports = async () => {
  // The workers are started later, with the flags of this process.
  process.execArgv.push(`--max-semi-space-size=${YOUNG_MB}`);
  const { buildSimulatorIfStale } = await import('../simulator/build.mjs');
  const { buildExampleIfStale } = await import('../scripts/build-app.mjs');
  await Promise.all([buildSimulatorIfStale(), buildExampleIfStale()]);
  for (const [file, command] of [
    ['build/app.fba', 'npm run build'],
    ['build/app-aod.fba', 'npm run build:aod'],
  ]) {
    if (!existsSync(join(__dirname, '..', file)))
      console.error(`${file} is missing: tests of the built product need \`${command}\` first.`);
  }
};
