import { parseForms } from '../../../../simulator/phone/html-form';
import { REDIRECT } from '../fitbit-test-client';
import { ALL_GOOGLE_SCOPES, formatScopes, GoogleTestClient, readRedirect } from './google-test-client';

const SETTINGS = 'https://app-settings.fitbitdevelopercontent.com/simple-redirect.html';
const PAGE = 'https://accounts.google.com/o/oauth2/v2/auth';
const SLEEP = formatScopes('sleep');

/** Presses a button of the consent page, with only some scopes ticked. */
function press(client: GoogleTestClient, html: string, decision: string, untick: readonly string[] = []) {
  const [form] = parseForms(html);
  const fields = form?.fields.filter(({ type }) => type === 'hidden') ?? [];
  const ticked = form?.fields.filter(({ name, value }) => name === 'scope' && !untick.includes(value)) ?? [];
  const body = new URLSearchParams(
    [...fields, ...ticked].map(({ name, value }): [string, string] => [name, value]),
  );
  body.set('decision', decision);
  expect(form?.action).toBe('/o/oauth2/v2/auth');
  return client.send({
    method: 'POST',
    url: PAGE,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: body.toString(),
  });
}

describe('the consent page', () => {
  test('names the app, and has a box for each scope', () => {
    const { status, body, headers } = new GoogleTestClient().authorize();
    expect(status).toBe(200);
    expect(headers['content-type']).toContain('text/html');
    expect(body).toContain('Test &lt;app&gt; would like to read');
    const boxes = parseForms(body)[0]?.fields.filter(
      ({ type, name }) => type === 'checkbox' && name === 'scope',
    );
    expect(boxes?.map(({ value }) => value)).toEqual(ALL_GOOGLE_SCOPES.split(' '));
    expect(body).toContain('id="scope-googlehealth.sleep.readonly"');
  });

  test('redirects with a code, the state and the allowed scopes', () => {
    const client = new GoogleTestClient();
    const page = client.authorize({ state: 'a b&c' });
    const back = readRedirect(press(client, page.body, 'allow', [SLEEP]));
    expect(`${back.origin}${back.pathname}`).toBe(REDIRECT);
    expect(back.hash).toBe('');
    expect(Object.fromEntries(back.searchParams)).toEqual({
      state: 'a b&c',
      iss: 'https://accounts.google.com',
      code: expect.stringMatching(/^4\/0A[0-9a-f]+$/),
      scope: ALL_GOOGLE_SCOPES.split(' ')
        .filter((scope) => scope !== SLEEP)
        .join(' '),
      authuser: '0',
      prompt: 'consent',
    });
    const tokens = JSON.parse(client.exchange(back.searchParams.get('code') ?? '').body);
    expect(tokens.scope).not.toContain('sleep');
  });

  test('is shown again where nothing is ticked', () => {
    const client = new GoogleTestClient();
    const response = press(client, client.authorize({ scope: SLEEP }).body, 'allow', [SLEEP]);
    expect(response.status).toBe(200);
    expect(response.body).toContain('Tick at least one');
  });

  test('redirects with a denial', () => {
    const client = new GoogleTestClient();
    const back = readRedirect(press(client, client.authorize({ state: 's' }).body, 'deny'));
    expect(back.searchParams.get('error')).toBe('access_denied');
    expect(back.searchParams.get('state')).toBe('s');
    expect(back.searchParams.has('code')).toBe(false);
  });

  test('can be decided by a script', () => {
    const client = new GoogleTestClient();
    expect(readRedirect(client.authorize({ auto_consent: 'allow' })).searchParams.has('code')).toBe(true);
    const denied = readRedirect(client.authorize({ auto_consent: 'deny' }));
    expect(denied.searchParams.get('error')).toBe('access_denied');
  });

  test('is not shown inside another app', () => {
    const inside = { 'user-agent': 'Mozilla/5.0 (Linux; Android 14; Pixel 7; wv) AppleWebKit/537.36' };
    const { status, body } = new GoogleTestClient().authorize({}, inside);
    expect(status).toBe(403);
    expect(body).toContain('disallowed_useragent');
  });
});

describe('a wearer who has agreed before', () => {
  const once = { prompt: undefined };

  test('is redirected without the page, and the app gets no refresh token', () => {
    const client = new GoogleTestClient();
    expect(client.signIn().refresh_token).toBeDefined();
    const again = readRedirect(client.authorize(once));
    const tokens = JSON.parse(client.exchange(again.searchParams.get('code') ?? '').body);
    expect(tokens).not.toHaveProperty('refresh_token');
  });

  test('sees the page with prompt=consent, and for new scopes', () => {
    const client = new GoogleTestClient();
    client.signIn({ scope: SLEEP });
    expect(client.authorize({ scope: SLEEP }).status).toBe(200);
    expect(client.authorize({ ...once, scope: SLEEP }).status).toBe(302);
    expect(client.authorize({ ...once, scope: formatScopes('sleep', 'nutrition') }).status).toBe(200);
  });

  test('sees the page after the app was removed', () => {
    const client = new GoogleTestClient();
    client.signIn();
    client.cloud.revokeGrants();
    expect(client.authorize(once).status).toBe(200);
  });

  test('sees no page with prompt=none', () => {
    const client = new GoogleTestClient();
    const error = readRedirect(client.authorize({ prompt: 'none' })).searchParams.get('error');
    expect(error).toBe('interaction_required');
    client.signIn();
    expect(readRedirect(client.authorize({ prompt: 'none' })).searchParams.has('code')).toBe(true);
  });

  test('gives the scopes of earlier consents with include_granted_scopes', () => {
    const client = new GoogleTestClient();
    client.signIn({ scope: SLEEP });
    const nutrition = formatScopes('nutrition');
    expect(client.signIn({ scope: nutrition }).scope).toBe(nutrition);
    const both = client.signIn({ scope: nutrition, include_granted_scopes: 'true' }).scope;
    expect(both.split(' ').sort()).toEqual([nutrition, SLEEP].sort());
  });
});

describe('redirect addresses', () => {
  test.each([
    ['desktop', 'http://127.0.0.1:54321/signed-in', 200],
    ['desktop', 'http://127.0.0.1', 200],
    ['desktop', 'http://localhost:8080/', 200],
    ['desktop', 'http://[::1]:8080/', 200],
    ['desktop', SETTINGS, 400],
    ['desktop', 'https://example.org/', 400],
    ['desktop', 'http://127.0.0.1.example.org/', 400],
    ['desktop', 'app.almanac:/back', 400],
    ['web', SETTINGS, 200],
    ['web', `${SETTINGS}?x`, 400],
    ['web', 'http://localhost:8080/back', 200],
    ['web', 'https://example.org/', 400],
  ])('of a %s app: %s', (name, address, status) => {
    const response = new GoogleTestClient('mara', name).authorize({ redirect_uri: address });
    expect(response.status).toBe(status);
    if (status === 400) expect(response.body).toContain('redirect_uri_mismatch');
  });
});

describe('the error page', () => {
  test.each([
    ['client_id', 'ABC123', 401, 'invalid_client'],
    ['client_id', undefined, 400, 'invalid_request'],
    ['redirect_uri', undefined, 400, 'invalid_request'],
    ['response_type', 'token', 400, 'unsupported_response_type'],
    ['scope', undefined, 400, 'invalid_request'],
    ['scope', 'sleep', 400, 'invalid_scope'],
    ['scope', 'https://www.googleapis.com/auth/googlehealth.social.readonly', 400, 'invalid_scope'],
    ['code_challenge', 'short', 400, 'invalid_request'],
    ['code_challenge_method', 'MD5', 400, 'invalid_request'],
    ['access_type', 'sideways', 400, 'invalid_request'],
    ['prompt', 'please', 400, 'invalid_request'],
    ['expires_in', '604800', 400, 'invalid_request'],
    ['auto_consent', 'maybe', 400, 'invalid_request'],
  ])('%s=%s', (name, value, status, errorType) => {
    const response = new GoogleTestClient().authorize({ [name]: value });
    expect(response.status).toBe(status);
    expect(response.body).toContain(errorType);
    expect(response.headers.location).toBeUndefined();
  });

  test('for a body that is no form', () => {
    const client = new GoogleTestClient();
    expect(client.send({ method: 'POST', url: PAGE, headers: {}, body: '{}' }).status).toBe(400);
  });

  test('for an unknown path', () => {
    const client = new GoogleTestClient();
    const response = client.send({ method: 'GET', url: 'https://accounts.google.com/o/oauth2', headers: {} });
    expect(response.status).toBe(404);
    expect(response.headers['content-type']).toContain('text/html');
  });
});
