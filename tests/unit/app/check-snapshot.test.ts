import * as fc from 'fast-check';
import { checkSnapshot } from '../../../common/check-snapshot';
import { isNewer, SNAPSHOT_VERSION, type Snapshot } from '../../../common/snapshot';

const AT = 1784040000;
const DAY = 20648;

const whole: Snapshot = {
  v: 1,
  origin: 123,
  seq: 4,
  at: AT,
  account: { service: 'fitbit', state: 'limited', until: AT + 600, nextSync: AT + 900 },
  look: { pages: ['sleep', 'week'], accent: 'sea', motion: false },
  night: {
    at: AT,
    date: DAY,
    bed: 1421,
    rise: 422,
    asleep: 416,
    kind: 'stages',
    minutes: [25, 100, 240, 76],
    segments: Uint8Array.of(0, 25, 1, 100, 2, 240, 3, 76),
  },
  recovery: { at: AT, date: DAY, restingHeartRate: [58, 55, 61] },
  week: { at: AT, date: DAY, steps: [1, 2, 3, null, 5, 0, 7], goal: 10000 },
};

function check(over: Record<string, unknown>): Snapshot {
  const checked = checkSnapshot({ ...whole, ...over });
  if (typeof checked === 'string') throw new Error(checked);
  return checked;
}

test('a whole snapshot passes as it is', () => {
  expect(checkSnapshot(structuredClone(whole))).toEqual(whole);
});

test('a small one is enough: head and account', () => {
  const account = { service: 'none', state: 'notSetUp' };
  expect(checkSnapshot({ v: 1, origin: 1, seq: 1, at: AT, account })).toEqual({
    v: 1,
    origin: 1,
    seq: 1,
    at: AT,
    account,
    look: { pages: [], accent: 'sun', motion: true },
  });
});

test('unknown keys and accents are left out; unknown pages are for the book to skip', () => {
  const checked = check({
    token: 'secret',
    look: { pages: ['sleep', 'moon'], accent: 'mud', motion: 1, size: 9 },
    night: { ...whole.night, dreams: 3 },
  });
  expect(checked.look).toEqual({ pages: ['sleep', 'moon'], accent: 'sun', motion: true });
  expect(checked.night).toEqual(whole.night);
  expect(checked).not.toHaveProperty('token');
});

test.each([[7], [null], [[]], [{ pages: 7 }]])('a look of %j is the one to begin with', (look) => {
  expect(check({ look }).look).toEqual({ pages: [], accent: 'sun', motion: true });
});

test('byte strings arrive as ArrayBuffer on the watch', () => {
  const segments = Uint8Array.of(2, 60, 3, 60);
  expect(check({ night: { ...whole.night, segments: segments.buffer } }).night?.segments).toEqual(segments);
});

test('a later version is told apart from nonsense, whatever its shape', () => {
  expect(checkSnapshot({ v: SNAPSHOT_VERSION + 1, everything: 'else' })).toBe('newer');
});

test.each([
  [undefined],
  [null],
  [7],
  ['snapshot'],
  [[]],
  [{}],
  [{ ...whole, v: '1' }],
  [{ ...whole, v: 0.5 }],
  [{ ...whole, origin: undefined }],
  [{ ...whole, seq: -1 }],
  [{ ...whole, at: Number.NaN }],
  [{ ...whole, account: undefined }],
  [{ ...whole, account: { service: 'fitbit', state: 'dancing' } }],
  [{ ...whole, account: { service: 'myspace', state: 'ok' } }],
])('%j is malformed', (data) => {
  expect(checkSnapshot(data)).toBe('malformed');
});

test.each([
  ['night', 7],
  ['night', { date: DAY }],
  ['night', { at: AT, date: 'today' }],
  ['recovery', []],
  ['week', { at: AT, date: DAY, steps: [1, 2, 3] }],
  ['week', { at: AT, steps: whole.week?.steps }],
] as const)('a malformed %s is left out alone: %j', (name, section) => {
  const expected: Partial<Snapshot> = { ...whole };
  delete expected[name];
  expect(check({ [name]: section })).toEqual(expected);
});

test.each([
  ['bed', 1440],
  ['rise', -1],
  ['asleep', 1441],
  ['asleep', 6.5],
  ['asleep', '416'],
  ['minutes', [1, 2, 3]],
  ['minutes', [1, 2, 3, null]],
  ['segments', 'bytes'],
  ['segments', new Uint8Array()],
  ['segments', Uint8Array.of(0, 10, 1)],
  ['segments', Uint8Array.of(4, 10)],
  ['segments', Uint8Array.of(2, 0)],
  ['segments', Uint8Array.from({ length: 12 }, (_, i) => (i % 2 ? 255 : 2))],
  ['segments', Uint8Array.from({ length: 82 }, (_, i) => (i % 2 ? 5 : (i / 2) % 2))],
])('an impossible %s of the night counts as absent: %j', (name, value) => {
  const expected: Record<string, unknown> = { ...whole.night };
  delete expected[name];
  expect(check({ night: { ...whole.night, [name]: value } }).night).toEqual(expected);
});

test('an impossible heart rate or step count is absent, a real zero is not', () => {
  const night = { at: AT, date: DAY };
  expect(check({ recovery: { ...night, restingHeartRate: [19] } }).recovery).toEqual(night);
  expect(check({ recovery: { ...night, restingHeartRate: [58, 61] } }).recovery).toEqual(night);
  expect(check({ week: { ...whole.week, steps: [0, -1, 'x', 1e6, 1.5, null, 9] } }).week?.steps).toEqual([
    0,
    null,
    null,
    null,
    null,
    null,
    9,
  ]);
});

test('never throws, and what passes passes again unchanged', () => {
  const near = fc.record(
    Object.fromEntries(
      Object.entries(whole).map(([key, value]) => [key, fc.oneof(fc.constant(value), fc.anything())]),
    ),
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(fc.oneof(fc.anything({ withTypedArray: true }), near), (data) => {
      const checked = checkSnapshot(data);
      if (typeof checked === 'string') expect(['newer', 'malformed']).toContain(checked);
      else expect(checkSnapshot(checked)).toEqual(checked);
    }),
    { numRuns: 500 },
  );
});

test('newer: another origin always wins, within one the higher number', () => {
  expect(isNewer(whole, undefined)).toBe(true);
  expect(isNewer(whole, whole)).toBe(false);
  expect(isNewer({ ...whole, seq: 5 }, whole)).toBe(true);
  expect(isNewer({ ...whole, origin: 9, seq: 1 }, whole)).toBe(true);
});
