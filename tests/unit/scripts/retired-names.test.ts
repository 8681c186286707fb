import { RETIRED_NAMES } from '../../../scripts/retired-name-list';
import { findRetiredNames } from '../../../scripts/retired-names';

const find = (text: string, path = 'companion/file.ts') => findRetiredNames([{ path, text }], RETIRED_NAMES);

test.each([
  'function gather() {}',
  'const gather = 1;',
  'const { gather } = x, y = 1;',
  'const { a: [gather] } = x;',
  'let f = (gather: number) => gather;',
  'type gather = string;',
  'interface X { gather: string }',
  'interface X { gather(): void }',
  'class X { gather = 1 }',
  'class X { #a = 1; gather() {} }',
  "export { f as gather } from './f';",
  "type X = 'gather' | 'other';",
  "const X = ['gather'] as const;",
])('finds the declaration in `%s`', (code) => {
  expect(find(`\n${code}\n`)).toEqual([
    'companion/file.ts:2 gather -> updateView on the watch, fetchDataSets in the companion',
  ]);
});

test.each([
  '// gather',
  "const text = 'gather';",
  'x.gather();',
  'const gatherAll = 1;',
  "import { gather as f } from 'x';",
  'const { gather: f } = x;',
])('leaves `%s` alone', (code) => expect(find(code)).toEqual([]));

test('finds a file by its stem', () => {
  expect(find('', 'companion/sync/hand-overs.test.ts')).toEqual([
    'companion/sync/hand-overs.test.ts:1 hand-overs -> SettingsInbox',
  ]);
});

test('a name may be retired in some folders only', () => {
  expect(find('const turned = 1;', 'companion/decode.ts')).toHaveLength(1);
  expect(find('const turned = 1;', 'simulator/screen/draw.ts')).toEqual([]);
});

test('the list has each name once', () => {
  const names = RETIRED_NAMES.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
});
