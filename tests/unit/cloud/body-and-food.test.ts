import { formatIsoDate, parseIsoDate } from '../../../simulator/persona/calendar';
import { createPersona } from '../../../simulator/persona/create-persona';
import { createSignedInClient, FitbitTestClient, readFitbitError, START } from './fitbit-test-client';

const mara = createPersona('mara');
const today = parseIsoDate('2026-07-14') ?? 0;
const days = Array.from({ length: 31 }, (_, i) => today - 30 + i);

describe('weight', () => {
  const { body, get } = createSignedInClient();
  const log = (span: string, language = 'metric') =>
    body(`/1/user/-/body/log/weight/date/${span}.json`, { 'accept-language': language }).weight;

  test('has every weighing, with the body mass index', () => {
    const expected = days.flatMap((day) =>
      mara.weighings(day).map(({ at, kilograms }) => ({
        bmi: Number((kilograms / 1.71 ** 2).toFixed(2)),
        date: formatIsoDate(day),
        logId: at,
        source: 'Aria',
        time: mara.calendar.formatWallTime(at).slice(11, 19),
        weight: kilograms,
      })),
    );
    expect(log('2026-06-14/2026-07-14')).toEqual(expected);
    expect(log('2026-07-14')).toEqual(expected.filter(({ date }) => date === '2026-07-14'));
    expect(log('2026-07-14/30d')).toEqual(expected.filter(({ date }) => date > '2026-06-14'));
    expect(expected.length).toBeGreaterThan(6);
  });

  test('is in kilograms, pounds or stone, and the latest is in the profile', () => {
    const latest = mara.latestWeighing(START)?.kilograms ?? 0;
    for (const [language, factor] of [
      ['metric', 1],
      ['en_US', 2.20462],
      ['en_GB', 1 / 6.35029],
    ] as const) {
      const actual = log('2026-06-14/2026-07-14', language).at(-1).weight;
      expect(actual).toBeCloseTo(latest * factor, 1);
      const headers = { 'accept-language': language };
      expect(body('/1/user/-/profile.json', headers).user.weight).toBe(actual);
    }
  });

  test.each([
    ['2026-06-13/2026-07-14', 'a range of 32 days'],
    ['2026-07-14/3m', 'a period of three months'],
    ['2026-07-14/2026-07-13', 'a range backwards'],
    ['14.7.2026', 'no date'],
  ])('rejects %s: %s', (span) => {
    expect(readFitbitError(get(`/1/user/-/body/log/weight/date/${span}.json`))).toEqual([400, 'validation']);
  });

  test('has no weighing of the future', () => {
    const client = new FitbitTestClient();
    const day = days.find((one) => mara.weighings(one).length > 0) ?? 0;
    const [first] = mara.weighings(day);
    client.now = (first?.at ?? 0) - 1;
    const early = createSignedInClient(client);
    const path = `/1/user/-/body/log/weight/date/${formatIsoDate(day)}.json`;
    expect(early.body(path).weight).toEqual([]);
    client.now += 1;
    expect(early.body(path).weight).toHaveLength(1);
  });

  test('without a scale is a manual entry, and has no body fat', () => {
    const noor = createSignedInClient(new FitbitTestClient('noor'));
    const logs = noor.body('/1/user/-/body/log/weight/date/2026-06-14/2026-07-14.json').weight;
    expect(logs.every(({ source }: { source: string }) => source === 'API')).toBe(true);
    expect(noor.body('/1/user/-/body/log/fat/date/2026-06-15/2026-07-14.json').fat).toEqual([]);
  });

  test('body fat comes with every weighing of a scale, thirty days at most', () => {
    const fat = body('/1/user/-/body/log/fat/date/2026-06-15/2026-07-14.json').fat;
    const weights = log('2026-06-15/2026-07-14');
    const numbers = (logs: { logId: number }[]) => logs.map(({ logId }) => logId);
    expect(numbers(fat)).toEqual(numbers(weights));
    expect(readFitbitError(get('/1/user/-/body/log/fat/date/2026-06-14/2026-07-14.json'))[0]).toBe(400);
    expect(body('/1/user/-/body/log/fat/date/2026-07-14.json').fat).toHaveLength(
      mara.weighings(today).length,
    );
  });

  test('goals are in the units of the request', () => {
    const goal = (language: string) =>
      body('/1/user/-/body/log/weight/goal.json', { 'accept-language': language }).goal;
    expect(goal('metric')).toMatchObject({ goalType: 'LOSE', startWeight: 66.4, weight: 65 });
    expect(goal('en_US')).toMatchObject({ weight: 143.3 });
    expect(Object.keys(body('/1/user/-/body/log/fat/goal.json').goal)).toEqual(['fat']);
    expect(readFitbitError(get('/1/user/-/body/log/waist/goal.json'))).toEqual([400, 'validation']);
  });
});

describe('food', () => {
  const { body } = createSignedInClient();
  const day = (date: string) => body(`/1/user/-/foods/log/date/${date}.json`);

  test('adds up, and is not logged on some days', () => {
    const totals = days.slice(0, -1).map((one) => {
      const { foods, summary } = day(formatIsoDate(one));
      const sum = (key: string) =>
        foods.reduce(
          (total: number, food: { nutritionalValues: Record<string, number> }) =>
            total + (food.nutritionalValues[key] ?? 0),
          0,
        );
      for (const key of ['calories', 'carbs', 'fat', 'fiber', 'protein', 'sodium']) {
        expect(summary[key]).toBeCloseTo(sum(key), 5);
      }
      return summary.calories;
    });
    expect(totals).toContain(0);
    const logged = totals.filter((total) => total > 0);
    expect(logged.length).toBeGreaterThan(15);
    expect(Math.min(...logged)).toBeGreaterThan(1200);
    expect(Math.max(...logged)).toBeLessThan(3000);
  });

  test('appears in the course of the day', () => {
    const eaten = mara.intake(today).food.filter(({ at }) => at <= START);
    expect(day('2026-07-14').foods).toHaveLength(eaten.length);
    expect(eaten.length).toBeLessThan(mara.intake(today).food.length);
    expect(day('2026-07-15').foods).toEqual([]);
  });

  test('has a goal, alone and with the day', () => {
    expect(body('/1/user/-/foods/log/goal.json').goals).toEqual({ calories: 2050 });
    expect(day('2026-07-14').goals).toEqual({ calories: 2050 });
  });
});

describe('water', () => {
  const path = '/1/user/-/foods/log/water/date/2026-07-14.json';

  test('adds up, in millilitres or fluid ounces, and is in the food’s summary', () => {
    const { body } = createSignedInClient();
    const drunk = mara.intake(today).water.filter(({ at }) => at <= START);
    const millilitres = drunk.reduce((sum, glass) => sum + glass.millilitres, 0);
    expect(body(path).summary).toEqual({ water: millilitres });
    expect(body(path).water).toHaveLength(drunk.length);
    expect(body(path, { 'accept-language': 'en_US' }).summary.water).toBeCloseTo(millilitres / 29.5735, 1);
    expect(body('/1/user/-/foods/log/date/2026-07-14.json').summary.water).toBe(millilitres);
    expect(body('/1/user/-/foods/log/water/goal.json').goal.goal).toBe(2000);
  });

  test('can be logged in any unit, and deleted, the persona’s own logs too', () => {
    const { body, send } = createSignedInClient();
    const before = body(path).summary.water;
    const add = (query: string) => {
      const response = send('POST', `/1/user/-/foods/log/water.json?date=2026-07-14&${query}`);
      expect(response.status).toBe(201);
      return JSON.parse(response.body).waterLog;
    };
    const glass = add('amount=250&unit=ml');
    expect(glass.amount).toBe(250);
    add('amount=2&unit=cup');
    add('amount=8&unit=fl%20oz');
    add('amount=100');
    expect(body(path).summary.water).toBe(Math.round(before + 250 + 2 * 236.588 + 8 * 29.5735 + 100));
    const remove = (id: number) => send('DELETE', `/1/user/-/foods/log/water/${id}.json`);
    expect(remove(glass.logId)).toEqual(expect.objectContaining({ status: 204, body: '' }));
    expect(readFitbitError(remove(glass.logId))).toEqual([404, 'not_found']);
    const [own] = body(path).water;
    expect(remove(own.logId).status).toBe(204);
    expect(body(path).water.map(({ logId }: { logId: number }) => logId)).not.toContain(own.logId);
  });

  test('can be logged with a form, in the units of the request', () => {
    const { client, body } = createSignedInClient();
    const { access_token } = client.signIn('nutrition');
    const before = body(path).summary.water;
    const headers = { authorization: `Bearer ${access_token}`, 'accept-language': 'en_US' };
    const form = { date: '2026-07-14', amount: '10' };
    expect(client.post('/1/user/-/foods/log/water.json', form, headers).status).toBe(201);
    expect(body(path).summary.water).toBe(Math.round(before + 295.735));
  });

  test.each([
    ['POST', 'water.json?date=2026-07-14&amount=-1', 400],
    ['POST', 'water.json?date=14.7.2026&amount=1', 400],
    ['POST', 'water.json?date=2026-07-14&amount=1&unit=bath', 400],
    ['POST', 'water.json?date=2026-07-14', 400],
    ['DELETE', 'water/1.json', 404],
    ['DELETE', 'water/x.json', 404],
    ['DELETE', 'water/99999999999999999999.json', 404],
  ])('rejects %s %s', (method, end, status) => {
    expect(readFitbitError(createSignedInClient().send(method, `/1/user/-/foods/log/${end}`))[0]).toBe(
      status,
    );
  });
});

test('a persona who logs nothing has empty logs', () => {
  const { body } = createSignedInClient(new FitbitTestClient('idle'));
  expect(body('/1/user/-/body/log/weight/date/2026-07-14/30d.json')).toEqual({ weight: [] });
  expect(body('/1/user/-/foods/log/date/2026-07-14.json')).toMatchObject({
    foods: [],
    summary: { calories: 0, water: 0 },
  });
  expect(body('/1/user/-/foods/log/water/date/2026-07-14.json')).toEqual({
    summary: { water: 0 },
    water: [],
  });
});
