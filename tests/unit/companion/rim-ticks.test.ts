import fc from 'fast-check';
import { toDayNumber } from '../../../common/calendar';
import { NO_SLEEP_LEVEL, STEP_BUCKET_COUNT } from '../../../common/snapshot';
import { DAY_MS, MINUTE_MS } from '../../../common/time';
import { buildRimTicks } from '../../../companion/sync/rim-ticks';
import { zoneOffsets } from '../../../simulator/realm/zone-offsets';

const SUMMER = toDayNumber(2026, 7, 14);

const at = (hour: number, minute = 0) => hour * 60 + minute;
const zone = (name: string) => {
  const offsets = zoneOffsets(name);
  return (time: number) => offsets.offsetAt(time);
};
const VIENNA = zone('Europe/Vienna');

/** The stretches of a night of these pairs of level and minutes; "." is one without enough of it. */
function ticks(pairs: number[], rise: number, date = SUMMER, zoneOffset = VIENNA): string {
  // A longer one is several, as a byte holds no more.
  const bytes: number[] = [];
  for (let i = 0; i < pairs.length; i += 2) {
    for (let left = pairs[i + 1] ?? 0; left > 0; left -= 255) bytes.push(pairs[i] ?? 0, Math.min(255, left));
  }
  const row = buildRimTicks(Uint8Array.from(bytes), date, rise, zoneOffset);
  return [...row].map((byte) => (byte === NO_SLEEP_LEVEL ? '.' : byte)).join('');
}

it('is laid out backwards from the minute of rising, across midnight', () => {
  // Bed at 23:40 the day before.
  expect(ticks([3, 20, 2, 40, 1, 19], at(0, 59))).toBe('3221');
  expect(ticks([3, 20, 2, 40, 1, 20], at(1))).toBe('3221.');
});

it('ends with the stretch of rising, whatever there is of it', () => {
  expect(ticks([2, 60], at(7))).toBe('222.');
  expect(ticks([2, 60], at(7, 9))).toBe('222.');
  expect(ticks([2, 60], at(7, 10))).toBe('2222');
  expect(ticks([2, 5], at(7, 10))).toBe('.');
});

it('needs ten minutes of log in a stretch', () => {
  expect(ticks([2, 20], at(7, 10))).toBe('22');
  expect(ticks([2, 19], at(7, 10))).toBe('.2');
});

it('gives a stretch to what is rare, in a tie to the deeper one', () => {
  const shown = (pairs: number[]) => ticks(pairs, at(7, 20)).charAt(0);
  // Awake weighs three times as much as light.
  expect([shown([0, 6, 2, 14]), shown([0, 5, 2, 15])]).toEqual(['0', '2']);
  expect([shown([1, 9, 2, 11]), shown([1, 8, 2, 12])]).toEqual(['1', '2']);
  expect([shown([3, 8, 2, 12]), shown([3, 7, 2, 13])]).toEqual(['3', '2']);
});

it('keeps the last 24 hours of a longer log', () => {
  expect(ticks([1, at(10), 2, at(23, 30)], at(7, 10))).toBe(`1${'2'.repeat(71)}`);
  expect(ticks([1, at(2000), 2, at(24)], at(7))).toHaveLength(STEP_BUCKET_COUNT);
});

describe('where the clocks change', () => {
  it('in spring the missing hour stays empty', () => {
    const night = [2, at(4), 3, at(2)];
    expect(ticks(night, at(5), toDayNumber(2026, 3, 29))).toBe('222222222222...333333.');
    // Just after it, and long before.
    expect(ticks([2, 30], at(3, 10), toDayNumber(2026, 3, 29))).toBe('2...2');
    expect(ticks([2, 60], at(1, 20), toDayNumber(2026, 3, 29))).toBe('222.');
  });

  it('in autumn the doubled hour falls on the same stretches twice', () => {
    const before = [3, at(3)];
    // From the first two to three o'clock alone they would be 1, from the second 0; from both they are 2.
    const once = [1, 12, 2, 8, 2, 40];
    const again = [0, 6, 2, 14, 2, 40];
    const after = [3, at(1)];
    const night = [...before, ...once, ...again, ...after];
    expect(ticks(night, at(4), toDayNumber(2026, 10, 25))).toBe('333333333222333.');
  });

  it('somebody who rose in the doubled hour did so the first time', () => {
    expect(ticks([2, 120], at(2, 20), toDayNumber(2026, 10, 25))).toBe('222222.');
    expect(ticks([2, 120], at(3), toDayNumber(2026, 10, 25))).toBe('222.');
  });

  it('by half an hour, in the middle of a stretch, too', () => {
    // On Lord Howe 2:00 is 1:30 again.
    const night = [2, 110, 0, 20, 1, 20, 2, 60];
    expect(ticks(night, at(3), toDayNumber(2026, 4, 5), zone('Australia/Lord_Howe'))).toBe('222200222.');
  });

  it('is that of the zone it is in: nowhere else does the same night change', () => {
    const night = [2, at(4), 3, at(2)];
    for (const name of ['America/New_York', 'Asia/Tokyo', 'UTC']) {
      expect(ticks(night, at(5), toDayNumber(2026, 3, 29), zone(name))).toBe('222222222222333333.');
    }
  });
});

const segments = fc
  .array(fc.tuple(fc.nat(3), fc.integer({ min: 1, max: 255 })), { maxLength: 12 })
  .map((pairs) => Uint8Array.from(pairs.flat()));

/** What each minute of the log shows on the wall, one by one. */
function minuteByMinute(log: Uint8Array, date: number, rise: number, zoneOffset: (time: number) => number) {
  const wall = date * DAY_MS + rise * MINUTE_MS;
  let time = wall - 16 * 3600000;
  while (time + zoneOffset(time) !== wall) time += MINUTE_MS;
  const found = new Map<number, number[]>();
  for (let i = log.length - 2; i >= 0; i -= 2) {
    for (let left = log[i + 1] ?? 0; left > 0; left--) {
      time -= MINUTE_MS;
      const stretch = Math.floor((time + zoneOffset(time)) / MINUTE_MS / 20);
      const spent = found.get(stretch) ?? [0, 0, 0, 0];
      const level = log[i] ?? 0;
      spent[level] = (spent[level] ?? 0) + 1;
      found.set(stretch, spent);
    }
  }
  const last = Math.floor(wall / MINUTE_MS / 20);
  const first = Math.max(last - STEP_BUCKET_COUNT + 1, Math.min(last, ...found.keys()));
  return Array.from({ length: last - first + 1 }, (_, i) => {
    const [awake = 0, rem = 0, light = 0, deep = 0] = found.get(first + i) ?? [];
    if (awake + rem + light + deep < 10) return NO_SLEEP_LEVEL;
    const weights = [awake * 3, rem * 1.3, light, deep * 1.5];
    return weights.lastIndexOf(Math.max(...weights));
  });
}

it('is what the wall clock shows minute by minute, in nights of a change above all (property)', () => {
  const nights = fc.constantFrom(
    ['Europe/Vienna', toDayNumber(2026, 3, 29), at(2), at(3)] as const,
    ['Europe/Vienna', toDayNumber(2026, 10, 25), 0, 0] as const,
    ['America/New_York', toDayNumber(2026, 3, 8), at(2), at(3)] as const,
    ['America/New_York', toDayNumber(2026, 11, 1), 0, 0] as const,
    ['Australia/Lord_Howe', toDayNumber(2026, 10, 4), at(2), at(2, 30)] as const,
    ['Australia/Lord_Howe', toDayNumber(2026, 4, 5), 0, 0] as const,
    ['Asia/Kathmandu', SUMMER, 0, 0] as const,
  );
  fc.assert(
    fc.property(nights, fc.nat(1439), segments, ([name, date, from, to], rise, log) => {
      // A minute that there was not.
      fc.pre(rise < from || rise >= to);
      const zoneOffset = zone(name);
      const wanted = minuteByMinute(log, date, rise, zoneOffset);
      expect([...buildRimTicks(log, date, rise, zoneOffset)]).toEqual(wanted);
    }),
    { numRuns: 500 },
  );
});

it('is a row of a day at most, whatever the log and the zone (property)', () => {
  const leaps = fc.array(fc.integer({ min: -900, max: 900 }), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(segments, fc.nat(40000), fc.nat(1439), leaps, (log, date, rise, offsets) => {
      const zoneOffset = (time: number) =>
        (offsets[Math.abs(Math.floor(time / 7200000)) % offsets.length] ?? 0) * MINUTE_MS;
      const row = [...buildRimTicks(log, date, rise, zoneOffset)];
      expect(row.length).toBeGreaterThan(0);
      expect(row.length).toBeLessThanOrEqual(STEP_BUCKET_COUNT);
      for (const byte of row) expect([0, 1, 2, 3, NO_SLEEP_LEVEL]).toContain(byte);
    }),
  );
  // Before 1970 time is negative.
  expect(ticks([2, 60], 5, 0, () => 0)).toBe('222.');
});
