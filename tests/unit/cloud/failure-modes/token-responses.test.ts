import type { FaultyMode } from '../../../../simulator/cloud/failure-modes/failure-mode';
import { CLOUD_SERVICES } from '../../../../simulator/cloud/service-session';
import { FITBIT, GOOGLE, refreshWith, sendIn } from './send-in-mode';

test.each([
  ['deleted-client', 401, 'invalid_client', 'deleted_client'],
  ['access-denied', 400, 'access_denied', 'access_denied'],
] as const)('%s is what the token endpoints say', (mode, status, fitbit, google) => {
  const refused = refreshWith([{ mode }], 'fitbit');
  expect([refused.response.status, refused.json.errors[0].errorType]).toEqual([status, fitbit]);
  const { response, json } = refreshWith([{ mode }], 'google');
  expect([response.status, json.error]).toEqual([status, google]);
});

test.each(CLOUD_SERVICES)(
  'the token endpoint of %s says nothing, or that it had too many requests',
  (service) => {
    const { status, body } = refreshWith([{ mode: 'token-400' }], service).response;
    expect([status, body]).toEqual([400, '']);
    expect(refreshWith([{ mode: 'token-429' }], service).response.status).toBe(429);
  },
);

test.each(CLOUD_SERVICES)('a token answer of %s lacks the one member that the mode names', (service) => {
  // Google's refresh brings no refresh token in any case.
  const names = service === 'google' ? ['scope', 'expires_in'] : ['scope', 'expires_in', 'refresh_token'];
  const whole = Object.keys(refreshWith([], service).json);
  for (const name of names) {
    const mode = `no-${name.replace('_', '-')}` as FaultyMode;
    const { response, json } = refreshWith([{ mode }], service);
    expect(response.status).toBe(200);
    expect(whole).toContain(name);
    expect(Object.keys(json)).toEqual(whole.filter((each) => each !== name));
  }
});

test.each([
  'token-400',
  'token-429',
  'deleted-client',
  'access-denied',
  'no-scope',
  'no-expires-in',
] as const)('%s leaves everything but tokens alone', (mode) => {
  for (const url of [`${FITBIT}/1/user/-/profile.json`, `${GOOGLE}/identity`]) {
    expect(sendIn(mode, url).json).toEqual(sendIn('normal', url).json);
  }
});

test('modes of the token answer stack', () => {
  const { json } = refreshWith([{ mode: 'no-scope' }, { mode: 'no-expires-in' }], 'fitbit');
  expect(Object.keys(json)).toEqual(['access_token', 'refresh_token', 'token_type', 'user_id']);
});
