import { refTo } from '../../scripts/specification';
import { dataTypes } from '../../simulator/cloud/google/data-types/data-types';
import { PERSONA_NAMES } from '../../simulator/persona/persona-names';
import { ALL_GOOGLE_SCOPES, GoogleTestClient } from '../unit/cloud/google/google-test-client';
import type { ExchangeRequest } from './endpoint';
import { checkGoogleExchange as check } from './google-exchange';
import { ask, BASE, dateObject, GOOGLE_READS, today } from './google-reads';
import { createSchemaCheck } from './schema-check';
import { readGoogleContract } from './table/google-contract';

describe.each(PERSONA_NAMES)('responses of the pretend cloud for %s', (persona) => {
  const client = new GoogleTestClient(persona);
  let authorization = '';

  /** Sends a request and checks it. The result is the status of the response, then the problems. */
  function exchange(request: ExchangeRequest) {
    const response = client.send({ ...request, headers: { authorization } });
    return { response, result: [response.status, ...check(request, response)] };
  }

  beforeEach(() => {
    authorization = `Bearer ${client.signIn({ scope: ALL_GOOGLE_SCOPES }).access_token}`;
    // The quota is not what is tried here.
    client.now += 60_000;
  });

  test.each(
    GOOGLE_READS.map((request): [string, ExchangeRequest] => [
      `${request.method} ${request.url.slice(BASE.length + 1)}`,
      request,
    ]),
  )('%s', (_, request) => {
    expect(exchange(request).result).toEqual([200]);
  });

  test('single data points and devices', () => {
    for (const type of dataTypes.filter((one) => one.hasPointNames)) {
      const list = JSON.parse(exchange(ask(`dataTypes/${type.id}/dataPoints?pageSize=3`)).response.body);
      for (const { name } of list.dataPoints ?? []) {
        expect(exchange({ method: 'GET', url: `https://health.googleapis.com/v4/${name}` }).result).toEqual([
          200,
        ]);
      }
    }
    const { pairedDevices } = JSON.parse(exchange(ask('pairedDevices')).response.body);
    expect(
      exchange({ method: 'GET', url: `https://health.googleapis.com/v4/${pairedDevices[0].name}` }).result,
    ).toEqual([200]);
  });

  test('a night at every hour of it', () => {
    const midday = client.now;
    for (let hour = 8; hour < 20; hour++) {
      client.now = midday + hour * 3_600_000;
      authorization = `Bearer ${client.signIn({ scope: ALL_GOOGLE_SCOPES }).access_token}`;
      expect(exchange(ask('dataTypes/sleep/dataPoints?pageSize=2')).result).toEqual([200]);
    }
    client.now = midday;
  });
});

describe('refusals', () => {
  const client = new GoogleTestClient();
  const refused = (request: ExchangeRequest, authorization: string) => {
    const response = client.send({ ...request, headers: { authorization } });
    // Only the responses of wrong requests are checked.
    return [response.status, ...check(request, response).filter((problem) => !problem.includes(': request'))];
  };

  test('are google.rpc.Status, whatever the reason', () => {
    const all = `Bearer ${client.signIn({ scope: ALL_GOOGLE_SCOPES }).access_token}`;
    const [first = ''] = ALL_GOOGLE_SCOPES.split(' ');
    const few = `Bearer ${client.signIn({ scope: first }).access_token}`;
    const sleep = 'dataTypes/sleep/dataPoints';
    expect(refused(ask('profile'), '')).toEqual([401]);
    expect(refused(ask('profile'), 'Bearer x')).toEqual([401]);
    expect(refused(ask('profile'), few)).toEqual([403]);
    expect(refused(ask(sleep), few)).toEqual([403]);
    expect(refused(ask(`${sleep}?filter=x`), all)).toEqual([400]);
    expect(refused(ask(`${sleep}?colour=red`), all)).toEqual([400]);
    expect(refused(ask(`${sleep}/1`), all)).toEqual([404]);
    expect(refused(ask('dataTypes/daily-steps/dataPoints'), all)).toEqual([400]);
    expect(refused(ask('dataTypes/steps/dataPoints:rollUp', { range: {}, windowSize: '1s' }), all)).toEqual([
      400,
    ]);
    for (let i = 0; i < 300; i++) refused(ask('identity'), all);
    expect(refused(ask('identity'), all)).toEqual([429]);
  });
});

describe('the table', () => {
  const messages = createSchemaCheck(readGoogleContract().components.schemas);
  const point = (value: object) => ({
    dataPoints: [{ dataSource: { platform: 'FITBIT', recordingMethod: 'DERIVED' }, ...value }],
  });
  const list = (value: object) => messages(refTo('ListDataPointsResponse'), point(value));
  const steps = {
    interval: {
      startTime: '2026-07-14T00:00:00Z',
      startUtcOffset: '7200s',
      endTime: '2026-07-14T00:01:00Z',
      endUtcOffset: '7200s',
    },
    count: '12',
  };

  test('lets a right response pass', () => {
    expect(list({ steps })).toEqual([]);
  });

  test.each([
    ['a key more', { steps: { ...steps, karma: 1 } }],
    ['a fraction for a whole number', { steps: { ...steps, count: '12.5' } }],
    ['a date that is none', { dailyRestingHeartRate: { date: { year: 2026.5 }, beatsPerMinute: '52' } }],
    ['a number that should be text', { steps: { ...steps, count: 12 } }],
    ['text that is no number', { steps: { ...steps, count: 'many' } }],
    ['a key less', { steps: { interval: steps.interval } }],
    [
      'an offset on a clock',
      { steps: { ...steps, interval: { ...steps.interval, endUtcOffset: '+02:00' } } },
    ],
    [
      'a time without its zone',
      { steps: { ...steps, interval: { ...steps.interval, endTime: '2026-07-14T00:01:00' } } },
    ],
    ['two kinds of data', { steps, floors: { ...steps } }],
    ['no kind of data', {}],
    ['a kind of data by its name in paths', { 'daily-resting-heart-rate': {} }],
    ['a stage that does not exist', { sleep: { interval: steps.interval, type: 'SLEEP_TYPE_UNSPECIFIED' } }],
  ])('refuses %s', (_, value) => {
    expect(list(value)).not.toEqual([]);
  });

  test('refuses a response of the pretend cloud that is spoiled', () => {
    const client = new GoogleTestClient();
    const authorization = `Bearer ${client.signIn({ scope: ALL_GOOGLE_SCOPES }).access_token}`;
    const request = ask('dataTypes/steps/dataPoints?pageSize=1');
    const { status, body } = client.send({ ...request, headers: { authorization } });
    expect(check(request, { status, body })).toEqual([]);
    const spoiled = body.replace(/"count":"(\d+)"/, '"count":$1');
    expect(check(request, { status, body: spoiled })).toEqual([expect.stringContaining('must be string')]);
    expect(check(request, { status, body: body.replace('"steps"', '"step"') })).not.toEqual([]);
  });

  test('refuses wrong requests, and wrong responses to them', () => {
    const url = `${BASE}/dataTypes/steps/dataPoints:dailyRollUp`;
    const range = { start: dateObject(today), end: dateObject(today + 1) };
    const send = (body: object, response: object = {}, query = '') =>
      check(
        { method: 'POST', url: url + query, body: JSON.stringify(body) },
        { status: 200, body: JSON.stringify(response) },
      ).map((problem) => problem.replace(/^\S+ \S+: /, ''));
    expect(send({ range })).toEqual([]);
    expect(send({ range: { start: { year: 2026 } } })).not.toEqual([]);
    expect(send({ range, windowSizeDays: '1' })).not.toEqual([]);
    expect(send({ range }, {}, '?filter=x')).toEqual([
      'request /query must NOT have additional properties (filter)',
    ]);
    expect(send({ range }, { rollupDataPoints: [{ steps: { countSum: '1' } }] })).not.toEqual([]);
  });
});
