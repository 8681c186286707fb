import * as fc from 'fast-check';
import { acceptSnapshot } from '../../../common/accept-snapshot';
import { ACCENT_COLOURS } from '../../../common/preferences';
import { NO_SLEEP_LEVEL, SNAPSHOT_VERSION, type Snapshot } from '../../../common/snapshot';
import { TODAY } from '../../today';

const AT = 1784040000;

/** A new one for each call, because the check changes it. */
function completeSnapshot(): Snapshot {
  return {
    v: SNAPSHOT_VERSION,
    origin: 123,
    seq: 4,
    at: AT,
    account: { service: 'fitbit', state: 'limited', until: AT + 600, nextSync: AT + 900 },
    look: { pages: ['sleep', 'week'], accent: ACCENT_COLOURS.sea, motion: false },
    sleep: {
      at: AT,
      date: TODAY,
      bed: 1421,
      rise: 422,
      asleep: 416,
      kind: 'stages',
      minutes: [25, 100, 240, 76],
      segments: Uint8Array.of(0, 25, 1, 100, 2, 240, 3, 76),
      ticks: Uint8Array.of(0, 1, 2, 3, NO_SLEEP_LEVEL),
    },
    recovery: { at: AT, date: TODAY, restingHeartRate: [58, 55, 61], skin: [-4, -9, 6] },
    week: { at: AT, date: TODAY, dailySteps: [1, 2, 3, null, 5, 0, 7], goal: 10000 },
    friends: { at: AT, total: 2, rows: [{ rank: 1, steps: 7 }] },
  };
}

function check(over: Record<string, unknown>): Snapshot {
  const checked = acceptSnapshot({ ...completeSnapshot(), ...over });
  if (!checked) throw new Error('refused');
  return checked;
}

test('a whole snapshot passes as it is, and is the same object', () => {
  const data = completeSnapshot();
  expect(acceptSnapshot(data)).toBe(data);
  expect(data).toEqual(completeSnapshot());
});

test('head, account and look are enough', () => {
  const { v, origin, seq, at, account, look } = completeSnapshot();
  expect(acceptSnapshot({ v, origin, seq, at, account, look })).toEqual({
    v,
    origin,
    seq,
    at,
    account,
    look,
  });
});

test.each([
  [SNAPSHOT_VERSION + 1],
  [SNAPSHOT_VERSION - 1],
  [SNAPSHOT_VERSION + 0.5],
  [String(SNAPSHOT_VERSION)],
  [[SNAPSHOT_VERSION]],
  [{ toString: 0 }],
  [null],
  [undefined],
])('another version is refused, however complete: %j', (v) => {
  expect(acceptSnapshot({ ...completeSnapshot(), v })).toBeUndefined();
});

test.each([
  [undefined],
  [null],
  [7],
  ['snapshot'],
  [true],
  [[]],
  [{}],
  [Uint8Array.of(SNAPSHOT_VERSION)],
  [{ v: SNAPSHOT_VERSION }],
  [{ ...completeSnapshot(), account: undefined }],
  [{ ...completeSnapshot(), account: null }],
  [{ ...completeSnapshot(), account: { service: 'fitbit' } }],
  [{ ...completeSnapshot(), look: undefined }],
  [{ ...completeSnapshot(), look: null }],
  [{ ...completeSnapshot(), look: { ...completeSnapshot().look, accent: undefined } }],
])('a snapshot without a usable account or look is refused: %j', (data) => {
  expect(acceptSnapshot(data)).toBeUndefined();
});

test.each([
  ['sleep', null],
  ['sleep', []],
  ['sleep', { date: TODAY }],
  ['recovery', { at: null, date: TODAY }],
  ['week', { ...completeSnapshot().week, at: '1784040000' }],
  ['friends', { ...completeSnapshot().friends, at: 'noon' }],
  ['friends', { ...completeSnapshot().friends, at: [AT] }],
] as const)('a %s that does not say when it was checked is left out alone: %j', (name, section) => {
  const expected: Partial<Snapshot> = completeSnapshot();
  delete expected[name];
  expect(check({ [name]: section })).toStrictEqual(expected);
});

test('sections of a later phone stay, if they are any', () => {
  const { dreams, ...rest } = check({ dreams: { at: AT }, nightmares: { many: 1 } }) as object as Record<
    string,
    unknown
  >;
  expect(dreams).toEqual({ at: AT });
  expect(rest).toStrictEqual(completeSnapshot());
});

test.each([[null], [undefined], [7], [1e300], ['x'], [true], [Uint8Array.of(1)]])(
  'what is no section is not there at all: %p',
  (nothing) => {
    expect(Object.keys(check({ sleep: nothing }))).not.toContain('sleep');
  },
);

test('byte strings become bytes where the watch decoded them as buffers, at any depth', () => {
  const bytes = Uint8Array.of(2, 60, 3, 255);
  const sleepWithBuffers = {
    ...completeSnapshot().sleep,
    segments: bytes.buffer,
    deeper: [{ bytes: bytes.buffer }],
  };
  const { sleep: checked, ...rest } = check({ sleep: sleepWithBuffers });
  expect(checked).toStrictEqual({ ...completeSnapshot().sleep, segments: bytes, deeper: [{ bytes }] });
  expect(checked?.segments).toBeInstanceOf(Uint8Array);
  const { sleep: _, ...others } = completeSnapshot();
  expect(rest).toStrictEqual(others);
});

test('never throws, and what passes passes again unchanged', () => {
  const near = fc.record(
    Object.fromEntries(
      Object.entries(completeSnapshot()).map(([key, value]) => [
        key,
        fc.oneof(fc.constant(value), fc.anything()),
      ]),
    ),
    { requiredKeys: ['v'] },
  );
  let passed = 0;
  fc.assert(
    fc.property(fc.oneof(fc.anything({ withTypedArray: true }), near), (data) => {
      const checked = acceptSnapshot(structuredClone(data));
      if (!checked) return;
      passed++;
      expect(acceptSnapshot(structuredClone(checked))).toEqual(checked);
      for (const [name, section] of Object.entries(checked)) {
        if (!['v', 'origin', 'seq', 'at', 'account', 'look'].includes(name)) {
          expect(typeof (section as { at?: unknown }).at).toBe('number');
        }
      }
    }),
    { numRuns: 500 },
  );
  expect(passed).toBeGreaterThan(0);
});
