import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MUTANTS } from '../../years/mutants/mutants';

const ROOT = join(__dirname, '../../..');

test('there are twenty mutants, each with a name of its own', () => {
  expect(new Set(MUTANTS.map(({ name }) => name)).size).toBe(20);
  expect(MUTANTS).toHaveLength(20);
});

test.each(MUTANTS)('$name applies to the product as it is', ({ file, from, to }) => {
  expect(file).toMatch(/^(app|companion|settings|common)\//);
  expect(readFileSync(join(ROOT, file), 'utf8').split(from)).toHaveLength(2);
  expect(to).not.toBe(from);
});
