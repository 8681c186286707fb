import * as fc from 'fast-check';
import { checkSnapshot } from '../../../common/check-snapshot';
import { SNAPSHOT_VERSION, type Snapshot } from '../../../common/snapshot';

const AT = 1784040000;
const DAY = 20648;

/** Anew every time, for a check changes it. */
function whole(): Snapshot {
  return {
    v: SNAPSHOT_VERSION,
    origin: 123,
    seq: 4,
    at: AT,
    account: { service: 'fitbit', state: 'limited', until: AT + 600, nextSync: AT + 900 },
    look: {
      pages: ['sleep', 'week'],
      accent: 'sea',
      motion: false,
      units: { weight: 'st', water: 'floz', temperature: 'F', energy: 'kJ' },
    },
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
    recovery: { at: AT, date: DAY, restingHeartRate: [58, 55, 61], skin: [-4, -9, 6] },
    week: { at: AT, date: DAY, steps: [1, 2, 3, null, 5, 0, 7], goal: 10000 },
    circle: { at: AT, of: 2, rows: [{ rank: 1, steps: 7 }] },
  };
}

function check(over: Record<string, unknown>): Snapshot {
  const checked = checkSnapshot({ ...whole(), ...over });
  if (typeof checked === 'string') throw new Error(checked);
  return checked;
}

test('a whole snapshot passes as it is, and is the same object', () => {
  const data = whole();
  expect(checkSnapshot(data)).toBe(data);
  expect(data).toEqual(whole());
});

test('head, account and look are enough', () => {
  const { v, origin, seq, at, account, look } = whole();
  expect(checkSnapshot({ v, origin, seq, at, account, look })).toEqual({ v, origin, seq, at, account, look });
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
  [{ ...whole(), v: '1' }],
  [{ ...whole(), v: 0.5 }],
  [{ ...whole(), v: { toString: 0 } }],
  [{ ...whole(), v: undefined }],
  [{ ...whole(), origin: undefined }],
  [{ ...whole(), seq: -1 }],
  [{ ...whole(), at: Number.NaN }],
  [{ ...whole(), at: 1e11 }],
  [{ ...whole(), account: undefined }],
  [{ ...whole(), account: { service: 'fitbit' } }],
  [{ ...whole(), look: undefined }],
  [{ ...whole(), look: { ...whole().look, pages: 'sleep' } }],
  [{ ...whole(), look: { ...whole().look, units: undefined } }],
])('without a usable head, account or look it is malformed: %j', (data) => {
  expect(checkSnapshot(data)).toBe('malformed');
});

test.each([
  ['night', null],
  ['night', []],
  ['night', { date: DAY }],
  ['recovery', { at: null, date: DAY }],
  ['week', { ...whole().week, at: AT + 0.5 }],
  ['circle', { ...whole().circle, at: -1 }],
  ['circle', { ...whole().circle, at: 'noon' }],
] as const)('a %s that does not say when it was checked is left out alone: %j', (name, section) => {
  const expected: Partial<Snapshot> = whole();
  delete expected[name];
  expect(check({ [name]: section })).toStrictEqual(expected);
});

test.each([
  ['week', 'steps', undefined],
  ['week', 'steps', 8_412],
  ['circle', 'rows', null],
  ['devices', 'list', {}],
] as const)('a %s without its %s is left out alone: %j', (name, list, value) => {
  const expected: Partial<Snapshot> = whole();
  delete expected[name];
  expect(check({ [name]: { at: AT, date: DAY, [list]: value } })).toStrictEqual(expected);
});

test.each([[null], [undefined], [7], [1e300], ['x'], [Uint8Array.of(1)]])(
  'what is no section is not there at all: %p',
  (nothing) => {
    expect(Object.keys(check({ night: nothing }))).not.toContain('night');
  },
);

test.each([[0.5], [Number.NaN], [Number.POSITIVE_INFINITY], [-1e11]])(
  'what is no whole number, or one that nothing ever reached, is absent at any depth: %d',
  (nonsense) => {
    const { night, account, circle, week } = check({
      night: { ...whole().night, asleep: nonsense, minutes: [25, nonsense, 240, 76] },
      account: { ...whole().account, until: nonsense },
      circle: { ...whole().circle, rows: [{ rank: nonsense, steps: 7 }] },
    });
    expect(night).toEqual({ ...whole().night, asleep: undefined, minutes: [25, undefined, 240, 76] });
    expect(account.until).toBeUndefined();
    expect(circle?.rows).toEqual([{ rank: undefined, steps: 7 }]);
    expect(week).toEqual(whole().week);
  },
);

test('byte strings become bytes where the watch decoded them as buffers, at any depth', () => {
  const bytes = Uint8Array.of(2, 60, 3, 255);
  const night = { ...whole().night, segments: bytes.buffer };
  const { night: checked, ...rest } = check({ night, list: [{ bytes: bytes.buffer }] });
  expect(checked?.segments).toEqual(bytes);
  expect(checked?.segments).toBeInstanceOf(Uint8Array);
  expect(rest).not.toHaveProperty('list');
  expect(check({ night: { ...night, deeper: [{ bytes: bytes.buffer }] } }).night).toHaveProperty(
    'deeper.0.bytes',
    bytes,
  );
});

test('never throws, and what passes passes again unchanged', () => {
  const near = fc.record(
    Object.fromEntries(
      Object.entries(whole()).map(([key, value]) => [key, fc.oneof(fc.constant(value), fc.anything())]),
    ),
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(fc.oneof(fc.anything({ withTypedArray: true }), near), (data) => {
      const checked = checkSnapshot(structuredClone(data));
      if (typeof checked === 'string') expect(['newer', 'malformed']).toContain(checked);
      else expect(checkSnapshot(structuredClone(checked))).toEqual(checked);
    }),
    { numRuns: 500 },
  );
});
