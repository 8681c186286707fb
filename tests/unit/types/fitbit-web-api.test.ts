import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { knownFaults } from '../../../scripts/known-faults';

const ROOT = join(__dirname, '../../..');
const SPECIFICATION = join(ROOT, '../shared/spec/fitbit-web-api.openapi.json');
const types = readFileSync(join(ROOT, 'types/fitbit-web-api.d.ts'), 'utf8');

const atHand = existsSync(SPECIFICATION);
if (!atHand) console.warn(`skipped: no specification at ${SPECIFICATION}`);

(atHand ? it : it.skip)('are what the script makes of the specification', () => {
  // The generator is an ES module only, so it runs as its own process.
  const made = execFileSync(process.execPath, [
    join(ROOT, 'node_modules/tsx/dist/cli.mjs'),
    join(ROOT, 'scripts/fitbit-types.mts'),
    SPECIFICATION,
    '--print',
  ]);
  expect(made.toString()).toBe(types);
});

(atHand ? it : it.skip)('know every path of the specification', () => {
  const { paths } = JSON.parse(readFileSync(SPECIFICATION, 'utf8'));
  const timed = '/{start-date}/{end-date}/time/';
  const names = Object.keys(paths).map((path) =>
    path.replace(timed, '/{start-date}/{end-date}/{detail-level}/time/'),
  );
  expect(names).toHaveLength(108);
  for (const name of names) expect(types).toContain(`"${name}": {`);
});

it('are types only, and say nothing in prose', () => {
  expect(types.replace(/^\/\*\*[\s\S]*?\*\//, '')).not.toMatch(
    /\/\*|\/\/ |@|\b(const|function|class|enum|import)\b/,
  );
});

it('cannot be made from a specification whose faults are not the known ones', () => {
  for (const mend of knownFaults.slice(0, 4)) {
    expect(() => mend({ paths: {}, components: { schemas: {} } })).toThrow('the specification has no');
  }
});
