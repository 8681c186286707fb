import fc from 'fast-check';
import {
  DecodeError,
  decode,
  flag,
  list,
  number,
  object,
  optional,
  text,
  turned,
  withDefault,
} from '../../../companion/decode';

it('takes numbers, and numbers as text', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      expect(decode(number, value)).toBe(value);
      expect(decode(number, String(value))).toBe(Number(String(value)));
    }),
  );
  expect(decode(number, '1440')).toBe(1440);
});

it.each([undefined, null, '', ' ', 'abc', '1,440', Number.NaN, Number.POSITIVE_INFINITY, {}, [], true])(
  'takes %p for no number',
  (value) => {
    expect(() => decode(number, value)).toThrow(DecodeError);
  },
);

it('takes flags, also as text', () => {
  expect([true, 'true', false, 'false'].map((value) => decode(flag, value))).toEqual([
    true,
    true,
    false,
    false,
  ]);
  expect(() => decode(flag, 1)).toThrow(DecodeError);
});

it('leaves unknown keys out and absent ones absent', () => {
  const decoder = object({ a: number, b: optional(text), c: withDefault(number, 7) });
  expect(decode(decoder, { a: '1', x: 'y', b: null })).toEqual({ a: 1, b: undefined, c: 7 });
});

it('names the place of what is wrong, and never the value', () => {
  const decoder = object({ sleep: list(object({ level: text })) });
  expect(() => decode(decoder, { sleep: [{ level: 'deep' }, { level: 'SECRET'.length }] })).toThrow(
    '.sleep[1].level is not a text',
  );
  expect(() => decode(decoder, 'SECRET')).toThrow('the answer is not an object');
  const date = turned(text, () => undefined, 'a date');
  expect(() => decode(object({ day: date }), { day: 'SECRET' })).toThrow('.day is not a date');
});

it('answers a value or throws a DecodeError, whatever it is given', () => {
  const decoder = object({ a: optional(list(object({ b: withDefault(number, 0) }))), c: optional(flag) });
  fc.assert(
    fc.property(fc.anything(), (value) => {
      try {
        decode(decoder, value);
      } catch (error) {
        expect(error).toBeInstanceOf(DecodeError);
      }
    }),
  );
});
