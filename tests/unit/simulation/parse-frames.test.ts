import { parseLocatedFrames, parseStack } from '../../../simulator/simulation/parse-frames';

const FRAME = { file: 'app/index.js', line: 2, column: 34, name: 'draw' };

test.each([
  ['app/index.js:2:34 draw', FRAME],
  ['app/index.js:2:34', { ...FRAME, name: undefined }],
  ['app/index.js:2', { ...FRAME, column: 1, name: undefined }],
  ['…/my app/index.ts:2:34 Object.draw', { ...FRAME, file: '…/my app/index.ts', name: 'Object.draw' }],
])('located: %s', (text, frame) => {
  expect(parseLocatedFrames([text, 'no place'])).toEqual([frame]);
});

test('a stack of the engine', () => {
  const stack = '    at draw (app/index.js:2:34)\n    at app/index.js:2:34\nno place\n    at repl:1';
  expect(parseStack(stack)).toEqual([
    FRAME,
    { ...FRAME, name: undefined },
    { file: 'repl', line: 1, column: 1, name: undefined },
  ]);
  expect(parseStack(undefined)).toEqual([]);
});
