import { describeDay, tomorrowMorning } from '../../../simulator/simulation/describe-world';
import { HOUR_MS } from '../../../simulator/world/duration';

const ZONE = 'Europe/Vienna';

test('the local day and the sleep in it', () => {
  const midnight = Date.parse('2026-07-14T00:00:00+02:00');
  const isAsleep = (t: number) => t < midnight + 7 * HOUR_MS || t >= midnight + 23 * HOUR_MS;
  expect(describeDay({ isAsleep }, midnight + 14 * HOUR_MS, ZONE)).toEqual({
    start: midnight,
    end: midnight + 24 * HOUR_MS,
    sleepPeriods: [
      [midnight, midnight + 7 * HOUR_MS],
      [midnight + 23 * HOUR_MS, midnight + 24 * HOUR_MS],
    ],
  });
});

test('a day on which the clocks change is an hour shorter', () => {
  const day = describeDay({ isAsleep: () => false }, Date.parse('2026-03-29T12:00:00+02:00'), ZONE);
  expect(day.end - day.start).toBe(23 * HOUR_MS);
  expect(day.sleepPeriods).toEqual([]);
});

test('tomorrow 07:00 is what the clock will show, also over a change of the clocks', () => {
  expect(tomorrowMorning(Date.parse('2026-07-14T14:42:00+02:00'), ZONE)).toBe(
    Date.parse('2026-07-15T07:00:00+02:00'),
  );
  expect(tomorrowMorning(Date.parse('2026-07-14T00:10:00+02:00'), ZONE)).toBe(
    Date.parse('2026-07-15T07:00:00+02:00'),
  );
  expect(tomorrowMorning(Date.parse('2026-03-28T14:00:00+01:00'), ZONE)).toBe(
    Date.parse('2026-03-29T07:00:00+02:00'),
  );
});
