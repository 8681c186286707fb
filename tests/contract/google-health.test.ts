import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { actionsOf, snakeCase } from '../../simulator/cloud/google/data-types/data-type';
import { dataTypes } from '../../simulator/cloud/google/data-types/data-types';
import { formatIsoDate, parseIsoDate } from '../../simulator/persona/calendar';
import { PERSONA_NAMES } from '../../simulator/persona/persona';
import { ALL, GoogleClient } from '../unit/cloud/google/google-client';
import type { ExchangeRequest } from './endpoint';
import { type CheckGoogleExchange, checkGoogleExchange, METHODS } from './google-exchange';
import { hardenGoogle, messageChecker, readGoogleSpecification } from './google-specification';

const present = checkGoogleExchange !== undefined;
const check: CheckGoogleExchange = checkGoogleExchange ?? (() => []);
const whereAtHand = present ? describe : describe.skip;

const BASE = 'https://health.googleapis.com/v4/users/me';
const today = parseIsoDate('2026-07-14') ?? 0;

/** A question, and how often it may be answered with nothing. */
const ask = (path: string, body?: object): ExchangeRequest => ({
  method: body ? 'POST' : 'GET',
  url: `${BASE}/${path}`,
  ...(body ? { body: JSON.stringify(body) } : {}),
});

const dateObject = (day: number) => {
  const [year, month, ofMonth] = formatIsoDate(day).split('-').map(Number);
  return { date: { year, month, day: ofMonth } };
};

/** Every method, for every kind of data that it has. */
const reads: readonly ExchangeRequest[] = [
  ...['identity', 'profile', 'settings', 'irnProfile', 'pairedDevices', 'pairedDevices?pageSize=1'].map(
    (path) => ask(path),
  ),
  ...dataTypes.flatMap((type) => {
    const path = `dataTypes/${type.id}/dataPoints`;
    const actions = actionsOf(type);
    const member = type.members[0]?.path ?? '';
    const time = member === 'date' || member.includes('civil') ? '2026-07-01' : '2026-07-01T00:00:00Z';
    const filter = encodeURIComponent(`${snakeCase(type.id)}.${member} >= "${time}"`);
    const longest = type.rollUp?.longest ?? 0;
    return [
      ...(actions.includes('list') ? [ask(`${path}?pageSize=40`), ask(`${path}?filter=${filter}`)] : []),
      ...(actions.includes('reconcile') ? [ask(`${path}:reconcile?pageSize=25`)] : []),
      ...(actions.includes('dailyRollup')
        ? [
            ask(`${path}:dailyRollUp`, {
              range: { start: dateObject(today - longest + 1), end: dateObject(today + 1) },
              windowSizeDays: 1,
            }),
          ]
        : []),
      ...(actions.includes('rollup')
        ? [
            ask(`${path}:rollUp`, {
              range: { startTime: '2026-07-13T22:00:00Z', endTime: '2026-07-14T22:00:00Z' },
              windowSize: '900s',
            }),
          ]
        : []),
    ];
  }),
];

whereAtHand.each(PERSONA_NAMES)('what the pretend cloud answers for %s', (persona) => {
  const client = new GoogleClient(persona);
  let authorization = '';

  /** Sends and checks; the answer's status first, then what is wrong. */
  function exchange(request: ExchangeRequest) {
    const response = client.send({ ...request, headers: { authorization } });
    return { response, told: [response.status, ...check(request, response)] };
  }

  beforeEach(() => {
    authorization = `Bearer ${client.signIn({ scope: ALL }).access_token}`;
    // The quota is not what is tried here.
    client.now += 60_000;
  });

  test.each(reads.map((request) => [`${request.method} ${request.url.slice(BASE.length + 1)}`, request]))(
    '%s',
    (_, request) => {
      expect(exchange(request as ExchangeRequest).told).toEqual([200]);
    },
  );

  test('points and devices that are asked for one by one', () => {
    for (const type of dataTypes.filter((one) => one.identified)) {
      const list = JSON.parse(exchange(ask(`dataTypes/${type.id}/dataPoints?pageSize=3`)).response.body);
      for (const { name } of list.dataPoints ?? []) {
        expect(exchange({ method: 'GET', url: `https://health.googleapis.com/v4/${name}` }).told).toEqual([
          200,
        ]);
      }
    }
    const { pairedDevices } = JSON.parse(exchange(ask('pairedDevices')).response.body);
    expect(
      exchange({ method: 'GET', url: `https://health.googleapis.com/v4/${pairedDevices[0].name}` }).told,
    ).toEqual([200]);
  });

  test('a night at every hour of it', () => {
    const midday = client.now;
    for (let hour = 8; hour < 20; hour++) {
      client.now = midday + hour * 3_600_000;
      authorization = `Bearer ${client.signIn({ scope: ALL }).access_token}`;
      expect(exchange(ask('dataTypes/sleep/dataPoints?pageSize=2')).told).toEqual([200]);
    }
    client.now = midday;
  });
});

whereAtHand('refusals', () => {
  const client = new GoogleClient();
  const refused = (request: ExchangeRequest, authorization: string) => {
    const response = client.send({ ...request, headers: { authorization } });
    // Of wrong requests only the answer is looked at.
    return [response.status, ...check(request, response).filter((problem) => !problem.includes(': request'))];
  };

  test('are google.rpc.Status, whatever the reason', () => {
    const all = `Bearer ${client.signIn({ scope: ALL }).access_token}`;
    const [first = ''] = ALL.split(' ');
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

whereAtHand('the hardened schema', () => {
  const published = present ? readGoogleSpecification() : undefined;
  const hardened = published && hardenGoogle(published);
  const messages = hardened ? messageChecker(hardened) : () => [];
  const point = (value: object) => ({
    dataPoints: [{ dataSource: { platform: 'FITBIT', recordingMethod: 'DERIVED' }, ...value }],
  });
  const list = (value: object) => messages('ListDataPointsResponse', point(value));
  const steps = {
    interval: {
      startTime: '2026-07-14T00:00:00Z',
      startUtcOffset: '7200s',
      endTime: '2026-07-14T00:01:00Z',
      endUtcOffset: '7200s',
    },
    count: '12',
  };

  test('knows the methods that are checked', () => {
    for (const { method, answer, body } of METHODS) {
      const known = published?.methods.filter((one) => one.response === answer && one.method === method);
      expect(known?.map((one) => one.body)).toContain(body !== undefined);
    }
  });

  test('lets a right answer pass', () => {
    expect(list({ steps })).toEqual([]);
  });

  test.each([
    ['a key more', { steps: { ...steps, karma: 1 } }],
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

  test('refuses an answer of the pretend cloud that is spoiled', () => {
    const client = new GoogleClient();
    const authorization = `Bearer ${client.signIn({ scope: ALL }).access_token}`;
    const request = ask('dataTypes/steps/dataPoints?pageSize=1');
    const { status, body } = client.send({ ...request, headers: { authorization } });
    expect(check(request, { status, body })).toEqual([]);
    const spoiled = body.replace(/"count":"(\d+)"/, '"count":$1');
    expect(check(request, { status, body: spoiled })).toEqual([expect.stringContaining('must be string')]);
    expect(check(request, { status, body: body.replace('"steps"', '"step"') })).not.toEqual([]);
  });

  test('refuses wrong questions and answers to them', () => {
    const url = `${BASE}/dataTypes/steps/dataPoints:dailyRollUp`;
    const range = { start: dateObject(today), end: dateObject(today + 1) };
    const send = (body: object, answer: object = {}, query = '') =>
      check(
        { method: 'POST', url: url + query, body: JSON.stringify(body) },
        { status: 200, body: JSON.stringify(answer) },
      ).map((problem) => problem.replace(/^\S+ \S+: /, ''));
    expect(send({ range })).toEqual([]);
    expect(send({ range: { start: { year: 2026 } } })).not.toEqual([]);
    expect(send({ range, windowSizeDays: '1' })).not.toEqual([]);
    expect(send({ range }, {}, '?filter=x')).toEqual(['request query filter is unknown']);
    expect(send({ range }, { rollupDataPoints: [{ steps: { countSum: '1' } }] })).not.toEqual([]);
  });

  /** Cut down by those who collected it: the schema says that samples have an offset, and points a source. */
  const cutDown = ['weight.list.json', 'skin-temp.list.json'];
  const folder = join(__dirname, '../../../shared/examples/google-health');
  const kinds: readonly [ending: string, message: string][] = [
    ['.dailyRollUp.json', 'DailyRollUpDataPointsResponse'],
    ['.list.json', 'ListDataPointsResponse'],
    ['sleep.wire.json', 'ListDataPointsResponse'],
    ['identity.json', 'Identity'],
    ['dailyRollUp.request.json', 'DailyRollUpDataPointsRequest'],
  ];
  const bodies = (existsSync(folder) ? readdirSync(folder) : []).flatMap((file) => {
    const message = kinds.find(([ending]) => file.endsWith(ending))?.[1];
    return message ? [[file, message] as const] : [];
  });

  if (bodies.length === 0) console.warn('skipped: the collected bodies are not at hand');
  (bodies.length > 0 ? test : test.skip)('fits the collected bodies, those aside that were cut down', () => {
    const misfits = bodies.filter(
      ([file, message]) => messages(message, JSON.parse(readFileSync(join(folder, file), 'utf8'))).length > 0,
    );
    expect(misfits.map(([file]) => file).sort()).toEqual([...cutDown].sort());
  });
});
