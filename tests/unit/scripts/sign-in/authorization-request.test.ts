import { createHash, randomBytes } from 'node:crypto';
import { createAuthorizationRequest } from '../../../../scripts/sign-in/authorization-request';
import { atServer, SIGN_IN_SERVICES } from '../../../../scripts/sign-in/services';

const REDIRECT_URI = 'http://127.0.0.1:8128/';
const createRequest = (name: 'google' | 'fitbit') =>
  createAuthorizationRequest(
    { service: SIGN_IN_SERVICES[name], clientId: 'an-id', redirectUri: REDIRECT_URI, scopes: ['a', 'b'] },
    randomBytes,
  );
const queryOf = (address: string) => Object.fromEntries(new URL(address).searchParams);

test.each([
  [
    'google' as const,
    'https://accounts.google.com/o/oauth2/v2/auth',
    { access_type: 'offline', prompt: 'consent' },
  ],
  ['fitbit' as const, 'https://www.fitbit.com/oauth2/authorize', { prompt: 'consent' }],
])('%s: the request is for a code with PKCE, with access beyond the first hour', (name, address, own) => {
  const { url, state, verifier, redirectUri } = createRequest(name);
  expect(url.split('?')[0]).toBe(address);
  expect(redirectUri).toBe(REDIRECT_URI);
  expect(queryOf(url)).toEqual({
    client_id: 'an-id',
    response_type: 'code',
    redirect_uri: REDIRECT_URI,
    scope: 'a b',
    state,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    ...own,
  });
});

test('state and verifier are long, independent and new each time; the URL lacks the verifier', () => {
  const [one, two] = [createRequest('google'), createRequest('google')];
  expect(new Set([one.state, one.verifier, two.state, two.verifier]).size).toBe(4);
  for (const secret of [one.state, one.verifier]) expect(secret).toMatch(/^[\w-]{43}$/);
  expect(one.url).not.toContain(one.verifier);
});

test('a service on another server keeps its paths', () => {
  const { authorizeUrl, tokenUrl } = atServer('http://127.0.0.1:8127', SIGN_IN_SERVICES.google);
  expect([authorizeUrl, tokenUrl]).toEqual([
    'http://127.0.0.1:8127/o/oauth2/v2/auth',
    'http://127.0.0.1:8127/token',
  ]);
});
