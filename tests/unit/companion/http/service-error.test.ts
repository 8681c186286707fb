import { HOUR_MS } from '../../../../common/time';
import { parseResponse, readError, ServiceError } from '../../../../companion/http/service-error';
import { fitbitError, json } from '../fake-service';

const NOW = 10 * HOUR_MS + 1200000;

function kindAndCode(status: number, body: string, headers?: Record<string, string>) {
  const failure = readError(json(status, body, headers), NOW);
  return failure && [failure.kind, failure.code];
}

it('knows the errors of RFC 6749 by their name too', () => {
  expect(kindAndCode(400, '{"error":"invalid_grant"}')).toEqual(['ended', 'invalid-grant']);
  expect(kindAndCode(401, '{"error":"invalid_client","error_description":"?"}')).toEqual(['setup', 'client']);
});

it('distinguishes a redirect mismatch from other errors', () => {
  const body = fitbitError(400, 'invalid_request', 'Invalid redirect_uri parameter value').body;
  expect(kindAndCode(400, body)).toEqual(['setup', 'redirect']);
});

it.each([
  ['<html>Sign in to the hotel</html>', 401],
  ['<html></html>', 403],
  ['', 400],
])('does not let %j with %d say anything about the session', (body, status) => {
  expect(kindAndCode(status, body)).toEqual(['wait', 'not-json']);
});

it.each([
  'null',
  '7',
  '[]',
  '{"errors":[]}',
  '{"errors":[null]}',
  '{"errors":"x"}',
  '{"error":{"code":400}}',
])('lives with an error of any shape: %s', (body) => {
  expect(kindAndCode(400, body)).toEqual(['data', 'request']);
  expect(kindAndCode(404, body)).toEqual(['data', 'not-found']);
});

it('returns a good response, and treats anything but JSON as not from the service', () => {
  expect(parseResponse(json(200, '{"a":1}'), NOW)).toEqual({ a: 1 });
  expect(() => parseResponse(json(200, '{"a":'), NOW)).toThrow(new ServiceError('wait', 'shape'));
  // For data that would be a pause of an hour.
  expect(() => parseResponse(json(200, '{"a":'), NOW, {})).toThrow(new ServiceError('wait', 'not-json'));
});

it('accepts an empty body only with 204', () => {
  expect(parseResponse(json(204, ''), NOW)).toBeUndefined();
  for (const status of [200, 201]) {
    expect(() => parseResponse(json(status, ''), NOW)).toThrow(new ServiceError('wait', 'not-json'));
  }
});

it('never carries text of the service: its messages quote tokens', () => {
  const failure = readError(fitbitError(401, 'expired_token', 'Access token expired: eyJsecret'), NOW);
  expect(`${failure?.message} ${failure?.stack} ${JSON.stringify(failure)}`).not.toContain('eyJsecret');
});

describe('the end of a 429', () => {
  const until = (headers: Record<string, string>) => readError(json(429, '', headers), NOW)?.until;

  it('is what Fitbit names, else the standard header, else the top of the hour', () => {
    expect(until({ 'fitbit-rate-limit-reset': '600', 'retry-after': '5' })).toBe(NOW + 600000);
    expect(until({ 'retry-after': '30' })).toBe(NOW + 30000);
    expect(until({})).toBe(11 * HOUR_MS);
    expect(until({ 'fitbit-rate-limit-reset': 'soon' })).toBe(11 * HOUR_MS);
  });

  it('is at least a second and at most a day away', () => {
    expect(until({ 'retry-after': '0' })).toBe(NOW + 1000);
    expect(until({ 'retry-after': '99999999' })).toBe(NOW + 24 * HOUR_MS);
  });
});

it.each([
  '',
  '<html></html>',
  '7',
  '{"error":{"status":"UNAUTHENTICATED"}}',
  '{"errors":[{"errorType":"oauth"}]}',
  '{"errors":[{"errorType":"insufficient_scope"}]}',
  '{"error":"invalid_grant"}',
])('takes 401 for a rejected access token where there was one, whatever the body: %s', (body) => {
  const error = readError(json(401, body), NOW, {});
  expect(error).toMatchObject({ kind: 'token', code: 'token' });
});

it('takes an error in a good response for what it says, where data were requested', () => {
  const body = '{"error":{"code":500,"message":"Internal"}}';
  expect(readError(json(200, body), NOW, {})).toMatchObject({
    kind: 'data',
    code: 'request',
  });
  expect(readError(json(200, '{"errors":[{"errorType":"validation"}]}'), NOW, {})).toMatchObject({
    code: 'validation',
  });
  expect(readError(json(200, '{"summary":{"error":1}}'), NOW, {})).toBeUndefined();
  expect(readError(json(200, '[]'), NOW, {})).toBeUndefined();
});

it.each(['invalid_grant', 'access_denied'])('lets no address of data end the session: %s', (name) => {
  expect(readError(fitbitError(400, name, ''), NOW, {})).toMatchObject({ kind: 'token' });
});
