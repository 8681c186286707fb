import { readFileSync } from 'node:fs';
import { README, updateReadme } from '../../../scripts/compatibility-table';

test('the tables of simulator/README.md are what `npm run compatibility-table` makes of the code', () => {
  const text = readFileSync(README, 'utf8');
  expect(updateReadme(text)).toBe(text);
});
