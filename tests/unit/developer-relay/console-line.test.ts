import { readConsoleLine } from '../../../simulator/developer-relay/console-line';

const LINE = {
  component: 'app',
  kind: 'log',
  text: 'ready',
  frames: [{ file: 'app/index.ts', line: 3, column: 7, name: 'start' }],
};

test('takes a line of a world', () => {
  expect(readConsoleLine(LINE)).toEqual(LINE);
});

test.each([
  null,
  'ready',
  { ...LINE, component: 'cloud' },
  { ...LINE, kind: 'toString' },
  { ...LINE, text: 1 },
  { ...LINE, frames: {} },
])('drops what is no line: %j', (data) => {
  expect(readConsoleLine(data)).toBeUndefined();
});

test('leaves out what is no frame', () => {
  const frames = [null, { file: 1, line: 1, column: 1 }, { file: 'a', line: 'x', column: 1 }, ...LINE.frames];
  expect(readConsoleLine({ ...LINE, frames })).toEqual(LINE);
});
