import type * as yaml from 'yaml';
import { isResultOf } from '../../../simulator/client/check-result';
import { isLargerThan } from '../../../simulator/scenario/is-larger-than';
import { MAX_MOMENT_LENGTH, writeMoment } from '../../../simulator/scenario/write-moment';
import type { Recording } from '../../../simulator/simulation/recording';

const stringify = jest.spyOn(jest.requireActual<typeof yaml>('yaml'), 'stringify');
beforeEach(() => stringify.mockClear());

const EMPTY: Recording = {
  spec: { model: 'atlas', zone: 'UTC', start: 0 },
  app: { fileName: 'a.fba', name: 'Tiny', uuid: 'u' },
  steps: [],
  now: 1000,
  texts: [],
  isCut: false,
};
const setting = (value: string) => ({ at: 0, act: { type: 'setSetting', key: 'a', value } }) as const;

test('a recording is a scenario', () => {
  expect(writeMoment({ ...EMPTY, steps: [setting('b')] })).toMatch(/- at: 0s\n +set:\n +a: b\n/);
});

test.each<[string, Partial<Recording>]>([
  ['a long text of a step', { steps: [setting('b'.repeat(30_000_000))] }],
  ['many steps', { steps: Array(1_000_000).fill(setting('b')) }],
  ['many texts', { texts: Array(1_000_000).fill({ id: 'a', text: '' }) }],
  ['long names', { spec: { ...EMPTY.spec, settings: { ['n'.repeat(30_000_000)]: '' } } }],
])('one with %s is refused before anything is made of it', (_, part) => {
  expect(() => writeMoment({ ...EMPTY, ...part })).toThrow('more was done than a moment can keep');
  expect(stringify).not.toHaveBeenCalled();
});

test('writing ends where the moment is too long', () => {
  // The last of many steps is not looked at any more.
  const steps = Array(20).fill(setting('b'.repeat(MAX_MOMENT_LENGTH / 10)));
  expect(() => writeMoment({ ...EMPTY, steps })).toThrow('more was done than a moment can keep');
  expect(stringify.mock.calls.length).toBeLessThan(15);
});

test('a world returns no recording with more steps than one can have', () => {
  expect(isResultOf('recording', { ...EMPTY, steps: Array(5_000).fill(setting('b')) })).toBe(true);
  expect(isResultOf('recording', { ...EMPTY, steps: Array(5_001).fill(setting('b')) })).toBe(false);
});

test('a deep value has a size, too', () => {
  let deep: unknown = 'end';
  for (let i = 0; i < 1000; i++) deep = [deep];
  expect(isLargerThan(deep, 1_003)).toBe(true);
  expect(isLargerThan(deep, 1_004)).toBe(false);
});
