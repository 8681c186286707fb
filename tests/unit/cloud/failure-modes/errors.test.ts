import { RETRY_AFTER_MS } from '../../../../simulator/cloud/failure-modes/error-effects';
import type { FaultyMode } from '../../../../simulator/cloud/failure-modes/failure-mode';
import { readFitbitError } from '../fitbit-test-client';
import { readGoogleError } from '../google/google-test-client';
import { FITBIT, GOOGLE, NOW, sendIn } from './send-in-mode';

const PROFILE = `${FITBIT}/1/user/-/profile.json`;
const IDENTITY = `${GOOGLE}/identity`;

const FITBIT_OAUTH = [
  `${FITBIT}/oauth2/token`,
  `${FITBIT}/1.1/oauth2/introspect`,
  'https://www.fitbit.com/oauth2/authorize',
];
const GOOGLE_OAUTH = [
  'https://oauth2.googleapis.com/tokeninfo',
  'https://accounts.google.com/o/oauth2/v2/auth',
];

const DATA_MODES: FaultyMode[] = [
  '204',
  '401',
  '401-html',
  '401-google',
  '403',
  '403-google',
  '403-scope',
  '404-html',
  '429',
  '429-date',
  '429-retry-info',
];

test.each(DATA_MODES)('%s rejects requests for data, but not the sign-in', (mode) => {
  for (const url of [PROFILE, IDENTITY]) {
    const { response, handled } = sendIn(mode, url);
    expect(response.status).toBe(Number.parseInt(mode, 10));
    expect(handled).toBe(0);
  }
  for (const url of [...FITBIT_OAUTH, ...GOOGLE_OAUTH]) expect(sendIn(mode, url).handled).toBe(1);
});

test.each(['500', '503', '520-html', 'html'] as const)('%s is the response to everything', (mode) => {
  for (const url of [PROFILE, IDENTITY, ...FITBIT_OAUTH, ...GOOGLE_OAUTH]) {
    expect(sendIn(mode, url).handled).toBe(0);
  }
});

test.each([
  ['403-disabled', 403, 'SERVICE_DISABLED'],
  ['403-suspended', 403, 'CONSUMER_SUSPENDED'],
  ['412', 412, undefined],
] as const)('%s is Google’s alone', (mode, status, reason) => {
  const { response } = sendIn(mode, IDENTITY);
  expect(readGoogleError(response)).toEqual([status, expect.any(String), reason]);
  for (const url of [PROFILE, ...FITBIT_OAUTH, ...GOOGLE_OAUTH]) expect(sendIn(mode, url).handled).toBe(1);
});

test.each(['204', '401', '403'] as const)('%s has no body', (mode) => {
  expect(sendIn(mode, PROFILE).response.body).toBe('');
  expect(sendIn(mode, IDENTITY).response.body).toBe('');
});

test.each(['401-html', '404-html', '520-html'] as const)('%s is a page', (mode) => {
  for (const url of [PROFILE, IDENTITY]) {
    const { response } = sendIn(mode, url);
    expect(response.headers['content-type']).toContain('text/html');
    expect(response.body).toContain('<title>');
  }
});

test.each([
  ['401-google', 401, 'UNAUTHENTICATED', undefined],
  ['403-google', 403, 'PERMISSION_DENIED', undefined],
  ['429-retry-info', 429, 'RESOURCE_EXHAUSTED', 'RATE_LIMIT_EXCEEDED'],
] as const)('%s is in Google’s form from both services', (mode, ...error) => {
  expect(readGoogleError(sendIn(mode, IDENTITY).response)).toEqual(error);
  expect(readGoogleError(sendIn(mode, PROFILE).response)).toEqual(error);
});

test('an error in Google’s form carries Fitbit’s rate limit where Fitbit’s host sends it', () => {
  expect(sendIn('403-google', PROFILE).response.headers).toMatchObject({
    server: 'ESF',
    'fitbit-rate-limit-limit': '150',
    'fitbit-rate-limit-remaining': expect.stringMatching(/^\d+$/),
  });
  expect(sendIn('403-google', IDENTITY).response.headers).not.toHaveProperty('server');
});

test('403-scope is in the form of each service', () => {
  expect(readFitbitError(sendIn('403-scope', PROFILE).response)).toEqual([403, 'insufficient_scope']);
  const [status, code, reason] = readGoogleError(sendIn('403-scope', IDENTITY).response);
  expect([status, code, reason]).toEqual([403, 'PERMISSION_DENIED', 'ACCESS_TOKEN_SCOPE_INSUFFICIENT']);
});

test.each([
  ['500', 'INTERNAL'],
  ['503', 'UNAVAILABLE'],
] as const)('%s is in the form of each service', (mode, code) => {
  expect(readFitbitError(sendIn(mode, PROFILE).response)).toEqual([Number(mode), 'system']);
  expect(readGoogleError(sendIn(mode, IDENTITY).response).slice(0, 2)).toEqual([Number(mode), code]);
});

test('429 names the next full hour at Fitbit, and nothing at Google', () => {
  const { response } = sendIn('429', PROFILE);
  expect(readFitbitError(response)).toEqual([429, 'request']);
  expect(response.headers).toMatchObject({
    'fitbit-rate-limit-remaining': '0',
    'fitbit-rate-limit-reset': String(18 * 60),
  });
  const google = sendIn('429', IDENTITY).response;
  expect(readGoogleError(google)).toEqual([429, 'RESOURCE_EXHAUSTED', 'RATE_LIMIT_EXCEEDED']);
  expect(google.headers).not.toHaveProperty('retry-after');
});

test('429-date names a date by the service’s own clock', () => {
  for (const url of [PROFILE, IDENTITY]) {
    const { headers } = sendIn('429-date', url).response;
    expect(Date.parse(headers['retry-after'] ?? '')).toBe(Math.floor((NOW + RETRY_AFTER_MS) / 1000) * 1000);
    expect(Date.parse(headers.date ?? '')).toBe(Math.floor(NOW / 1000) * 1000);
    expect(headers).not.toHaveProperty('fitbit-rate-limit-reset');
  }
});

test('429-retry-info names a delay in its details', () => {
  expect(sendIn('429-retry-info', IDENTITY).json.error.details).toContainEqual({
    '@type': 'type.googleapis.com/google.rpc.RetryInfo',
    retryDelay: '1800s',
  });
});

test('410 is the end of the Fitbit Web API and its sign-in, and not of its successor', () => {
  for (const url of [PROFILE, ...FITBIT_OAUTH])
    expect(sendIn('410', url)).toMatchObject({ response: { status: 410 }, handled: 0 });
  expect(sendIn('410', IDENTITY).response.status).toBe(200);
});

test('filter-refused is for filters alone', () => {
  const list = `${GOOGLE}/dataTypes/sleep/dataPoints`;
  const filter = encodeURIComponent('sleep.interval.civil_end_time >= "2026-07-08"');
  expect(readGoogleError(sendIn('filter-refused', `${list}?filter=${filter}`).response)).toEqual([
    400,
    'INVALID_ARGUMENT',
    'INVALID_DATA_POINT_FILTER_DATA_TYPE_MEMBER',
  ]);
  expect(sendIn('filter-refused', list).response.status).toBe(200);
  expect(sendIn('filter-refused', PROFILE).response.status).toBe(200);
});
