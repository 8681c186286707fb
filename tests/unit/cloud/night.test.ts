import { formatIsoDate, parseIsoDate } from '../../../simulator/persona/calendar';
import { createPersona } from '../../../simulator/persona/create-persona';
import { createSignedInClient, PretendClient, readFitbitError } from './pretend-client';

const mara = createPersona('mara');
const today = parseIsoDate('2026-07-14') ?? 0;
const MONTH = '2026-06-15/2026-07-14';
const days = Array.from({ length: 30 }, (_, i) => today - 29 + i);

/** Each with its path, its key around the list, and what the persona has of it. */
const vitals = [
  ['hrv', 'hrv', (day: number) => mara.vitals(day)?.hrv],
  ['br', 'br', (day: number) => mara.vitals(day)?.breathing],
  ['temp/skin', 'tempSkin', (day: number) => mara.vitals(day)?.skin],
  ['cardioscore', 'cardioScore', (day: number) => mara.cardioFitness(day)],
] as const;

describe.each(vitals)('%s', (path, key, truth) => {
  const { body, get } = createSignedInClient();
  const month: { dateTime: string }[] = body(`/1/user/-/${path}/date/${MONTH}.json`)[key];

  test('skips the nights that have none', () => {
    const expected = days.filter((day) => truth(day) !== undefined).map(formatIsoDate);
    expect(month.map(({ dateTime }) => dateTime)).toEqual(expected);
    expect(month.length).toBeLessThan(30);
    expect(month.length).toBeGreaterThan(20);
  });

  test('says of a date what it says of the interval', () => {
    for (const day of days.slice(-12)) {
      const told = body(`/1/user/-/${path}/date/${formatIsoDate(day)}.json`)[key];
      expect(told).toEqual(month.filter(({ dateTime }) => dateTime === formatIsoDate(day)));
    }
  });

  test('takes thirty days and no more', () => {
    expect(readFitbitError(get(`/1/user/-/${path}/date/2026-06-14/2026-07-14.json`))).toEqual([
      400,
      'validation',
    ]);
    expect(readFitbitError(get(`/1/user/-/${path}/date/2026-07-14/2026-07-13.json`))).toEqual([
      400,
      'validation',
    ]);
    expect(get(`/1/user/-/${path}/date/2026-07-01/today.json`).status).toBe(200);
  });

  test('knows nothing of days to come, and of people who measure nothing', () => {
    expect(body(`/1/user/-/${path}/date/2026-08-01.json`)).toEqual({ [key]: [] });
    const idle = createSignedInClient(new PretendClient('idle'));
    expect(idle.body(`/1/user/-/${path}/date/${MONTH}.json`)).toEqual({ [key]: [] });
  });
});

test('values are the persona’s, in the shapes of the service', () => {
  const { body } = createSignedInClient();
  const night = mara.vitals(today);
  expect(body('/1/user/-/hrv/date/today.json').hrv).toEqual([
    {
      value: { dailyRmssd: night?.hrv?.all, deepRmssd: night?.hrv?.deep },
      dateTime: '2026-07-14',
    },
  ]);
  expect(body('/1/user/-/br/date/today.json').br[0].value).toEqual({ breathingRate: night?.breathing?.full });
  expect(body('/1/user/-/temp/skin/date/today.json').tempSkin).toEqual([
    { dateTime: '2026-07-14', value: { nightlyRelative: night?.skin }, logType: 'dedicated_temp_sensor' },
  ]);
});

test('skin temperature is told in the degrees of the request', () => {
  const { body } = createSignedInClient();
  const told = (language: string): { value: { nightlyRelative: number } }[] =>
    body(`/1/user/-/temp/skin/date/${MONTH}.json`, { 'accept-language': language }).tempSkin;
  const american = told('en_US');
  for (const [i, { value }] of told('metric').entries()) {
    expect(american[i]?.value.nightlyRelative).toBeCloseTo(1.8 * value.nightlyRelative, 1);
  }
});

describe('breathing by stage', () => {
  const { body } = createSignedInClient(new PretendClient('mara', 'PRS123'));

  test('has -1 where a stage was too short', () => {
    const stages = body('/1/user/-/br/date/2026-06-15/2026-07-14/all.json').br.flatMap(
      ({ value }: { value: Record<string, { breathingRate: number }> }) =>
        Object.entries(value).map(([name, { breathingRate }]) => [name, breathingRate]),
    );
    const [night] = body('/1/user/-/br/date/2026-07-14/all.json').br;
    expect(Object.keys(night.value).sort()).toEqual([
      'deepSleepSummary',
      'fullSleepSummary',
      'lightSleepSummary',
      'remSleepSummary',
    ]);
    const missing = year().filter(({ breathing }) => breathing && breathing.deep === undefined);
    expect(missing.length).toBeGreaterThan(0);
    const [first] = missing;
    const { br } = body(`/1/user/-/br/date/${first?.date}/all.json`);
    expect(br[0].value.deepSleepSummary).toEqual({ breathingRate: -1 });
    expect(stages.every(([, rate]: [string, number]) => rate === -1 || rate > 10)).toBe(true);
  });

  function year() {
    return Array.from({ length: 365 }, (_, i) => {
      const day = today - 1 - i;
      return { date: formatIsoDate(day), breathing: mara.vitals(day)?.breathing };
    });
  }
});

describe('oxygen saturation', () => {
  const { body, get } = createSignedInClient();
  const month: { dateTime: string; value: Record<string, number> }[] = body(
    `/1/user/-/spo2/date/${MONTH}.json`,
  );

  test('of several nights is a bare list', () => {
    const expected = days.filter((day) => mara.vitals(day)?.oxygen).map(formatIsoDate);
    expect(month.map(({ dateTime }) => dateTime)).toEqual(expected);
    expect(expected.length).toBeLessThan(30);
  });

  test('of one night is a bare object, empty where there is none', () => {
    const oxygen = mara.vitals(today)?.oxygen;
    expect(body('/1/user/-/spo2/date/2026-07-14.json')).toEqual({
      dateTime: '2026-07-14',
      value: { avg: oxygen?.average, min: oxygen?.lowest, max: oxygen?.highest },
    });
    const without = days.find((day) => !mara.vitals(day)?.oxygen) ?? 0;
    expect(body(`/1/user/-/spo2/date/${formatIsoDate(without)}.json`)).toEqual({});
  });

  test('has no limit to its range but the account’s age', () => {
    const all = body('/1/user/-/spo2/date/1900-01-01/2100-01-01.json');
    expect(all.length).toBeGreaterThan(600);
    expect(all[0].dateTime >= '2024-03-02').toBe(true);
    expect(get('/1/user/-/spo2/date/2026-07-14/2026-07-13.json').status).toBe(400);
  });
});

test('what was measured comes a while after the night, oxygen saturation last', () => {
  const client = new PretendClient();
  const rise = mara.sleeps(today)[0]?.end ?? 0;
  const { body } = createSignedInClient(client);
  const known = () => [
    body('/1.2/user/-/sleep/date/2026-07-14.json').sleep.length > 0,
    body('/1/user/-/hrv/date/2026-07-14.json').hrv.length > 0,
    body('/1/user/-/temp/skin/date/2026-07-14.json').tempSkin.length > 0,
    'dateTime' in body('/1/user/-/spo2/date/2026-07-14.json'),
  ];
  const at = (minutes: number) => {
    client.now = rise + minutes * 60_000;
    return known();
  };
  expect(at(9)).toEqual([false, false, false, false]);
  expect(at(10)).toEqual([true, false, false, false]);
  expect(at(25)).toEqual([true, true, true, false]);
  expect(at(60)).toEqual([true, true, true, true]);
});

test('cardio fitness is a range, or one figure in the days after a run; both are strings', () => {
  const { body } = createSignedInClient();
  const told: string[] = body(`/1/user/-/cardioscore/date/${MONTH}.json`).cardioScore.map(
    ({ value }: { value: { vo2Max: string } }) => value.vo2Max,
  );
  expect(told.some((text) => /^\d\d-\d\d$/.test(text))).toBe(true);
  expect(told.some((text) => /^\d\d$/.test(text))).toBe(true);
});

test('the resting heart rates of the series are those of the days', () => {
  const { body } = createSignedInClient();
  const series: { dateTime: string; value: { restingHeartRate?: number } }[] = body(
    '/1/user/-/activities/heart/date/today/30d.json',
  )['activities-heart'];
  expect(series.map(({ value }) => value.restingHeartRate)).toEqual(
    days.map((day) => mara.restingHeartRate(day)),
  );
  for (const { dateTime, value } of series.slice(-10)) {
    const { summary } = body(`/1/user/-/activities/date/${dateTime}.json`);
    expect(summary.restingHeartRate).toBe(value.restingHeartRate);
  }
});

describe('the list of sleeps', () => {
  const { body } = createSignedInClient();

  test('has what the range has', () => {
    const range = body('/1.2/user/-/sleep/date/2026-06-15/2026-07-14.json').sleep;
    const forward = body('/1.2/user/-/sleep/list.json?afterDate=2026-06-15&sort=asc&offset=0&limit=100');
    expect(forward.sleep).toEqual([...range].reverse());
    const back = body('/1.2/user/-/sleep/list.json?beforeDate=2026-07-15&sort=desc&offset=0&limit=5');
    expect(back.sleep).toEqual(range.slice(0, 5));
    expect(back.pagination.next).toContain('offset=5');
  });

  test('before a date does not have the date', () => {
    const { sleep } = body('/1.2/user/-/sleep/list.json?beforeDate=2026-07-14&sort=desc&offset=0&limit=1');
    expect(sleep[0].dateOfSleep < '2026-07-14').toBe(true);
  });
});

test('the sleep goal is the persona’s', () => {
  expect(createSignedInClient().body('/1.2/user/-/sleep/goal.json').goal.minDuration).toBe(
    mara.goals.minutesAsleep,
  );
});
