import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RELIABILITY_ROWS } from '../../years/reliability-tables';

test('docs/reliability.md has every invariant, situation, fault and mutant in its own words', () => {
  const page = readFileSync(join(__dirname, '../../../docs/reliability.md'), 'utf8');
  expect(RELIABILITY_ROWS.filter((row) => !page.includes(row))).toEqual([]);
});
