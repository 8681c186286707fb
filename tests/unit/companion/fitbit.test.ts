import fc from 'fast-check';
import { dayNumber } from '../../../common/calendar';
import { ServiceError } from '../../../companion/account/service-error';
import { DecodeError, type Decoder, decode } from '../../../companion/decode';
import type { HttpRequest } from '../../../companion/platform';
import { daySummary } from '../../../companion/sources/fitbit/day-summary';
import { fitbit } from '../../../companion/sources/fitbit/fitbit';
import { restingHeartRates } from '../../../companion/sources/fitbit/heart';
import { profile } from '../../../companion/sources/fitbit/profile';
import { nights } from '../../../companion/sources/fitbit/sleep';
import { example, haveExamples } from './examples';

const TODAY = dayNumber(2026, 7, 14);
const day = daySummary(TODAY);

(haveExamples ? describe : describe.skip)('example bodies', () => {
  const read = <T>(decoder: Decoder<T>, name: string) => decode(decoder, JSON.parse(example(name)));

  it('profile', () => {
    expect(read(profile, 'profile.json')).toEqual({
      name: 'Display name',
      zoneOffset: -7 * 3600000,
      distance: 'mi',
      weight: 'lb',
    });
  });

  it('day summary, with goals and without', () => {
    expect(read(day, 'activities-date.empty-list.json')).toEqual({
      date: TODAY,
      steps: 12517,
      stepsGoal: 10000,
    });
    expect(read(day, 'activities-date.single-logged.json')).toEqual({ date: TODAY, steps: 10007 });
  });

  it('heart rate by day', () => {
    const rates = read(restingHeartRates, 'heart.timeseries.json');
    expect(rates[0]).toEqual({ date: dayNumber(2017, 8, 15), bpm: 51 });
    expect(rates).toHaveLength(JSON.parse(example('heart.timeseries.json'))['activities-heart'].length);
  });

  it('heart rate whose resting rate is missing or whose series is', () => {
    const rates = read(restingHeartRates, 'heart.intraday.block-missing.json');
    for (const { bpm } of rates) expect(bpm).toBeGreaterThan(0);
  });

  it('sleep in stages', () => {
    expect(read(nights, 'sleep.date.stages.json')).toEqual([
      {
        date: dayNumber(2017, 4, 2),
        bed: 0,
        rise: 480,
        asleep: 500,
        kind: 'stages',
        minutes: [86, 105, 296, 99],
        stretches: [
          { level: 0, seconds: 360 },
          { level: 1, seconds: 2490 },
        ],
      },
    ]);
  });

  it('classic sleep: the main sleep, not the nap before it', () => {
    const [night, ...others] = read(nights, 'sleep.date.classic.json');
    expect(others).toEqual([]);
    expect(night).toMatchObject({
      bed: 76,
      rise: 194,
      asleep: 112,
      kind: 'classic',
      minutes: [0, 6, 112, 0],
    });
    expect(night?.stretches.slice(0, 2)).toEqual([
      { level: 2, seconds: 4980 },
      { level: 1, seconds: 60 },
    ]);
  });

  it('no sleep', () => {
    expect(read(nights, 'sleep.date.empty.json')).toEqual([]);
    expect(read(nights, 'sleep.range.empty.json')).toEqual([]);
  });
});

describe('oddities of the real service', () => {
  it('numbers as text, on empty days', () => {
    expect(
      decode(day, { summary: { steps: '0', sedentaryMinutes: '1440' }, goals: { steps: '9000' } }),
    ).toEqual({
      date: TODAY,
      steps: 0,
      stepsGoal: 9000,
    });
  });

  it('-1 and absent are no steps at all, never 0', () => {
    expect(decode(day, { summary: { steps: -1 } }).steps).toBeUndefined();
    expect(decode(day, { summary: {}, goals: {} }).steps).toBeUndefined();
  });

  it('a day without resting heart rate, and one of 0', () => {
    const body = {
      'activities-heart': [
        { dateTime: '2026-07-14', value: { restingHeartRate: '58', heartRateZones: [] } },
        { dateTime: '2026-07-13', value: { restingHeartRate: 57.6 } },
        { dateTime: '2026-07-12', value: { restingHeartRate: 0 } },
        { dateTime: '2026-07-11', value: {} },
      ],
    };
    expect(decode(restingHeartRates, body)).toEqual([
      { date: TODAY - 1, bpm: 58 },
      { date: TODAY, bpm: 58 },
    ]);
  });

  const log = {
    dateOfSleep: '2026-07-14',
    startTime: '2026-07-13T23:42:30.000',
    endTime: '2026-07-14T06:58:00.000',
    minutesAsleep: '401',
  };

  it('a sleep log with nothing optional in it', () => {
    expect(decode(nights, { sleep: [log] })).toEqual([
      {
        date: TODAY,
        bed: 23 * 60 + 42,
        rise: 6 * 60 + 58,
        asleep: 401,
        kind: 'stages',
        minutes: [0, 0, 0, 0],
        stretches: [],
      },
    ]);
  });

  it('no sleep key at all', () => {
    expect(decode(nights, { summary: {} })).toEqual([]);
  });

  it('levels without summary: the stretches are added up', () => {
    const data = [
      { level: 'wake', seconds: 90 },
      { level: 'deep', seconds: 3600 },
      { level: 'rem', seconds: 1200 },
      { level: 'light', seconds: 600 },
      { level: 'dozing', seconds: 600 },
    ];
    expect(decode(nights, { sleep: [{ ...log, levels: { data } }] })[0]?.minutes).toEqual([2, 20, 20, 60]);
  });

  it('two sleeps of a date: the main one; where none is, the longer', () => {
    const nap = { ...log, minutesAsleep: 30 };
    const pick = (sleep: unknown[]) => decode(nights, { sleep }).map(({ asleep }) => asleep);
    expect(pick([nap, log])).toEqual([401]);
    expect(pick([log, { ...nap, isMainSleep: true }])).toEqual([30]);
    expect(pick([{ ...nap, isMainSleep: true }, log])).toEqual([30]);
  });

  it('nights in any order come in order of date', () => {
    const earlier = { ...log, dateOfSleep: '2026-07-12' };
    expect(decode(nights, { sleep: [log, earlier] }).map(({ date }) => date)).toEqual([TODAY - 2, TODAY]);
  });

  it.each([
    [{ ...log, dateOfSleep: '2026-02-30' }],
    [{ ...log, dateOfSleep: '2026-7-14' }],
    [{ ...log, startTime: '23:42' }],
    [{ ...log, startTime: '2026-07-13T25:42:00' }],
    [{ ...log, minutesAsleep: null }],
    [{ ...log, levels: { data: [{ level: 'deep' }] } }],
  ])('what is no sleep log is said to be none (%j)', (broken) => {
    expect(() => decode(nights, { sleep: [broken] })).toThrow(DecodeError);
  });
});

it('reads any JSON or throws a DecodeError', () => {
  for (const decoder of [profile, day, restingHeartRates, nights] as Decoder<unknown>[]) {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        try {
          decode(decoder, value);
        } catch (error) {
          expect(error).toBeInstanceOf(DecodeError);
        }
      }),
      { numRuns: 50 },
    );
  }
});

describe('the source', () => {
  const asked: HttpRequest[] = [];
  const source = (answer: unknown) =>
    fitbit.source(async (request) => {
      asked.push(request);
      return answer;
    });

  it('asks in metric units, whatever the profile says', async () => {
    await source({ user: {} }).read('profile', TODAY);
    expect(asked.pop()).toEqual({
      method: 'GET',
      url: 'https://api.fitbit.com/1/user/-/profile.json',
      headers: { Accept: 'application/json', 'Accept-Language': 'metric' },
    });
  });

  it('pads dates, and takes a range where a data set answers with one', async () => {
    const january = dayNumber(2026, 1, 3);
    await source({}).read('nights', january);
    expect(asked.pop()?.url).toBe('https://api.fitbit.com/1.2/user/-/sleep/date/2025-12-28/2026-01-03.json');
    await source({ 'activities-heart': [] }).read('heart', january);
    expect(asked.pop()?.url).toBe('https://api.fitbit.com/1/user/-/activities/heart/date/2026-01-03/7d.json');
  });

  it('calls an answer of another shape so', async () => {
    await expect(source({ sleep: {} }).read('nights', TODAY)).rejects.toEqual(
      new ServiceError('data', 'shape'),
    );
  });
});
