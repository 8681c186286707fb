import { HOUR_MS } from '../../../../../common/time';
import { ServiceError } from '../../../../../companion/http/service-error';
import { sleepLogs } from '../../../../../companion/sources/google/sleep';
import { TODAY } from '../../../../today';
import { PLAIN_NIGHT } from '../plain-night';

const interval = {
  startTime: '2026-07-13T21:42:30Z',
  startUtcOffset: '7200s',
  endTime: '2026-07-14T04:58:00Z',
  endUtcOffset: '7200s',
};
const summary = { minutesAsleep: '401' };
const processed = { processed: true, mainSleep: true };

const read = (...sleeps: object[]) =>
  sleepLogs(() => 2 * HOUR_MS)({ dataPoints: sleeps.map((sleep) => ({ sleep })) });

const stage = (type: string | undefined, startTime: string, endTime: string) => ({
  type,
  startTime: `2026-07-14T${startTime}Z`,
  endTime: `2026-07-14T${endTime}Z`,
});

it('reads a sleep with nothing optional in it', () => {
  expect(read({ interval, summary })).toEqual([PLAIN_NIGHT]);
});

it('leaves out a night that goes on, and one that is not looked through yet', () => {
  const { startTime, startUtcOffset } = interval;
  expect(read({ interval: { startTime, startUtcOffset } })).toEqual([]);
  expect(read({ interval, metadata: { processed: false } })).toEqual([]);
  expect(read({ interval, type: 'STAGES', summary: {} })).toEqual([]);
});

it('a night that another app has written is whole when it has stages', () => {
  const stages = [stage('LIGHT', '00:00:00', '01:00:00'), stage('DEEP', '01:00:00', '01:20:00')];
  expect(read({ interval, stages })[0]).toMatchObject({ date: TODAY, asleep: 80 });
  expect(read({ interval, stages, metadata: { processed: false } })).toEqual([]);
});

it.each(['mainSleep', 'main'])('%s names the main sleep', (name) => {
  const nap = { ...interval, startTime: '2026-07-14T11:00:00Z', endTime: '2026-07-14T19:00:00Z' };
  const [night] = read(
    { interval, summary, metadata: { processed: true, [name]: true } },
    { interval: nap, summary: { minutesAsleep: '450' }, metadata: { processed: true } },
  );
  expect(night?.asleep).toBe(401);
});

it('the last complete night is kept while the newest is incomplete', () => {
  const before = {
    ...interval,
    startTime: '2026-07-12T21:42:30Z',
    endTime: '2026-07-13T04:58:00Z',
  };
  const nights = read({ interval }, { interval: before, summary, metadata: processed });
  expect(nights.map(({ date }) => date)).toEqual([TODAY - 1]);
});

it('takes minutes by level from the summary, which knows the short wakes', () => {
  const [night] = read({
    interval,
    type: 'STAGES',
    metadata: processed,
    stages: [stage('LIGHT', '00:00:00', '01:00:00'), stage('DEEP', '01:00:00', '01:20:30')],
    summary: {
      ...summary,
      stagesSummary: [
        { type: 'AWAKE', minutes: '7', count: '9' },
        { type: 'LIGHT', minutes: '53' },
        { type: 'DEEP', minutes: 20 },
        { type: 'REM' },
      ],
    },
  });
  expect(night).toMatchObject({
    isMain: true,
    kind: 'stages',
    minutes: [7, 0, 53, 20],
    // From bed to rise, with holes where the service has no stages.
    segments: [
      { level: 255, seconds: 8250 },
      { level: 2, seconds: 3600 },
      { level: 3, seconds: 1230 },
      { level: 255, seconds: 13050 },
    ],
  });
});

it('adds up the stages where the service does not', () => {
  const [night] = read({
    interval,
    type: 'CLASSIC',
    summary,
    stages: [
      stage('ASLEEP', '00:00:00.000000001', '01:00:00.000000002'),
      stage('RESTLESS', '01:00:00', '01:10:00'),
      stage('AWAKE', '01:10:00', '01:15:00'),
      stage('DOZING', '01:15:00', '01:25:00'),
      stage('SLEEP_STAGE_TYPE_UNSPECIFIED', '01:25:00', '01:26:00'),
      stage(undefined, '01:26:00', '01:27:00'),
      // One that ends before it begins is ignored.
      stage('DEEP', '01:27:00', '01:20:00'),
    ],
  });
  expect(night).toMatchObject({ kind: 'classic', minutes: [5, 10, 72, 0] });
});

it('of two sleeps of a date takes the main one; where none is, the longer', () => {
  const nap = { interval, summary: { minutesAsleep: '30' } };
  const night = { interval, summary };
  const asleep = (...sleeps: object[]) => read(...sleeps).map((one) => one.asleep);
  expect(asleep(nap, night)).toEqual([401]);
  expect(asleep(night, { ...nap, metadata: processed })).toEqual([30]);
});

it('each end has the local time of its own offset', () => {
  const eastward = { ...interval, startUtcOffset: '-14400s', endUtcOffset: '32400s' };
  expect(read({ interval: eastward, summary })).toMatchObject([
    { date: TODAY, bed: 17 * 60 + 42, rise: 13 * 60 + 58 },
  ]);
});

it('takes an offset as timestamps have it, and the wearer’s own where there is none', () => {
  const written = { ...interval, startUtcOffset: '+05:30', endUtcOffset: '-03:30' };
  expect(read({ interval: written, summary })).toMatchObject([{ bed: 3 * 60 + 12, rise: 60 + 28 }]);
  const { startTime, endTime } = interval;
  expect(read({ interval: { startTime, endTime }, summary })).toMatchObject([
    { bed: 23 * 60 + 42, rise: 6 * 60 + 58 },
  ]);
});

it.each([
  [{ interval: { ...interval, startTime: undefined }, summary }],
  [{ interval: { ...interval, startTime: '2026-07-13T21:42:30' }, summary }],
  [{ interval: { ...interval, endTime: '2026-07-14' }, summary }],
  [{ summary }],
])('what is no sleep is said to be none (%j)', (broken) => {
  expect(() => read(broken)).toThrow(new ServiceError('data', 'shape'));
});

it.each([
  [{ interval: { ...interval, endUtcOffset: '2 hours' }, summary }],
  [{ interval: { ...interval, endUtcOffset: 7200 }, summary }],
  [{ interval, summary, stages: [{ type: 'DEEP' }] }],
  [{ interval, summary, stages: {} }],
  [{ interval, summary, metadata: { mainSleep: 'yes' }, type: 7 }],
])('what cannot be read of a sleep costs nothing else of it (%j)', (damaged) => {
  expect(read(damaged)).toEqual([PLAIN_NIGHT]);
});
