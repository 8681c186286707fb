import { readSignInArguments } from '../../../../scripts/sign-in/arguments';
import { SIGN_IN_SERVICES, scopesOf } from '../../../../scripts/sign-in/services';

const read = (line: string, env: NodeJS.ProcessEnv = {}) =>
  readSignInArguments(line.split(' ').filter(Boolean), env);

test('what is not said', () => {
  expect(read('google')).toEqual({
    service: SIGN_IN_SERVICES.google,
    clientId: undefined,
    clientSecret: undefined,
    isSecretOnCommandLine: false,
    scopes: scopesOf(SIGN_IN_SERVICES.google, ['sleep', 'recovery', 'week', 'body', 'friends', 'status']),
    port: 0,
    opensBrowser: true,
    timeoutMs: 600_000,
  });
  expect(read('fitbit')?.port).toBe(8128);
});

test('what is said', () => {
  const line =
    'fitbit --client-id 23ABCD --client-secret hush --port 9000 --no-browser --wait 5 --pages sleep,body';
  expect(read(`${line} --server http://127.0.0.1:8127/`)).toMatchObject({
    service: { authorizeUrl: 'http://127.0.0.1:8127/oauth2/authorize' },
    clientId: '23ABCD',
    clientSecret: 'hush',
    isSecretOnCommandLine: true,
    scopes: ['profile', 'sleep', 'activity', 'heartrate', 'weight', 'nutrition'],
    port: 9000,
    opensBrowser: false,
    timeoutMs: 5000,
  });
});

test('the environment replaces missing options', () => {
  const env = { ALMANAC_CLIENT_ID: 'from-env', ALMANAC_CLIENT_SECRET: 'hush' };
  expect(read('google', env)).toMatchObject({
    clientId: 'from-env',
    clientSecret: 'hush',
    isSecretOnCommandLine: false,
  });
  expect(read('google --client-id mine', env)).toMatchObject({ clientId: 'mine', clientSecret: 'hush' });
  expect(read('google', { ALMANAC_CLIENT_ID: '' })?.clientId).toBeUndefined();
});

test('--help takes precedence over everything else', () => {
  expect(read('--help')).toBeUndefined();
  expect(read('garmin --help')).toBeUndefined();
});
