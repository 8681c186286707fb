import { createContext, runInContext } from 'node:vm';
import fc from 'fast-check';
import {
  CborError,
  decodeCbor,
  decodeForTrace,
  encodeCbor,
  MAX_SHOWN_VALUES,
  tryDecodeCbor,
} from '../../../simulator/peer/cbor';

const hex = (value: unknown) => Buffer.from(encodeCbor(value)).toString('hex');
const fromHex = (text: string) => decodeCbor(Buffer.from(text, 'hex'));

// RFC 8949, appendix A, as far as Fitbit OS has these values.
const EXAMPLES: [unknown, string][] = [
  [0, '00'],
  [1, '01'],
  [10, '0a'],
  [23, '17'],
  [24, '1818'],
  [25, '1819'],
  [100, '1864'],
  [1000, '1903e8'],
  [1000000, '1a000f4240'],
  [1000000000000, '1b000000e8d4a51000'],
  [-1, '20'],
  [-10, '29'],
  [-100, '3863'],
  [-1000, '3903e7'],
  [1.1, 'fb3ff199999999999a'],
  [-4.1, 'fbc010666666666666'],
  [Number.POSITIVE_INFINITY, 'fb7ff0000000000000'],
  [false, 'f4'],
  [true, 'f5'],
  [null, 'f6'],
  [undefined, 'f7'],
  ['', '60'],
  ['a', '6161'],
  ['IETF', '6449455446'],
  ['"\\', '62225c'],
  ['ü', '62c3bc'],
  ['水', '63e6b0b4'],
  [[], '80'],
  [[1, 2, 3], '83010203'],
  [[1, [2, 3], [4, 5]], '8301820203820405'],
  [{}, 'a0'],
  [{ a: 1, b: [2, 3] }, 'a26161016162820203'],
  [['a', { b: 'c' }], '826161a161626163'],
  [Number.MAX_SAFE_INTEGER, '1b001fffffffffffff'],
  [-Number.MAX_SAFE_INTEGER, '3b001ffffffffffffe'],
  [Number.MIN_SAFE_INTEGER - 1, '3b001fffffffffffff'],
  [4294967295, '1affffffff'],
  [4294967296, '1b0000000100000000'],
  [-4294967296, '3affffffff'],
  [-4294967297, '3b0000000100000000'],
];

test.each(EXAMPLES)('%p is %s', (value, bytes) => {
  expect(hex(value)).toBe(bytes);
  expect(fromHex(bytes)).toEqual(value);
});

test('whole numbers are integers, all others 64-bit floats', () => {
  expect(hex(2 ** 53)).toBe('1b0020000000000000');
  expect(hex(1e300)).toBe('fb7e37e43c8800759c');
  expect(hex(2 ** 64)).toBe('fb43f0000000000000');
  expect(hex(-0)).toBe('00');
  expect(hex(0.5)).toBe('fb3fe0000000000000');
  expect(hex(Number.NaN)).toBe('fb7ff8000000000000');
});

test('bytes of any view are byte strings, and are decoded as an ArrayBuffer', () => {
  expect(hex(new Uint8Array([1, 2]))).toBe('420102');
  expect(hex(new Uint8Array([1, 2, 3]).subarray(1))).toBe('420203');
  expect(hex(new Uint8Array([1, 2]).buffer)).toBe('420102');
  expect(hex(new Uint16Array([1]))).toBe('420100');
  const decoded = fromHex('420102') as ArrayBuffer;
  expect(decoded.byteLength).toBe(2);
  expect(Object.prototype.toString.call(decoded)).toBe('[object ArrayBuffer]');
  expect([...new Uint8Array(decoded)]).toEqual([1, 2]);
});

test('values of another realm are encoded like our own', () => {
  const value = runInContext(
    '({ a: [1, { b: new Uint8Array([7]) }], u: undefined, n: null })',
    createContext(),
  );
  expect(hex(value)).toBe(hex({ a: [1, { b: new Uint8Array([7]) }], u: undefined, n: null }));
});

test.each([
  ['a Map', new Map()],
  ['a Set', [new Set()]],
  ['a RegExp', /x/],
  ['a function', { f() {} }],
  ['a symbol', Symbol('x')],
  ['a bigint', 1n],
  ['a promise', Promise.resolve()],
])('%s cannot be encoded', (_what, value) => {
  expect(() => encodeCbor(value)).toThrow(CborError);
});

test('cycles and too deep values throw, repetition does not', () => {
  const loop: unknown[] = [];
  loop.push({ loop });
  expect(() => encodeCbor(loop)).toThrow('contains itself');
  let deep: unknown = 0;
  for (let i = 0; i < 5000; i++) deep = [deep];
  expect(() => encodeCbor(deep)).toThrow(CborError);
  const shared = { a: 1 };
  expect(hex([shared, shared])).toBe('82a1616101a1616101');
});

test.each([
  ['nothing', ''],
  ['bytes left over', '0000'],
  ['a text cut short', '6261'],
  ['a float cut short', 'fb3ff1'],
  ['an array cut short', '8301'],
  ['an array of 4 billion', '9affffffff'],
  ['a map of 2^63', 'bb7fffffffffffffff'],
  ['bytes without end', '5bffffffffffffffff00'],
  ['a reserved length', '1c'],
  ['a break alone', 'ff'],
  ['a break in an array', '8201ff'],
  ['a break as the value of a map', 'bf6161ff'],
  ['a text of parts of another type', '7f4161ff'],
  ['parts without an end', '5f4161'],
  ['an indefinite integer', '1f'],
  ['a tag without content', 'c1'],
  ['a map whose key is a list', 'a18001'],
  ['invalid UTF-8', '62fffe'],
  ['an unknown simple value', 'f818'],
  ['nesting to exhaust the stack', `${'81'.repeat(100_000)}00`],
])('%s is a CborError', (_what, bytes) => {
  expect(() => fromHex(bytes)).toThrow(CborError);
  expect(tryDecodeCbor(Buffer.from(bytes, 'hex'))).toBeUndefined();
});

test('of more values than are shown there are the first bytes', () => {
  /** A list of empty maps. */
  const listOf = (count: number): Uint8Array => {
    const bytes = new Uint8Array(count + 5).fill(0xa0);
    bytes[0] = 0x9a;
    new DataView(bytes.buffer).setUint32(1, count);
    return bytes;
  };
  expect(decodeForTrace(listOf(MAX_SHOWN_VALUES - 1))).toHaveLength(MAX_SHOWN_VALUES - 1);
  const many = listOf(MAX_SHOWN_VALUES);
  expect(decodeForTrace(many)).toEqual(many.slice(0, 10_000));
  // An app gets all of them.
  expect(decodeCbor(many)).toHaveLength(MAX_SHOWN_VALUES);
});

const plain = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.integer(),
    fc.maxSafeInteger(),
    fc.double().map((n) => n + 0),
    fc.string({ unit: 'grapheme' }),
    fc.boolean(),
    fc.constantFrom(null, undefined),
    fc.uint8Array({ maxLength: 40 }),
    fc.array(tie('value')),
    fc.dictionary(
      fc.string().filter((key) => key !== '__proto__'),
      tie('value'),
      { noNullPrototype: true },
    ),
  ),
})).value;

test('decoding returns what was encoded', () => {
  fc.assert(fc.property(plain, (value) => expect(tryDecodeCbor(encodeCbor(value))).toEqual(value)));
});

test('any bytes lead to a value or a CborError', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      try {
        decodeCbor(bytes);
      } catch (error) {
        expect(error).toBeInstanceOf(CborError);
      }
    }),
    { numRuns: 2000 },
  );
});

describe('CBOR that Fitbit OS did not write is read', () => {
  // RFC 8949, appendix A, where it has an example.
  test.each<[string, unknown]>([
    ['f90000', 0],
    ['f93c00', 1],
    ['f93e00', 1.5],
    ['f97bff', 65504],
    ['f90001', 2 ** -24],
    ['f90400', 2 ** -14],
    ['f9c400', -4],
    ['f97c00', Number.POSITIVE_INFINITY],
    ['f9fc00', Number.NEGATIVE_INFINITY],
    ['f97e00', Number.NaN],
    ['fa47c35000', 100000],
    ['fa3fc00000', 1.5],
    ['fa7f800000', Number.POSITIVE_INFINITY],
    ['1805', 5],
    ['190005', 5],
    ['1a00000005', 5],
    ['1b0000000000000005', 5],
    ['3805', -6],
    ['1bffffffffffffffff', 2 ** 64],
    ['780161', 'a'],
    ['9f01ff', [1]],
    ['9fff', []],
    ['83018202039f0405ff', [1, [2, 3], [4, 5]]],
    ['7f657374726561646d696e67ff', 'streaming'],
    ['bf61610161629f0203ffff', { a: 1, b: [2, 3] }],
    ['bf6346756ef563416d7421ff', { Fun: true, Amt: -2 }],
    ['a201020304', { 1: 2, 3: 4 }],
    ['a12001', { '-1': 1 }],
    ['a1f501', { true: 1 }],
    ['a1616101', { a: 1 }],
    ['a2616101616102', { a: 2 }],
  ])('%s is %p', (bytes, value) => {
    expect(fromHex(bytes)).toEqual(value);
  });

  test('byte strings in parts', () => {
    const value = fromHex('5f42010243030405ff') as ArrayBuffer;
    expect([...new Uint8Array(value)]).toEqual([1, 2, 3, 4, 5]);
  });

  test('a key that would be a prototype is a property', () => {
    const value = fromHex('a1695f5f70726f746f5f5fa1616101') as object;
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect(Object.entries(value)).toEqual([['__proto__', { a: 1 }]]);
  });

  test('the content of a tag, with a warning', () => {
    const warnings: string[] = [];
    expect(decodeCbor(Buffer.from('c11a514b67b0', 'hex'), (text) => warnings.push(text))).toBe(1363896240);
    expect(warnings).toEqual([expect.stringContaining('tag 1')]);
  });
});

test.each<[string, unknown, string]>([
  ['a Date', { date: new Date(0) }, 'a16464617465a0'],
  ['an Error', new TypeError('x'), 'a0'],
  ['an Error with properties of its own', Object.assign(new Error('x'), { code: 7 }), 'a164636f646507'],
])('%s is a map of its own properties, with a warning', (_what, value, bytes) => {
  const warnings: string[] = [];
  expect(Buffer.from(encodeCbor(value, (text) => warnings.push(text))).toString('hex')).toBe(bytes);
  expect(warnings).toEqual([expect.stringMatching(/^cbor: an? (Date|Error) is written as/)]);
});

test.each<[unknown, string]>([
  [Object(1), '01'],
  [Object(1.5), 'fb3ff8000000000000'],
  [Object('a'), '6161'],
  [Object(false), 'f4'],
  [[Object(1)], '8101'],
])('a primitive in an object, %p, is that primitive', (value, bytes) => {
  expect(hex(value)).toBe(bytes);
});
