import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SERVICES } from '../../common/services';
import { fixture, fixtureNames } from '../fixtures/fixtures';
import type { ExchangeRequest } from './endpoint';
import { checkFitbitExchange } from './fitbit-exchange';
import { checkGoogleExchange } from './google-exchange';

const DAY = '2026-07-14';
const RANGE = `2026-07-08/${DAY}`;
const API = 'https://api.fitbit.com';
const get = (path: string): ExchangeRequest => ({ method: 'GET', url: `${API}/1/user/-/${path}` });
const sleep = (dates: string): ExchangeRequest => ({
  method: 'GET',
  url: `${API}/1.2/user/-/sleep/date/${dates}.json`,
});

/** What a file is the response to, by the beginning of its name; the longest that fits counts. */
const FITBIT: Readonly<Record<string, ExchangeRequest>> = {
  'active-zone-minutes': get(`activities/active-zone-minutes/date/${DAY}/7d.json`),
  alarms: get('devices/tracker/1/alarms.json'),
  'body-weight-series': get(`body/weight/date/${RANGE}.json`),
  breathing: get(`br/date/${RANGE}.json`),
  'breathing.by-stage': get(`br/date/${DAY}/all.json`),
  calories: get(`activities/calories/date/${RANGE}.json`),
  'cardio-fitness': get(`cardioscore/date/${RANGE}.json`),
  day: get(`activities/date/${DAY}.json`),
  devices: get('devices.json'),
  ecg: get(`ecg/list.json?sort=desc&limit=1&offset=0&beforeDate=${DAY}T23:59:59`),
  error: get('profile.json'),
  food: get(`foods/log/date/${DAY}.json`),
  friends: { method: 'GET', url: `${API}/1.1/user/-/leaderboard/friends.json` },
  heart: get(`activities/heart/date/${RANGE}.json`),
  'heart.intraday-missing': get(`activities/heart/date/${DAY}/1d/5min.json`),
  hrv: get(`hrv/date/${RANGE}.json`),
  introspect: { method: 'POST', url: `${API}/1.1/oauth2/introspect`, body: 'token=x' },
  'irn-profile': get('irn/profile.json'),
  oxygen: get(`spo2/date/${RANGE}.json`),
  'oxygen.one-night': get(`spo2/date/${DAY}.json`),
  'oxygen.no-night': get(`spo2/date/${DAY}.json`),
  profile: get('profile.json'),
  quarters: get(`activities/steps/date/${DAY}/1d/15min.json`),
  skin: get(`temp/skin/date/${RANGE}.json`),
  sleep: sleep(DAY),
  'sleep.edited-by-hand': sleep(RANGE),
  'sleep.no-levels': sleep(RANGE),
  steps: get(`activities/steps/date/${RANGE}.json`),
  token: { method: 'POST', url: `${API}/oauth2/token`, body: 'grant_type=refresh_token&client_id=A' },
  water: get(`foods/log/water/date/${DAY}.json`),
  'water-goal': get('foods/log/water/goal.json'),
  weight: get(`body/log/weight/date/${RANGE}.json`),
};

const USER = 'https://health.googleapis.com/v4/users/me';
const point = (type: string): ExchangeRequest => ({
  method: 'GET',
  url: `${USER}/dataTypes/${type}/dataPoints`,
});
const range = {
  start: { date: { year: 2026, month: 7, day: 14 } },
  end: { date: { year: 2026, month: 7, day: 15 } },
};
const sums = (type: string, body = JSON.stringify({ range })): ExchangeRequest => ({
  method: 'POST',
  url: `${USER}/dataTypes/${type}/dataPoints:dailyRollUp`,
  body,
});

const GOOGLE: Readonly<Record<string, ExchangeRequest>> = {
  breathing: point('daily-respiratory-rate'),
  'calories.daily': sums('total-calories'),
  'cardio-fitness': point('daily-vo2-max'),
  devices: { method: 'GET', url: `${USER}/pairedDevices?pageSize=50` },
  ecg: point('electrocardiogram'),
  empty: point('steps'),
  error: point('steps'),
  'food.daily': sums('nutrition-log'),
  'heart-rate-variability': point('daily-heart-rate-variability'),
  identity: { method: 'GET', url: `${USER}/identity` },
  'irn-profile': { method: 'GET', url: `${USER}/irnProfile` },
  oxygen: point('daily-oxygen-saturation'),
  'resting-heart-rate': point('daily-resting-heart-rate'),
  settings: { method: 'GET', url: `${USER}/settings` },
  skin: point('daily-sleep-temperature-derivations'),
  sleep: point('sleep'),
  'steps.daily': sums('steps'),
  'steps.windows': {
    method: 'POST',
    url: `${USER}/dataTypes/steps/dataPoints:rollUp`,
    body: JSON.stringify({ range: { startTime: '2026-07-14T00:00:00Z' }, windowSize: '900s' }),
  },
  'water.daily': sums('hydration-log'),
  weight: point('weight'),
};

/**
 * Seen in the wild, and not what the contract says: the companion reads them, the pretend cloud does not return them.
 */
const MISFITS = {
  fitbit: [
    'day.all-numbers-as-text.json',
    'error.401.expired-token.no-success.json',
    'error.403.permission-denied.json',
    'error.429.json',
    'error.502.html',
    'sleep.edited-by-hand.json',
  ],
  google: [],
};

/** What is not a response of the API itself. */
const ELSEWHERE = ['dailyRollUp.request.json', 'oauth.invalid-grant.json', 'oauth.token.json'];

test.each([
  { service: 'fitbit' as const, requests: FITBIT, check: checkFitbitExchange },
  { service: 'google' as const, requests: GOOGLE, check: checkGoogleExchange },
])(
  'bodies of $service fit the contract, those aside that only the wild has',
  ({ service, requests, check }) => {
    const problems = (name: string) => {
      const begins = Object.keys(requests).filter((begin) => name.startsWith(`${begin}.`));
      const [longest = ''] = begins.sort((a, b) => b.length - a.length);
      const request = requests[longest];
      if (!request) throw new Error(`no request is listed for ${name}`);
      const status = Number(/\.([45]\d\d)\./.exec(name)?.[1] ?? 200);
      return check(request, { status, body: fixture(service, name) });
    };
    const names = fixtureNames(service).filter((name) => !(service === 'google' && ELSEWHERE.includes(name)));
    expect(names.filter((name) => problems(name).length > 0)).toEqual(MISFITS[service]);
  },
);

test('a request that the companion sends to Google fits the contract', () => {
  const body = fixture('google', 'dailyRollUp.request.json');
  expect(checkGoogleExchange(sums('steps', body), { status: 200, body: '{}' })).toEqual([]);
});

test('the page about the fixtures says of each what it shows', () => {
  const page = readFileSync(join(__dirname, '../fixtures/README.md'), 'utf8');
  const documented = [...page.matchAll(/^\| `([\w./-]+)` \| \S/gm)].map(([, name]) => name);
  const files = SERVICES.flatMap((service) => fixtureNames(service).map((name) => `${service}/${name}`));
  expect(documented.sort()).toEqual(files.sort());
});
