import {
  exchangeRequest,
  readTokens,
  refreshRequest,
  revokeRequest,
} from '../../../companion/account/oauth-requests';
import { ServiceError } from '../../../companion/account/service-error';

const SERVICE = { tokenUrl: 'https://service.example/token', revokeUrl: 'https://service.example/revoke' };
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

describe('the tokens in an answer', () => {
  const answer = {
    access_token: 'a',
    refresh_token: 'r',
    expires_in: 28800,
    scope: 'activity sleep',
    user_id: 'U',
  };

  it('are read with the end of their life by our own clock', () => {
    expect(readTokens(answer, 'APP', 1000)).toEqual({
      access: 'a',
      refresh: 'r',
      expiresAt: 28801000,
      scopes: ['activity', 'sleep'],
      userId: 'U',
      clientId: 'APP',
    });
  });

  it('keep what a refresh leaves out', () => {
    const before = readTokens(answer, 'APP', 0);
    expect(readTokens({ access_token: 'b', expires_in: '3600' }, 'APP', 0, before)).toEqual({
      ...before,
      access: 'b',
      expiresAt: 3600000,
    });
  });

  it.each([
    null,
    [],
    'text',
    {},
    { ...answer, access_token: '' },
    { ...answer, refresh_token: 7 },
    { ...answer, expires_in: 'soon' },
  ])('are refused where there are none (%j)', (broken) => {
    expect(() => readTokens(broken, 'APP', 0)).toThrow(new ServiceError('wait', 'shape'));
  });
});
