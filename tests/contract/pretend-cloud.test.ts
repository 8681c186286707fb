import { HOURLY_LIMIT } from '../../simulator/cloud/rate-limit';
import { PERSONA_NAMES } from '../../simulator/persona/persona-names';
import { ALL_SCOPES, FitbitTestClient } from '../unit/cloud/fitbit-test-client';
import { checkFitbitExchange as check } from './fitbit-exchange';
import { ALL_OF_LIST, FITBIT_READS } from './fitbit-reads';

describe.each(PERSONA_NAMES)('responses of the pretend cloud for %s', (name) => {
  const client = new FitbitTestClient(name, 'PRS123');
  let authorization = '';

  /** Sends a request and checks it. The result is the status of the response, then the problems. */
  function exchange(method: string, path: string, headers: Record<string, string> = {}) {
    const request = { method, url: `https://api.fitbit.com${path}`, headers: { authorization, ...headers } };
    const response = client.send(request);
    return { response, result: [response.status, ...check(request, response)] };
  }
  /** The tests need more requests than the hourly quota allows. */
  function nextHour(): void {
    client.now += 3_600_000 - (client.now % 3_600_000);
    authorization = `Bearer ${client.signIn(ALL_SCOPES).access_token}`;
  }
  beforeEach(nextHour);

  test.each([
    ['in the units of the place', {}],
    ['in American units', { 'accept-language': 'en_US' }],
  ])('every reading is as the specification says, %s', (_, headers: Record<string, string>) => {
    const wrong = FITBIT_READS.flatMap((path, i) => {
      if (i % HOURLY_LIMIT === 0) nextHour();
      const [status, ...problems] = exchange('GET', path, headers).result;
      return status === 200 ? problems : [`${path} answered ${status}`];
    });
    expect(wrong).toEqual([]);
  });

  test('pages are followed to the end', () => {
    const ids: unknown[] = [];
    let next = `/1.2/user/-/sleep/${ALL_OF_LIST}&limit=100`;
    while (next !== '') {
      const { response, result } = exchange('GET', next);
      expect(result).toEqual([200]);
      const page = JSON.parse(response.body);
      ids.push(...page.sleep.map((log: { logId: number }) => log.logId));
      next = page.pagination.next.replace('https://api.fitbit.com', '');
    }
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBeGreaterThan(name === 'idle' ? -1 : 500);
  });

  test('what can be written is, and is gone again', () => {
    const water = exchange('POST', '/1/user/-/foods/log/water.json?date=2026-07-14&amount=250&unit=ml');
    expect(water.result).toEqual([201]);
    const { logId } = JSON.parse(water.response.body).waterLog;
    expect(exchange('DELETE', `/1/user/-/foods/log/water/${logId}.json`).result).toEqual([204]);
    const [watch] = JSON.parse(exchange('GET', '/1/user/-/devices.json').response.body);
    const alarms = `/1/user/-/devices/tracker/${watch.id}/alarms`;
    const fields = 'time=06:40%2B02:00&enabled=true&recurring=true&weekDays=MONDAY,FRIDAY';
    const added = exchange('POST', `${alarms}.json?${fields}`);
    expect(added.result).toEqual([201]);
    expect(exchange('GET', `${alarms}.json`).result).toEqual([200]);
    const { alarmId } = JSON.parse(added.response.body).trackerAlarm;
    expect(exchange('DELETE', `${alarms}/${alarmId}.json`).result).toEqual([204]);
    for (const path of ['/1/user/-/apiSubscriptions/1.json', '/1/user/-/sleep/apiSubscriptions/2.json']) {
      expect(exchange('POST', path).result).toEqual([201]);
      expect(exchange('POST', path).result).toEqual([200]);
      expect(exchange('DELETE', path).result).toEqual([204]);
    }
  });

  test('refusals have the one shape that all refusals have', () => {
    const refused = [
      '/1/user/-/hrv/date/2026-01-01/2026-07-14.json',
      '/1/user/-/devices/tracker/7/alarms.json',
      '/1/user/-/activities/steps/date/2026-07-14/2026-07-13.json',
    ].map((path) => exchange('GET', path).result);
    expect(refused).toEqual([[400], [404], [400]]);
    expect(exchange('GET', '/1/user/-/profile.json', { authorization: 'Bearer nonsense' }).result).toEqual([
      401,
    ]);
  });

  test('tokens, introspection and revocation are as the specification says', () => {
    const post = (path: string, form: Record<string, string>, headers: Record<string, string> = {}) => {
      const request = {
        method: 'POST',
        url: `https://api.fitbit.com${path}`,
        headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
        body: new URLSearchParams(form).toString(),
      };
      const response = client.send(request);
      expect([response.status, ...check(request, response)]).toEqual([200]);
      return response.body === '' ? {} : JSON.parse(response.body);
    };
    const { refresh_token } = client.signIn(ALL_SCOPES);
    const tokens = post('/oauth2/token', { client_id: 'PRS123', grant_type: 'refresh_token', refresh_token });
    const bearer = { authorization: `Bearer ${tokens.access_token}` };
    expect(post('/1.1/oauth2/introspect', { token: tokens.access_token }, bearer).active).toBe(true);
    expect(post('/1.1/oauth2/introspect', { token: 'nonsense' }, bearer).active).toBe(false);
    post('/oauth2/revoke', { client_id: 'PRS123', token: tokens.access_token });
  });
});

describe('a deliberately wrong', () => {
  const get = (path: string) => ({ method: 'GET', url: `https://api.fitbit.com${path}` });
  const findProblems = (path: string, body: unknown, status = 200) =>
    check(get(path), { status, body: typeof body === 'string' ? body : JSON.stringify(body) });
  const hrv = '/1/user/-/hrv/date/2026-07-14.json';
  const night = { dateTime: '2026-07-14', value: { dailyRmssd: 48.2, deepRmssd: 44.1 } };

  test.each([
    ['type', { hrv: [{ ...night, value: { dailyRmssd: '48.2', deepRmssd: 44.1 } }] }, 'must be number'],
    ['key', { hrv: [{ ...night, karma: 1 }] }, 'must NOT have additional properties'],
    ['lack of a key', { hrv: [{ dateTime: '2026-07-14' }] }, "must have required property 'value'"],
    ['emptiness', {}, "must have required property 'hrv'"],
    ['date', { hrv: [{ ...night, dateTime: '14.7.2026' }] }, 'must match format "date"'],
    ['syntax', '{"hrv":', 'response is no JSON'],
  ])('answer is seen: %s', (_, body, message) => {
    expect(findProblems(hrv, { hrv: [night] })).toEqual([]);
    expect(findProblems(hrv, body).join()).toContain(message);
  });

  test('fraction in the place of an integer is seen', () => {
    const heart = (restingHeartRate: number) => ({
      'activities-heart': [
        {
          dateTime: '2026-07-14',
          value: { customHeartRateZones: [], heartRateZones: [], restingHeartRate },
        },
      ],
    });
    const path = '/1/user/-/activities/heart/date/2026-07-14/7d.json';
    expect(findProblems(path, heart(58))).toEqual([]);
    expect(findProblems(path, heart(58.5)).join()).toContain('must be integer');
  });

  test('answer to a series is seen: the key of another', () => {
    const path = '/1/user/-/activities/steps/date/today/7d.json';
    const values = [{ dateTime: '2026-07-14', value: '8400' }];
    expect(findProblems(path, { 'activities-steps': values })).toEqual([]);
    expect(findProblems(path, { 'activities-floors': values })).not.toEqual([]);
    expect(findProblems(path, { 'activities-steps': [{ dateTime: '2026-07-14', value: 8400 }] })).not.toEqual(
      [],
    );
  });

  test('refusal is seen', () => {
    expect(
      findProblems(hrv, { errors: [{ errorType: 'validation', message: '…' }], success: false }, 400),
    ).toEqual([]);
    expect(findProblems(hrv, { error: 'validation' }, 400)).not.toEqual([]);
  });

  test.each([
    ['date', '/1/user/-/hrv/date/2026-7-14.json'],
    ['period', '/1/user/-/activities/steps/date/today/8d.json'],
    ['endpoint', '/1/user/-/horoscope.json'],
    ['version', '/1/user/-/sleep/date/2026-07-14.json'],
    ['today', '/1.2/user/-/sleep/date/today.json'],
    ['query', '/1/user/-/profile.json?verbose=1'],
    ['number', '/1/user/-/devices/tracker/x/alarms.json'],
  ])('request is seen: %s', (_, path) => {
    expect(findProblems(path, {}).filter((problem) => !problem.includes(': response'))).not.toEqual([]);
  });

  test('form is seen', () => {
    const request = (body: string) => ({
      method: 'POST',
      url: 'https://api.fitbit.com/oauth2/revoke',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body,
    });
    const done = { status: 200, body: '' };
    expect(check(request('token=x&client_id=ABC123'), done)).toEqual([]);
    expect(check(request('client_id=ABC123'), done)).not.toEqual([]);
    expect(check(request('token=x&password=y'), done)).not.toEqual([]);
    expect(check(request('token=x'), { ...done, body: '{}' })).not.toEqual([]);
  });
});
