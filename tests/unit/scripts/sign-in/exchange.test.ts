import fc from 'fast-check';
import { checkAvailability, exchangeCode } from '../../../../scripts/sign-in/exchange';
import { SIGN_IN_SERVICES } from '../../../../scripts/sign-in/services';
import { SignInError } from '../../../../scripts/sign-in/sign-in-error';
import { messageOf } from '../../../../simulator/world/message-of';

const REQUEST = {
  url: '',
  state: 'st4te',
  verifier: 'v3rifier',
  clientId: 'an-id',
  redirectUri: 'http://127.0.0.1:8128/',
  scopes: ['activity', 'sleep', 'weight'],
};
const SECRETS = ['st4te', 'v3rifier', 'c0de', 's3cret', 'r3fresh'];
const GOOD = { access_token: 'x', refresh_token: 'r3fresh', scope: 'sleep activity', token_type: 'Bearer' };

interface Asked {
  address: string;
  init: RequestInit | undefined;
}

function exchange(
  answer: unknown,
  { status = 200, name = 'fitbit' as 'fitbit' | 'google', secret = undefined as string | undefined } = {},
) {
  const asked: Asked[] = [];
  const fetch = async (address: string, init?: RequestInit) => {
    asked.push({ address, init });
    if (answer instanceof Error) throw answer;
    return new Response(typeof answer === 'string' ? answer : JSON.stringify(answer), { status });
  };
  const grant = exchangeCode(fetch, {
    request: { ...REQUEST, service: SIGN_IN_SERVICES[name] },
    client: { id: 'an-id', secret },
    code: 'c0de',
  });
  return { asked, grant };
}

const sent = ({ init }: Asked) => Object.fromEntries(init?.body as URLSearchParams);
const FORM = {
  grant_type: 'authorization_code',
  code: 'c0de',
  redirect_uri: 'http://127.0.0.1:8128/',
  code_verifier: 'v3rifier',
};

test('a public client names itself in the form', async () => {
  const { asked, grant } = exchange(GOOD);
  await grant;
  expect(asked.map(({ address, init }) => [init?.method, address])).toEqual([
    ['POST', 'https://api.fitbit.com/oauth2/token'],
  ]);
  expect(asked.map(sent)).toEqual([{ ...FORM, client_id: 'an-id' }]);
});

test('a secret goes where the service wants it', async () => {
  const { asked: google, grant: one } = exchange(GOOD, { name: 'google', secret: 's3cret' });
  const { asked: fitbit, grant: two } = exchange(GOOD, { secret: 's3cret' });
  await Promise.all([one, two]);
  expect(google.map(({ address }) => address)).toEqual(['https://oauth2.googleapis.com/token']);
  expect(google.map(sent)).toEqual([{ ...FORM, client_id: 'an-id', client_secret: 's3cret' }]);
  expect(fitbit.map(sent)).toEqual([FORM]);
  expect(fitbit[0]?.init?.headers).toEqual({
    authorization: `Basic ${Buffer.from('an-id:s3cret').toString('base64')}`,
  });
});

test('the granted part of the requested scopes', async () => {
  await expect(exchange(GOOD).grant).resolves.toEqual({
    refreshToken: 'r3fresh',
    scopes: ['activity', 'sleep'],
  });
  await expect(exchange({ ...GOOD, scope: undefined }).grant).resolves.toMatchObject({
    scopes: ['activity', 'sleep', 'weight'],
  });
  await expect(exchange({ ...GOOD, scope: 'sleep profile' }).grant).resolves.toMatchObject({
    scopes: ['sleep'],
  });
});

test('an app in testing is known by the end of its refresh token', async () => {
  const grant = await exchange({ ...GOOD, refresh_token_expires_in: 604_799 }).grant;
  expect(grant.daysUntilExpiry).toBe(7);
});

const refused = (message: string) =>
  Object.assign(new TypeError('fetch failed'), { cause: { code: message } });
const FAILURES: [string, unknown, number, string][] = [
  [
    'gone',
    '<html>',
    410,
    'Fitbit says that this service has ended (410 Gone); docs/status-of-the-services.md lists the alternatives.',
  ],
  ['no JSON', '<html>', 502, 'Fitbit sent an unreadable response (status 502).'],
  ['a list', [], 200, 'Fitbit sent an unreadable response (status 200).'],
  [
    "Google's form",
    { error: 'invalid_client', error_description: 's3cret' },
    401,
    'Fitbit does not know this client id, or the secret is wrong.',
  ],
  [
    "Fitbit's form",
    { errors: [{ errorType: 'invalid_grant', message: 'invalid: c0de' }] },
    400,
    'Fitbit did not accept the code; try again.',
  ],
  [
    'an address',
    { error: 'redirect_uri_mismatch' },
    400,
    'This redirect address is not registered for the client id: see --port and docs/google-client.md.',
  ],
  ['another word', { error: 'odd_thing' }, 400, 'Fitbit refused the exchange: odd_thing (status 400).'],
  ['no word', { errors: ['c0de'] }, 400, 'Fitbit refused the exchange (status 400).'],
  [
    'no refresh token',
    { ...GOOD, refresh_token: undefined },
    200,
    'Fitbit sent no refresh token, so the sign-in would end soon.',
  ],
  [
    'nothing allowed',
    { ...GOOD, scope: '' },
    200,
    'You allowed nothing on the consent page; nobody is signed in.',
  ],
  ['no network', refused('ENOTFOUND'), 0, 'api.fitbit.com cannot be reached: ENOTFOUND.'],
  [
    'no answer',
    Object.assign(new Error(''), { name: 'TimeoutError' }),
    0,
    'api.fitbit.com cannot be reached: it does not respond.',
  ],
  ['anything else', new Error('c0de'), 0, 'api.fitbit.com cannot be reached.'],
];

test.each(FAILURES)('%s is reported in one line', async (_what, answer, status, message) => {
  await expect(exchange(answer, { status: status || 200 }).grant).rejects.toEqual(new SignInError(message));
});

test('no message contains a secret, whatever a service responds', async () => {
  const text = fc.oneof(fc.constantFrom(...SECRETS, `invalid: ${SECRETS[2]}`), fc.string());
  const body = fc.oneof(
    fc.record({ error: fc.oneof(text, fc.jsonValue()), error_description: text }),
    fc.record({ errors: fc.array(fc.record({ errorType: fc.jsonValue(), message: text })) }),
    fc.jsonValue(),
  );
  await fc.assert(
    fc.asyncProperty(body, fc.constantFrom(200, 400, 401, 500), async (answer, status) => {
      const message = await exchange(answer, { status, secret: 's3cret' }).grant.then(
        () => '',
        (error: unknown) => messageOf(error),
      );
      expect(message).toMatch(/^[^\n]*$/);
      for (const secret of SECRETS) expect(message).not.toContain(secret);
    }),
  );
});

test('any response means that a service exists; only 410 means that it has ended', async () => {
  const answering = (status: number) => async () => new Response('', { status });
  await expect(checkAvailability(answering(400), SIGN_IN_SERVICES.fitbit)).resolves.toBeUndefined();
  await expect(checkAvailability(answering(410), SIGN_IN_SERVICES.fitbit)).rejects.toThrow('410 Gone');
});
