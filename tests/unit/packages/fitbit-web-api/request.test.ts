import { toDayNumber } from '../../../../common/calendar';
import type { HttpRequest } from '../../../../companion/platform';
import { fitbit } from '../../../../companion/sources/fitbit/fitbit';
import {
  type DataSet,
  dataSetsFor,
  SURFACE_DATA_SETS,
  scopesFor,
} from '../../../../companion/sources/health-source';
import { fitbitRequest } from '../../../../packages/fitbit-web-api/request';
import { CHECKUPS, DATA_SETS, HOME } from '../../companion/data-sets';

const HEADERS = { Accept: 'application/json', 'Accept-Language': 'metric' };
const JANUARY = toDayNumber(2026, 1, 3);

describe('a typed request', () => {
  it('fills the path, in metric units whatever the profile says', () => {
    expect(
      fitbitRequest('get', '/1/user/-/hrv/date/{startDate}/{endDate}.json', ['2026-01-01', '2026-01-03']),
    ).toEqual({
      method: 'GET',
      url: 'https://api.fitbit.com/1/user/-/hrv/date/2026-01-01/2026-01-03.json',
      headers: HEADERS,
    });
  });

  it('writes the query, and what is no letter as the web writes it', () => {
    const request = fitbitRequest('get', '/1/foods/search.json', [], {
      query: { query: 'Käse & Brot' },
      locale: 'de_DE',
    });
    expect(request).toEqual({
      method: 'GET',
      url: 'https://api.fitbit.com/1/foods/search.json?query=K%C3%A4se%20%26%20Brot',
      headers: { ...HEADERS, 'Accept-Locale': 'de_DE' },
    });
    const deleted = fitbitRequest('delete', '/1/user/-/foods/log/{food-log-id}.json', ['../1']);
    expect(deleted).toMatchObject({
      method: 'DELETE',
      url: 'https://api.fitbit.com/1/user/-/foods/log/..%2F1.json',
    });
  });

  it('leaves out of the query what is absent', () => {
    const query = { date: '2026-07-14', amount: 250, unit: undefined };
    const { url } = fitbitRequest('post', '/1/user/-/foods/log/water.json', [], { query });
    expect(url).toMatch(/\?date=2026-07-14&amount=250$/);
  });

  it('sends a body as JSON', () => {
    const body = { name: 'Breakfast', description: 'As always', mealFoods: [] };
    expect(fitbitRequest('post', '/1/user/-/meals.json', [], { body: body as never })).toEqual({
      method: 'POST',
      url: 'https://api.fitbit.com/1/user/-/meals.json',
      headers: { ...HEADERS, 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
  });

  it('leaves what all requests have in common as it is', () => {
    fitbitRequest('get', '/1/foods/units.json', [], { locale: 'de_DE' });
    expect(fitbitRequest('get', '/1/foods/units.json', []).headers).toEqual(HEADERS);
  });
});

const BASE = 'https://api.fitbit.com/1/user/-';
const URLS: Record<DataSet, string> = {
  profile: `${BASE}/profile.json`,
  sleep: 'https://api.fitbit.com/1.2/user/-/sleep/date/2025-12-28/2026-01-03.json',
  activitySummary: `${BASE}/activities/date/2026-01-03.json`,
  restingHeartRate: `${BASE}/activities/heart/date/2025-12-05/2026-01-03.json`,
  hrv: `${BASE}/hrv/date/2025-12-05/2026-01-03.json`,
  breathing: `${BASE}/br/date/2025-12-05/2026-01-03.json`,
  oxygen: `${BASE}/spo2/date/2025-12-05/2026-01-03.json`,
  skin: `${BASE}/temp/skin/date/2025-12-05/2026-01-03.json`,
  intradaySteps: `${BASE}/activities/steps/date/2026-01-03/1d/15min.json`,
  dailySteps: `${BASE}/activities/steps/date/2025-12-28/2026-01-03.json`,
  weight: `${BASE}/body/log/weight/date/2025-12-05/2026-01-03.json`,
  food: `${BASE}/foods/log/date/2026-01-03.json`,
  water: `${BASE}/foods/log/water/date/2026-01-03.json`,
  waterGoal: `${BASE}/foods/log/water/goal.json`,
  friends: 'https://api.fitbit.com/1.1/user/-/leaderboard/friends.json',
  devices: `${BASE}/devices.json`,
  cardioFitness: `${BASE}/cardioscore/date/2025-12-05/2026-01-03.json`,
  ecg: `${BASE}/ecg/list.json?sort=desc&limit=1&offset=0&beforeDate=2026-01-03T23:59:59`,
  irnProfile: `${BASE}/irn/profile.json`,
  alarms: '',
};

/** The requests that `ask` sends; its responses are unreadable. */
async function asked(
  ask: (ask: (request: HttpRequest) => Promise<unknown>) => Promise<unknown>,
): Promise<HttpRequest[]> {
  const requests: HttpRequest[] = [];
  await ask(async (request) => {
    requests.push(request);
    return undefined;
  }).catch(() => undefined);
  return requests;
}

it.each(DATA_SETS)(
  '%s is one request: padded dates, and a range where the service has ranges',
  async (dataSet) => {
    expect(await asked((ask) => fitbit.open(ask).read(dataSet, JANUARY))).toEqual([
      { method: 'GET', url: URLS[dataSet], headers: HEADERS },
    ]);
  },
);

it('the alarms are of one device', async () => {
  const [request] = await asked((ask) => fitbit.open(ask).read('alarms', JANUARY, '816713257'));
  expect(request?.url).toBe(`${BASE}/devices/tracker/816713257/alarms.json`);
});

describe('what the pages need', () => {
  it('is what home needs where no page is on', () => {
    expect(dataSetsFor([])).toEqual(HOME);
    expect(scopesFor('home', fitbit)).toEqual(['profile', 'sleep', 'activity', 'heartrate']);
  });

  it('is every data set, once, where all are on; the profile first', () => {
    expect(DATA_SETS[0]).toBe('profile');
    expect([...DATA_SETS, ...CHECKUPS].sort()).toEqual(Object.keys(URLS).sort());
    expect(dataSetsFor(['body', 'sleep'])).toEqual([...HOME, ...SURFACE_DATA_SETS.body]);
  });

  it('is three scopes more for the checkups', () => {
    expect(scopesFor('checkups', fitbit)).toEqual([
      'cardio_fitness',
      'electrocardiogram',
      'irregular_rhythm_notifications',
      'settings',
    ]);
  });

  it('names eleven scopes altogether', () => {
    expect([...new Set(DATA_SETS.map(fitbit.scopeOf))].sort()).toEqual([
      'activity',
      'heartrate',
      'nutrition',
      'oxygen_saturation',
      'profile',
      'respiratory_rate',
      'settings',
      'sleep',
      'social',
      'temperature',
      'weight',
    ]);
  });
});
