import { toDayNumber } from '../../../../common/calendar';
import { ServiceError } from '../../../../companion/http/service-error';
import { sleepLogs } from '../../../../companion/sources/fitbit/sleep';
import { TODAY } from '../../../today';
import { PLAIN_NIGHT } from './plain-night';

const log = {
  dateOfSleep: '2026-07-14',
  startTime: '2026-07-13T23:42:30.000',
  endTime: '2026-07-14T06:58:00.000',
  minutesAsleep: '401',
};
const at = (dateOfSleep: string, startTime: string, endTime: string, change = {}) => ({
  ...log,
  dateOfSleep,
  startTime,
  endTime,
  ...change,
});

it('reads a log with nothing optional in it', () => {
  expect(sleepLogs({ sleep: [log] })).toEqual([PLAIN_NIGHT]);
});

it('takes no sleep key for no sleep', () => {
  expect(sleepLogs({ summary: {} })).toEqual([]);
});

it('adds up the stretches where the service does not', () => {
  const data = [
    { level: 'wake', seconds: 90 },
    { level: 'deep', seconds: 3600 },
    { level: 'rem', seconds: 1200 },
    { level: 'light', seconds: 600 },
    { level: 'dozing', seconds: 600 },
    { level: 'light', seconds: -30 },
  ];
  expect(sleepLogs({ sleep: [{ ...log, levels: { data } }] })[0]?.minutes).toEqual([2, 20, 20, 60]);
});

it('a night of 0 minutes has those of its stretches, and without them it is none', () => {
  const none = { ...log, dateOfSleep: '2026-07-13', minutesAsleep: 0 };
  expect(sleepLogs({ sleep: [none, log] })).toEqual([PLAIN_NIGHT]);
  const data = [{ level: 'light', seconds: 3600 }];
  expect(sleepLogs({ sleep: [{ ...none, levels: { data } }] })[0]?.asleep).toBe(60);
});

it('of two sleeps of a date takes the main one; where none is, the longer', () => {
  const nap = { ...log, minutesAsleep: 30 };
  const pick = (sleep: unknown[]) => sleepLogs({ sleep }).map(({ asleep }) => asleep);
  expect(pick([nap, log])).toEqual([401]);
  expect(pick([log, { ...nap, isMainSleep: true }])).toEqual([30]);
  expect(pick([{ ...nap, isMainSleep: true }, log])).toEqual([30]);
});

it('gives nights in order of date, whatever order they come in', () => {
  const earlier = { ...log, dateOfSleep: '2026-07-12' };
  expect(sleepLogs({ sleep: [log, earlier] }).map(({ date }) => date)).toEqual([TODAY - 2, TODAY]);
});

it('a night that does not cross midnight belongs to its own date, one that does to the day of rising', () => {
  const [early, late] = sleepLogs({
    sleep: [
      at('2026-07-13', '2026-07-13T00:10:00.000', '2026-07-13T07:00:00.000'),
      at('2026-07-14', '2026-07-13T22:30:00.000', '2026-07-14T06:00:00.000'),
    ],
  });
  expect(early).toMatchObject({ date: TODAY - 1, bed: 10, rise: 420 });
  expect(late).toMatchObject({ date: TODAY, bed: 1350, rise: 360 });
});

// Logs have the wall clock without offset: the hours between are the stretches', not the clock's.
it('a night in which the clocks change keeps its real length and its times as they were read', () => {
  const data = [{ level: 'light', seconds: 6 * 3600 }];
  const change = { minutesAsleep: 360, levels: { data } };
  const spring = at('2026-03-29', '2026-03-28T23:30:00.000', '2026-03-29T06:30:00.000', change);
  const autumn = at('2026-10-25', '2026-10-24T23:30:00.000', '2026-10-25T04:30:00.000', change);
  expect(sleepLogs({ sleep: [spring, autumn] })).toEqual([
    expect.objectContaining({ date: toDayNumber(2026, 3, 29), bed: 1410, rise: 390, asleep: 360 }),
    expect.objectContaining({ date: toDayNumber(2026, 10, 25), bed: 1410, rise: 270, asleep: 360 }),
  ]);
});

it('a night on a plane may end, by the clock, before it began', () => {
  const westward = at('2026-07-14', '2026-07-14T22:00:00.000', '2026-07-14T21:00:00.000', {
    minutesAsleep: 300,
    levels: { data: [{ level: 'asleep', seconds: 18000 }] },
    type: 'classic',
  });
  expect(sleepLogs({ sleep: [westward] })[0]).toMatchObject({
    date: TODAY,
    bed: 1320,
    rise: 1260,
    asleep: 300,
    minutes: [0, 0, 300, 0],
  });
});

it.each([
  [{ ...log, dateOfSleep: '2026-02-30' }],
  [{ ...log, dateOfSleep: '2026-7-14' }],
  [{ ...log, startTime: '23-42' }],
  [{ ...log, startTime: '2026-07-13T25:42:00' }],
  [{ ...log, minutesAsleep: null }],
  [{ ...log, minutesAsleep: 1441 }],
  [{ ...log, minutesAsleep: -1 }],
])('what is no sleep log is said to be none (%j)', (broken) => {
  expect(() => sleepLogs({ sleep: [broken] })).toThrow(new ServiceError('data', 'shape'));
});

it.each([
  [{ levels: { data: [{ level: 'deep' }] } }],
  [{ levels: { data: 'none' } }],
  [{ levels: 7 }],
  [{ isMainSleep: 'yes' }],
  [{ type: 7 }],
  [{ levels: { summary: { deep: { minutes: 'many' } } } }],
])('what cannot be read of a log costs nothing else of it (%j)', (damage) => {
  expect(sleepLogs({ sleep: [{ ...log, ...damage }] })).toEqual([PLAIN_NIGHT]);
});
