import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ACTIONS } from '../../../simulator/scenario/actions';
import { CHECK_NAMES } from '../../../simulator/scenario/expectations';
import { readScenario } from '../../../simulator/scenario/read-scenario';

const page = readFileSync(join(__dirname, '../../../docs/simulator.md'), 'utf8');
const [, section = ''] = page.split(/^## Scenarios$/m);

/** The names in the first column of the table with this heading. */
function namesInTable(heading: string): string[] {
  const [, rows = ''] = section.split(`| ${heading} |`);
  const [table = ''] = rows.split('\n\n');
  const cells = [...table.matchAll(/^\| (`.*?`) \| /gm)].map(([, cell = '']) => cell);
  return cells.flatMap((cell) => [...cell.matchAll(/`([\w-]+)/g)].map(([, name = '']) => name));
}

test('every action has a row', () => {
  expect([...new Set(namesInTable('action of a step'))].sort()).toEqual(Object.keys(ACTIONS).sort());
});

test('every expectation has a row', () => {
  expect([...new Set(namesInTable('in `expect`'))].sort()).toEqual([...CHECK_NAMES].sort());
});

test('the example is a scenario', () => {
  const [, example = ''] = /^```yaml\n([\s\S]*?)^```$/m.exec(section) ?? [];
  expect(readScenario('example.yaml', example).steps).toHaveLength(4);
});
