import { createHash, randomBytes } from 'node:crypto';
import { createAuthorizationRequest } from '../../../../scripts/sign-in/authorization-request';
import { atServer } from '../../../../scripts/sign-in/services';
import { serviceNamed } from './service-named';

const BACK = 'http://127.0.0.1:8128/';
const attempt = (name: 'google' | 'fitbit') =>
  createAuthorizationRequest(serviceNamed(name), 'an-id', BACK, ['a', 'b'], randomBytes);
const queryOf = (address: string) => Object.fromEntries(new URL(address).searchParams);

test.each([
  [
    'google' as const,
    'https://accounts.google.com/o/oauth2/v2/auth',
    { access_type: 'offline', prompt: 'consent' },
  ],
  ['fitbit' as const, 'https://www.fitbit.com/oauth2/authorize', { prompt: 'consent' }],
])('%s is asked for a code with PKCE, and for the right to ask again', (name, address, own) => {
  const { address: whole, state, verifier, redirectUri } = attempt(name);
  expect(whole.split('?')[0]).toBe(address);
  expect(redirectUri).toBe(BACK);
  expect(queryOf(whole)).toEqual({
    client_id: 'an-id',
    response_type: 'code',
    redirect_uri: BACK,
    scope: 'a b',
    state,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    ...own,
  });
});

test('state and verifier are long, of their own, and new each time; the verifier stays here', () => {
  const [one, two] = [attempt('google'), attempt('google')];
  expect(new Set([one.state, one.verifier, two.state, two.verifier]).size).toBe(4);
  for (const secret of [one.state, one.verifier]) expect(secret).toMatch(/^[\w-]{43}$/);
  expect(one.address).not.toContain(one.verifier);
});

test('a service can be moved to another address, path by path', () => {
  const { authorizeUrl, tokenUrl } = atServer('http://127.0.0.1:8127', serviceNamed('google'));
  expect([authorizeUrl, tokenUrl]).toEqual([
    'http://127.0.0.1:8127/o/oauth2/v2/auth',
    'http://127.0.0.1:8127/token',
  ]);
});
