const { existsSync } = require('node:fs');
const { join } = require('node:path');

/** Before all tests: builds the simulator and the example's face if they have changed, and says once why tests of a product that is not built fail. */
module.exports = async () => {
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
