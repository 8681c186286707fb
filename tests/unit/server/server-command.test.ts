import { parseServerCommand } from '../../../simulator/server/server-command';

const parse = (value: unknown) => parseServerCommand(JSON.stringify(value));

test.each([
  { type: 'stopWorld' },
  { type: 'restartWorld' },
  { type: 'restartWorld', person: { persona: 'noor', seed: 12 } },
])('%j is the server’s own', (command) => {
  expect(parse(command)).toEqual(command);
});

test.each([
  { type: 'play', on: true },
  { type: 'stopWorld', person: { persona: 'noor', seed: 12 } },
  { type: 'restartWorld', person: null },
  { type: 'restartWorld', person: { persona: 'toString', seed: 1 } },
  { type: 'restartWorld', person: { persona: 'noor', seed: -1 } },
  { type: 'restartWorld', person: { persona: 'noor', seed: 1.5 } },
  { type: 'restartWorld', person: { persona: 'noor', seed: 1e9 } },
])('%j is not', (command) => {
  expect(parse(command)).toBeUndefined();
});

test('what is no JSON is not', () => {
  expect(parseServerCommand('{"type":"restartWorld"')).toBeUndefined();
});
