import {
  exchangeRequest,
  introspectRequest,
  refreshRequest,
  revokeRequest,
} from '../../../companion/account/oauth-requests';

const SERVICE = {
  tokenUrl: 'https://service.example/token',
  revokeUrl: 'https://service.example/revoke',
  introspectUrl: 'https://service.example/introspect',
};
const PUBLIC = { id: 'APP' };
const form = (body: string | undefined) => Object.fromEntries(new URLSearchParams(body));

it('exchanges a code as a public client: its id in the body', () => {
  const request = exchangeRequest(SERVICE, PUBLIC, 'c/o+de', 'verifier');
  expect(request).toMatchObject({
    method: 'POST',
    url: SERVICE.tokenUrl,
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
  });
  expect(form(request.body)).toEqual({
    client_id: 'APP',
    grant_type: 'authorization_code',
    code: 'c/o+de',
    redirect_uri: 'https://app-settings.fitbitdevelopercontent.com/simple-redirect.html',
    code_verifier: 'verifier',
  });
});

it('shows a secret in a Basic header and nowhere else', () => {
  const request = refreshRequest(SERVICE, { id: 'AP:P', secret: 'sé cret' }, 'old');
  const pair = Buffer.from((request.headers.Authorization ?? '').replace('Basic ', ''), 'base64').toString();
  expect(pair.split(':').map(decodeURIComponent)).toEqual(['AP:P', 'sé cret']);
  expect(form(request.body)).toEqual({ grant_type: 'refresh_token', refresh_token: 'old' });
});

it('revokes with the token in the body', () => {
  const request = revokeRequest(SERVICE, PUBLIC, 'old');
  expect(request.url).toBe(SERVICE.revokeUrl);
  expect(form(request.body)).toEqual({ client_id: 'APP', token: 'old' });
});

it('introspects a token with that token, and names no client', () => {
  const request = introspectRequest(SERVICE, 'abc');
  expect(request.url).toBe(SERVICE.introspectUrl);
  expect(request.headers.Authorization).toBe('Bearer abc');
  expect(form(request.body)).toEqual({ token: 'abc' });
});
