import { formatIsoDate, parseIsoDate } from '../../../simulator/persona/calendar';
import { createPersona } from '../../../simulator/persona/create-persona';
import { MINUTE_MS } from '../../../simulator/world/duration';
import { createSignedInClient, FitbitTestClient, readFitbitError } from './fitbit-test-client';

const mara = createPersona('mara');
const today = parseIsoDate('2026-07-14') ?? 0;
const MONTH = '2026-06-15/2026-07-14';
const days = Array.from({ length: 30 }, (_, i) => today - 29 + i);

/** Path, key of the list, and the persona's own values. */
const vitals = [
  ['hrv', 'hrv', (day: number) => mara.vitals(day)?.hrv],
  ['br', 'br', (day: number) => mara.vitals(day)?.breathing],
  ['temp/skin', 'tempSkin', (day: number) => mara.vitals(day)?.skin],
  ['cardioscore', 'cardioScore', (day: number) => mara.cardioFitness(day)],
] as const;

describe.each(vitals)('%s', (path, key, truth) => {
  const { body, get } = createSignedInClient();
  const month: { dateTime: string }[] = body(`/1/user/-/${path}/date/${MONTH}.json`)[key];

  test('skips nights without a measurement', () => {
    const expected = days.filter((day) => truth(day) !== undefined).map(formatIsoDate);
    expect(month.map(({ dateTime }) => dateTime)).toEqual(expected);
    expect(month.length).toBeLessThan(30);
    expect(month.length).toBeGreaterThan(20);
  });

  test('is the same by date and by interval', () => {
    for (const day of days.slice(-12)) {
      const actual = body(`/1/user/-/${path}/date/${formatIsoDate(day)}.json`)[key];
      expect(actual).toEqual(month.filter(({ dateTime }) => dateTime === formatIsoDate(day)));
    }
  });

  test('has a range of at most thirty days', () => {
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

  test('is empty in the future, and for people who measure nothing', () => {
    expect(body(`/1/user/-/${path}/date/2026-08-01.json`)).toEqual({ [key]: [] });
    const idle = createSignedInClient(new FitbitTestClient('idle'));
    expect(idle.body(`/1/user/-/${path}/date/${MONTH}.json`)).toEqual({ [key]: [] });
  });
});

test('values are the persona’s, in the service’s format', () => {
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

test('skin temperature is in the units of the request', () => {
  const { body } = createSignedInClient();
  const actual = (language: string): { value: { nightlyRelative: number } }[] =>
    body(`/1/user/-/temp/skin/date/${MONTH}.json`, { 'accept-language': language }).tempSkin;
  const american = actual('en_US');
  for (const [i, { value }] of actual('metric').entries()) {
    expect(american[i]?.value.nightlyRelative).toBeCloseTo(1.8 * value.nightlyRelative, 1);
  }
});

describe('breathing by stage', () => {
  const { body } = createSignedInClient(new FitbitTestClient('mara', 'PRS123'));

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

  test('of several nights is a list', () => {
    const expected = days.filter((day) => mara.vitals(day)?.oxygen).map(formatIsoDate);
    expect(month.map(({ dateTime }) => dateTime)).toEqual(expected);
    expect(expected.length).toBeLessThan(30);
  });

  test('of one night is an object, empty where there is none', () => {
    const oxygen = mara.vitals(today)?.oxygen;
    expect(body('/1/user/-/spo2/date/2026-07-14.json')).toEqual({
      dateTime: '2026-07-14',
      value: { avg: oxygen?.average, min: oxygen?.lowest, max: oxygen?.highest },
    });
    const without = days.find((day) => !mara.vitals(day)?.oxygen) ?? 0;
    expect(body(`/1/user/-/spo2/date/${formatIsoDate(without)}.json`)).toEqual({});
  });

  test('has a range as long as the account’s age', () => {
    const all = body('/1/user/-/spo2/date/1900-01-01/2100-01-01.json');
    expect(all.length).toBeGreaterThan(600);
    expect(all[0].dateTime >= '2024-03-02').toBe(true);
    expect(get('/1/user/-/spo2/date/2026-07-14/2026-07-13.json').status).toBe(400);
  });
});

test('vitals appear a while after the night, oxygen saturation last', () => {
  const client = new FitbitTestClient();
  const rise = mara.sleeps(today)[0]?.end ?? 0;
  const { body } = createSignedInClient(client);
  const presence = () => [
    body('/1.2/user/-/sleep/date/2026-07-14.json').sleep.length > 0,
    body('/1/user/-/hrv/date/2026-07-14.json').hrv.length > 0,
    body('/1/user/-/temp/skin/date/2026-07-14.json').tempSkin.length > 0,
    'dateTime' in body('/1/user/-/spo2/date/2026-07-14.json'),
  ];
  const at = (minutes: number) => {
    client.now = rise + minutes * MINUTE_MS;
    return presence();
  };
  expect(at(9)).toEqual([false, false, false, false]);
  expect(at(10)).toEqual([true, false, false, false]);
  expect(at(25)).toEqual([true, true, true, false]);
  expect(at(60)).toEqual([true, true, true, true]);
});

test('cardio fitness is a range, or one value in the days after a run; both are strings', () => {
  const { body } = createSignedInClient();
  const actual: string[] = body(`/1/user/-/cardioscore/date/${MONTH}.json`).cardioScore.map(
    ({ value }: { value: { vo2Max: string } }) => value.vo2Max,
  );
  expect(actual.some((text) => /^\d\d-\d\d$/.test(text))).toBe(true);
  expect(actual.some((text) => /^\d\d$/.test(text))).toBe(true);
});
