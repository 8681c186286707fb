import { UsageError } from '../../../simulator/client/usage-error';
import { readYearsArguments } from '../../years/arguments';

test('days, years and minutes', () => {
  expect(readYearsArguments([])).toMatchObject({ seed: 1, days: 365, minutes: undefined });
  expect(readYearsArguments(['--years', '10', '--seed', '7'])).toMatchObject({ seed: 7, days: 3650 });
  expect(readYearsArguments(['--minutes', '5'])).toMatchObject({ days: undefined, minutes: 5 });
  expect(
    readYearsArguments(['--faults', 'answer,answer=500,lost-answer', '--aim', 'request=/sleep']),
  ).toMatchObject({
    faults: ['answer', 'answer=500', 'lost-answer'],
    aim: 'request=/sleep',
  });
});

test.each([
  ['--faults', 'nonsense', 'unknown fault "nonsense"'],
  ['--faults', 'answer=5000', 'fault "answer" needs one of'],
  ['--faults', 'lost-answer@5m', '--faults has no times'],
  ['--aim', 'nowhere', '--aim "nowhere" is no moment; there are wake, request'],
  ['--aim', '5m', '--aim "5m" is no moment'],
  ['--aim', 'draw#0', '--aim "draw#0": the first moment is #1'],
  ['--aim', 'draw=x..+5m', 'is no moment'],
  ['--mutant', 'timer', '--mutants, which is missing'],
  ['--mutants', '--mutant=nosuch', '--mutant "nosuch": no mutant has this in its name'],
  ['--days', '0', 'a run needs some time'],
  ['--days', 'x', 'not a whole number'],
])('%s %s is refused in one line', (option, value, words) => {
  const read = () => readYearsArguments([option, value]);
  expect(read).toThrow(UsageError);
  expect(read).toThrow(words);
});
