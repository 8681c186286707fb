import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FITBIT_SPECIFICATION, readSpecification } from './collected';
import { describeWide } from './wide-lane';

const ROOT = join(__dirname, '../../..');
const types = readFileSync(join(ROOT, 'types/fitbit-web-api.d.ts'), 'utf8');

describeWide('the types', () => {
  test('are what the script makes of the specification', () => {
    // The generator is an ES module only, so it runs as its own process.
    const made = execFileSync(process.execPath, [
      join(ROOT, 'node_modules/tsx/dist/cli.mjs'),
      join(ROOT, 'scripts/fitbit-types.mts'),
      FITBIT_SPECIFICATION,
      '--print',
    ]);
    expect(made.toString()).toBe(types);
  });

  test('know every path of the specification', () => {
    const timed = '/{start-date}/{end-date}/time/';
    const names = Object.keys(readSpecification().paths).map((path) =>
      path.replace(timed, '/{start-date}/{end-date}/{detail-level}/time/'),
    );
    expect(names).toHaveLength(108);
    for (const name of names) expect(types).toContain(`"${name}": {`);
  });
});
