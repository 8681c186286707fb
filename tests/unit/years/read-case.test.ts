import { UsageError } from '../../../simulator/client/usage-error';
import { drawCase } from '../../years/draw-case';
import { readCase } from '../../years/read-case';

const GOOD = drawCase(1);

test('a case that was drawn is read as it was written', () => {
  for (let seed = 1; seed <= 50; seed++) {
    const testCase = drawCase(seed);
    expect(readCase(JSON.stringify(testCase), 'x.json')).toEqual(JSON.parse(JSON.stringify(testCase)));
  }
});

test.each([
  ['no JSON', '{', 'no case'],
  ['a list', '[]', 'no case'],
  ['nothing of it', '{}', 'no case'],
  ['days as words', { days: 'x' }, '"days"'],
  ['no time', { days: 0 }, '"days"'],
  ['another seed', { seed: 'a' }, '"seed"'],
  ['nobody', { persona: 'nobody' }, '"persona"'],
  ['no zone of the earth', { zone: 'Mars/X' }, '"zone"'],
  ['no date', { start: 'yesterday' }, '"start"'],
  ['an unknown fault', { faults: ['nonsense@5m'] }, 'unknown fault "nonsense"'],
  ['a number as fault', { faults: [7] }, '"faults"'],
  ['an act that nobody knows', { acts: [{ at: 1, act: 'x' }] }, '"acts"'],
  ['nothing as act', { acts: [null] }, '"acts"'],
])('%s is refused in one line', (_what, broken, words) => {
  const text = typeof broken === 'string' ? broken : JSON.stringify({ ...GOOD, ...broken });
  const read = () => readCase(text, 'x.json');
  expect(read).toThrow(UsageError);
  expect(read).toThrow(words);
});
