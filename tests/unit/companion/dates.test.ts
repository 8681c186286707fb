import fc from 'fast-check';
import { toDayNumber } from '../../../common/calendar';
import { HOUR_MS } from '../../../common/time';
import { isoDate, readDay, readMinuteOfDay } from '../../../companion/dates';
import { wearerClock } from '../../../companion/sync/sync-state';

it('writes and reads padded dates', () => {
  expect(isoDate(toDayNumber(2026, 1, 4))).toBe('2026-01-04');
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 40000 }), (day) => expect(readDay(isoDate(day))).toBe(day)),
  );
});

it.each(['2026-1-4', '2026-02-30', '2026-13-01', '20260104', ''])('takes %j for no date', (text) => {
  expect(readDay(text)).toBeUndefined();
});

it('reads the date and the time of day in a text, in any zone of the phone', () => {
  expect(readDay('2026-07-14T23:59:30.000')).toBe(toDayNumber(2026, 7, 14));
  expect(readMinuteOfDay('2026-07-14T23:59:30.000')).toBe(1439);
  expect(readMinuteOfDay('2026-07-14T24:00:00')).toBeUndefined();
  expect(readMinuteOfDay('06:58:00')).toBe(418);
  expect(readMinuteOfDay('2026-07-14')).toBeUndefined();
  expect(readMinuteOfDay('')).toBeUndefined();
});

it("returns date and time of day in the wearer's zone", () => {
  const time = Date.UTC(2026, 6, 14, 22, 30);
  const clock = (phone: number, shift?: number) =>
    wearerClock({ results: {}, zoneShift: shift && shift * HOUR_MS }, time, () => phone * HOUR_MS);
  expect(clock(2)).toEqual({ day: toDayNumber(2026, 7, 15), minute: 30 });
  expect(clock(-7)).toEqual({ day: toDayNumber(2026, 7, 14), minute: 930 });
  expect(clock(2, -9)).toEqual(clock(-7));
});
