import { readScenario } from '../../../simulator/scenario/read-scenario';
import { ScenarioError } from '../../../simulator/scenario/yaml-value';

const MANY = 20_000;

/** Each nests so deep that the library ends the process, or throws the engine's own text. */
test.each([
  ['lists', '['.repeat(MANY), 1],
  ['lists in a step', `steps:\n  - at: 1s\n    expect: ${'['.repeat(MANY)}${']'.repeat(MANY)}`, 3],
  ['maps', '{a: '.repeat(MANY), 1],
  ['lists of dashes', '- '.repeat(MANY), 1],
  [
    'lists of dashes, a line each',
    Array.from({ length: 150 }, (_, i) => `${' '.repeat(i)}-\n`).join(''),
    102,
  ],
  ['keys', '? '.repeat(MANY), 1],
  ['maps by indentation', Array.from({ length: 3000 }, (_, i) => `${' '.repeat(i)}a:\n`).join(''), 201],
  ['maps on one line', 'a: '.repeat(3000), 1],
])('%s that nest too deep are one line with its place', (_what, text, line) => {
  const read = () => readScenario('x.yaml', text);
  expect(read).toThrow(ScenarioError);
  expect(read).toThrow(`x.yaml:${line}: lists and maps of more than 100 levels`);
});

test.each([
  ['a comment', `# ${'-'.repeat(300)}`],
  ['a comment behind a space', `  #${'-'.repeat(300)}`],
  ['a text', `settings:\n  a: ${'-'.repeat(300)}`],
  ['a line of a text', `settings:\n  a: |\n    ${'-'.repeat(300)}\n    ${':'.repeat(300)}`],
  ['a line of its own in a text', `settings:\n  a:\n    ${'-'.repeat(300)}`],
])('dashes in a row are not deep: %s', (_what, text) => {
  const steps = 'steps:\n  - at: 1s\n    tap: a\n';
  expect(readScenario('x.yaml', `${text}\n${steps}`).steps).toHaveLength(1);
});

test('a long list, and brackets in texts, are not deep', () => {
  const steps =
    `  - at: 1s\n    expect:\n      - text: { id: time, contains: "${'[]'.repeat(300)} (" }\n`.repeat(60);
  expect(readScenario('x.yaml', `steps:\n${steps}`).steps).toHaveLength(60);
});
