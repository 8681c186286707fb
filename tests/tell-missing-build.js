const { existsSync } = require('node:fs');
const { join } = require('node:path');

/** Says once, before all tests, why those of the built product are going to fail. */
module.exports = () => {
  for (const [file, command] of [
    ['build/app.fba', 'npm run build'],
    ['build/app-aod.fba', 'npm run build:aod'],
  ]) {
    if (!existsSync(join(__dirname, '..', file)))
      console.error(`${file} is missing: tests of the built product need \`${command}\` first.`);
  }
};
