import fc from 'fast-check';
import {
  array,
  boolean,
  type Decoder,
  field,
  map,
  number,
  numberInRange,
  object,
  string,
} from '../../../companion/decode';
import { ServiceError } from '../../../companion/http/service-error';

const WRONG = new ServiceError('data', 'shape');

it('takes numbers, and numbers as text', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      expect(number(value)).toBe(value);
      expect(number(String(value))).toBe(Number(String(value)));
    }),
  );
  expect(number('1440')).toBe(1440);
});

it.each([undefined, null, '', ' ', 'abc', '1,440', Number.NaN, Number.POSITIVE_INFINITY, {}, [], true])(
  'takes %p for no number',
  (value) => {
    expect(() => number(value)).toThrow(WRONG);
  },
);

it('drops a value out of range, and does not clamp it', () => {
  const percent = numberInRange(0, 100);
  expect([0, '97.5', 100].map(percent)).toEqual([0, 97.5, 100]);
  expect([-1, 100.1, '-1', undefined, null].map(percent)).toEqual(Array(5).fill(undefined));
  expect(() => percent('many')).toThrow(WRONG);
});

it('takes flags, also as text', () => {
  expect([true, 'true', false, 'false'].map(boolean)).toEqual([true, true, false, false]);
  for (const value of [undefined, null, 1, 'yes', {}]) expect(() => boolean(value)).toThrow(WRONG);
});

it('reads the value at a path', () => {
  const steps = field('summary.steps', number);
  expect(steps({ summary: { steps: '7' }, other: 1 })).toBe(7);
  for (const wrong of [undefined, null, 'x', [], {}, { summary: 5 }, { summary: [] }, { summary: {} }]) {
    expect(() => steps(wrong)).toThrow(WRONG);
  }
});

it('reads past what may be absent', () => {
  const goal = field('goals?.steps', number);
  expect([{}, { goals: null }, { goals: { steps: 9 } }].map(goal)).toEqual([undefined, undefined, 9]);
  const last = field('goals?.steps?', number);
  expect([{}, { goals: {} }, { goals: { steps: null } }].map(last)).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
  for (const wrong of [{ goals: 'none' }, { goals: {} }, { goals: [] }, []]) {
    expect(() => goal(wrong)).toThrow(WRONG);
  }
});

it('gives what it read the names it has here', () => {
  const night = object({ asleep: field('minutesAsleep', number), kind: field('type?', string) });
  expect(night({ minutesAsleep: 401, extra: true })).toStrictEqual({ asleep: 401 });
});

it('says that a value cannot be turned into what it should be', () => {
  const even = map(number, (value) => (value % 2 === 0 ? value / 2 : undefined));
  expect(even(0)).toBe(0);
  expect(() => even(3)).toThrow(WRONG);
});

it('returns a value or reports a wrong shape, whatever the input', () => {
  const decoder: Decoder<unknown> = object({
    a: field('a?', array(object({ b: field('b.c?.d', numberInRange(0, 9)) }))),
    e: field('e', boolean),
  });
  fc.assert(
    fc.property(fc.anything(), (value) => {
      try {
        decoder(value);
      } catch (error) {
        expect(error).toEqual(WRONG);
      }
    }),
  );
});
