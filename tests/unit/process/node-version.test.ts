import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeOldNode } from '../../../simulator/process/node-version';

test.each(['v18.20.8', 'v20.14.0', 'v4.9.1'])('%s is too old', (version) => {
  expect(describeOldNode(version)).toBe(`Node.js 20.15 or newer is required; this is ${version}`);
});

test.each(['v20.15.0', 'v20.20.2', 'v21.0.0', 'v25.1.0-nightly', process.version])('%s is not', (version) => {
  expect(describeOldNode(version)).toBeUndefined();
});

test('the package requires the same', () => {
  const manifest = readFileSync(join(__dirname, '../../../simulator/package.json'), 'utf8');
  expect(JSON.parse(manifest)).toMatchObject({ engines: { node: '>=20.15' } });
});
