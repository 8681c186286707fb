import { get, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import { listen } from '../../../simulator/cloud/listen';
import { resourceRoutes } from '../../../simulator/cloud/resources/resource-routes';
import type { CloudRequest } from '../../../simulator/world/http';
import { ALL_SCOPES, FitbitTestClient, START } from './fitbit-test-client';
import { ALL_GOOGLE_SCOPES, GoogleTestClient } from './google/google-test-client';

const ODD_WORDS = [
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'valueOf',
  '',
  '-1',
  '1e99',
  'NaN',
  'null',
  'today',
  '2026-07-14',
  '2026-02-30',
  '9999-99-99',
  '%00',
  '%',
  '1d',
  '1min',
  '..',
  'a'.repeat(3000),
  '{"a":1}',
  '[]',
];
const oddWord = fc.oneof(fc.constantFrom(...ODD_WORDS), fc.string({ maxLength: 8 }));
const method = fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'OPTIONS', '__proto__');
const query = fc.dictionary(
  fc.oneof(
    oddWord,
    fc.constantFrom(
      'sort',
      'limit',
      'offset',
      'afterDate',
      'pageSize',
      'pageToken',
      'filter',
      'timezone',
      'client_id',
      'prompt',
      'grant_type',
      'code',
      'refresh_token',
      'response_type',
      'scope',
      'state',
      'redirect_uri',
    ),
  ),
  oddWord,
  { maxKeys: 4 },
);
const body = fc.oneof(
  fc.constant(undefined),
  oddWord,
  query.map((entries) => new URLSearchParams(entries).toString()),
  query.map((entries) => JSON.stringify(entries)),
  fc.json(),
);
const headers = (tokens: string[]) =>
  fc.record(
    {
      authorization: fc.oneof(
        fc.constantFrom(...tokens.map((token) => `Bearer ${token}`)),
        oddWord,
        oddWord.map((word) => `Basic ${word}`),
      ),
      'content-type': fc.oneof(
        fc.constantFrom('application/x-www-form-urlencoded', 'application/json'),
        oddWord,
      ),
    },
    { requiredKeys: [] },
  );

/** The path with each `{parameter}` replaced by an odd word. */
const pathOf = (templates: readonly string[]) =>
  fc
    .tuple(fc.constantFrom(...templates), fc.array(oddWord, { minLength: 6, maxLength: 6 }))
    .map(([template, words]) => {
      let next = 0;
      return template.replace(/\{[^}]*\}/g, () => encodeURIComponent(words[next++ % words.length] ?? ''));
    });

const FITBIT_PATHS = [
  ...resourceRoutes.map(({ path }) => path),
  '/oauth2/authorize',
  '/oauth2/token',
  '/oauth2/revoke',
  '/1.1/oauth2/introspect',
  '/{a}/{b}/{c}',
];
const GOOGLE_PATHS = [
  '/o/oauth2/v2/auth',
  '/token',
  '/revoke',
  '/tokeninfo',
  '/v4/users/{a}',
  '/v4/users/me/{a}',
  '/v4/users/me/dataTypes/{a}/dataPoints',
  '/v4/users/me/dataTypes/steps/dataPoints{a}',
  '/v4/users/me/dataTypes/{a}/dataPoints:dailyRollUp',
  '/v4/users/me/dataTypes/sleep/dataPoints:reconcile',
  '/v4/users/me/dataTypes/heart-rate/dataPoints:rollUp',
  '/v4/{a}/{b}/{c}',
];
const GOOGLE_HOSTS = ['health.googleapis.com', 'accounts.google.com', 'oauth2.googleapis.com'];

/** Requests to `hosts`; some have the token. */
const requestsTo = (
  hosts: readonly string[],
  paths: readonly string[],
  token: string,
): fc.Arbitrary<CloudRequest> =>
  fc
    .record({
      host: fc.constantFrom(...hosts),
      path: pathOf(paths),
      query,
      method,
      headers: headers([token]),
      body,
    })
    .map(({ host, path, query, ...request }) => ({
      ...request,
      headers: request.headers as Record<string, string>,
      url: `https://${host}${path}?${new URLSearchParams(query)}`,
    }));

test.each(['ABC123', 'PRS123', 'SRV123'])('no request to the Fitbit Web API throws (client %s)', (id) => {
  const client = new FitbitTestClient('mara', id);
  const token = id === 'ABC123' ? client.signIn(ALL_SCOPES).access_token : 'x';
  fc.assert(
    fc.property(requestsTo(['api.fitbit.com', 'www.fitbit.com'], FITBIT_PATHS, token), (request) => {
      expect(typeof client.send(request).status).toBe('number');
    }),
    { numRuns: 1000 },
  );
});

test('no request to the Google Health API throws', () => {
  const client = new GoogleTestClient();
  const { access_token } = client.signIn({ scope: ALL_GOOGLE_SCOPES });
  fc.assert(
    fc.property(requestsTo(GOOGLE_HOSTS, GOOGLE_PATHS, access_token), (request) => {
      expect(typeof client.send(request).status).toBe('number');
    }),
    { numRuns: 2000 },
  );
});

describe('on a port', () => {
  let server: Server;
  let port: number;
  const lines: string[] = [];
  beforeAll(async () => {
    const cloud = {
      ...new FitbitTestClient().cloud,
      handle(): never {
        throw new TypeError('detail is not iterable');
      },
    };
    server = await listen({ cloud, port: 0, now: () => START, log: (line) => lines.push(line) });
    port = (server.address() as AddressInfo).port;
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));

  const statusFor = (host: string): Promise<number | undefined> =>
    new Promise((resolve, reject) => {
      get({ port, host: '127.0.0.1', path: '/1/x.json?code=secret', headers: { host } }, (response) => {
        response.resume();
        resolve(response.statusCode);
      }).on('error', reject);
    });

  test('a mistake of the cloud is a 500 and one line, and the next request is served', async () => {
    lines.length = 0;
    expect(await statusFor(`127.0.0.1:${port}`)).toBe(500);
    expect(await statusFor(`localhost:${port}`)).toBe(500);
    expect(await statusFor(`[::1]:${port}`)).toBe(500);
    expect(lines).toEqual(Array(3).fill('GET /1/x.json: TypeError: detail is not iterable'));
  });

  test.each(['evil.example', 'evil.example:80', '127.0.0.1', '127.0.0.1:1', 'localhost.evil.example:80'])(
    'the host %s is refused',
    async (host) => {
      expect(await statusFor(host)).toBe(403);
    },
  );
});
