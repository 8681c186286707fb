import { FitbitTestClient, REDIRECT, readFitbitError, readRedirect } from './fitbit-test-client';

const client = new FitbitTestClient();

describe('the consent page', () => {
  const body = client.authorize({ state: '"><script>' }).body;

  test('names the wearer and the app, and says that it is pretend', () => {
    expect(body).toContain('<b>Pretend service</b> Nothing leaves this computer.');
    expect(body).toContain('Signed in as <b>Mara Lind</b>');
    expect(body).toContain('Test &lt;app&gt; would like to read');
    expect(body).toContain('Untick any to see how the app behaves without it.');
  });

  test('has one ticked box for each requested scope', () => {
    const boxes = [...body.matchAll(/id="scope-(\w+)" name="scope" value="(\w+)" checked/g)].map((m) => m[2]);
    expect(boxes).toEqual(['activity', 'heartrate', 'sleep', 'profile']);
    expect(body).toContain('id="allow"');
    expect(body).toContain('id="deny"');
  });

  test('escapes the request in its attributes', () => {
    expect(body).toContain('name="state" value="&quot;&gt;&lt;script&gt;"');
  });
});

describe('the decision', () => {
  const form = {
    client_id: client.id,
    response_type: 'code',
    redirect_uri: `${REDIRECT}?a=1`,
    requested: 'activity sleep',
    state: 'x y',
  };

  test('allow redirects with a code, the state, and #_=_', () => {
    const url = readRedirect(
      client.post('/oauth2/authorize', { ...form, scope: 'sleep', decision: 'allow' }),
    );
    expect(url.origin + url.pathname).toBe(REDIRECT);
    expect(url.searchParams.get('a')).toBe('1');
    expect(url.searchParams.get('code')).toMatch(/^[0-9a-f]{40}$/);
    expect(url.searchParams.get('state')).toBe('x y');
    expect(url.hash).toBe('#_=_');
  });

  test('only ticked scopes are granted, and only requested ones', () => {
    const body = `${new URLSearchParams({ ...form, decision: 'allow' })}&scope=sleep&scope=weight`;
    const code = readRedirect(
      client.send({
        method: 'POST',
        url: 'https://www.fitbit.com/oauth2/authorize',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body,
      }),
    ).searchParams.get('code');
    expect(JSON.parse(client.exchange(code ?? '').body).scope).toBe('sleep');
  });

  test('deny redirects with access_denied, the state, and #_=_', () => {
    const url = readRedirect(client.post('/oauth2/authorize', { ...form, scope: 'sleep', decision: 'deny' }));
    expect(url.searchParams.get('error')).toBe('access_denied');
    expect(url.searchParams.get('error_description')).not.toBe('');
    expect(url.searchParams.get('state')).toBe('x y');
    expect(url.searchParams.has('code')).toBe(false);
    expect(url.hash).toBe('#_=_');
  });

  test('allow with nothing ticked shows the page again', () => {
    const response = client.post('/oauth2/authorize', { ...form, decision: 'allow' });
    expect(response.status).toBe(200);
    expect(response.body).toContain('Tick at least one, or deny.');
    expect(response.body).toContain('name="state" value="x y"');
  });

  test('a forged form cannot redirect elsewhere', () => {
    const forged = { ...form, redirect_uri: 'https://evil.example/', scope: 'sleep', decision: 'allow' };
    expect(client.post('/oauth2/authorize', forged).status).toBe(400);
  });
});

test('auto_consent decides without the page', () => {
  expect(readRedirect(client.authorize({ auto_consent: 'allow' })).searchParams.has('code')).toBe(true);
  expect(readRedirect(client.authorize({ auto_consent: 'deny' })).searchParams.get('error')).toBe(
    'access_denied',
  );
  expect(client.authorize({ auto_consent: 'maybe' }).status).toBe(400);
});

test('without redirect_uri the redirect goes to the settings page of the Fitbit app', () => {
  const url = readRedirect(client.authorize({ redirect_uri: undefined, auto_consent: 'allow' }));
  expect(url.host + url.pathname).toBe('app-settings.fitbitdevelopercontent.com/simple-redirect.html');
});

test.each([
  ['client_id', { client_id: 'abc' }, 'invalid_client'],
  ['no client_id', { client_id: undefined }, 'invalid_client'],
  ['redirect_uri', { redirect_uri: 'https://evil.example/' }, 'invalid_request'],
  ['redirect_uri with fragment', { redirect_uri: `${REDIRECT}#x` }, 'invalid_request'],
  ['response_type', { response_type: 'both' }, 'unsupported_response_type'],
  ['scope', { scope: 'activity karma' }, 'invalid_scope'],
  ['no scope', { scope: undefined }, 'invalid_scope'],
  ['challenge method', { code_challenge_method: 'S512' }, 'invalid_request'],
  ['challenge', { code_challenge: 'short' }, 'invalid_request'],
  ['prompt', { prompt: 'always' }, 'invalid_request'],
  ['prompt without redirect_uri', { prompt: 'consent', redirect_uri: undefined }, 'invalid_request'],
  ['life', { response_type: 'token', expires_in: '60' }, 'invalid_request'],
  ['implicit grant of a server app', { client_id: 'SRV123', response_type: 'token' }, 'unauthorized_client'],
])('a wrong %s shows an error page, without a redirect', (_, parameters, type) => {
  const response = client.authorize({ auto_consent: 'allow', ...parameters });
  expect(response.status).toBe(400);
  expect(response.headers['content-type']).toContain('text/html');
  expect(response.body).toContain(`<code>${type}</code>`);
});

describe('a wearer who has agreed before', () => {
  const showsConsentPage = (response: { status: number; body: string }) =>
    response.status === 200 && response.body.includes('id="allow"');

  test.each([undefined, 'none'])(
    'is redirected without the page with prompt %s, unless a scope is new',
    (prompt) => {
      const client = new FitbitTestClient();
      const authorize = (scope: string) => client.authorize({ prompt, scope });
      expect(showsConsentPage(authorize('sleep'))).toBe(true);
      client.signIn('sleep activity');
      expect(readRedirect(authorize('sleep')).searchParams.get('code')).toBeTruthy();
      expect(showsConsentPage(authorize('sleep weight'))).toBe(true);
    },
  );

  test.each(['consent', 'login', 'login consent'])('sees the page again with prompt %s', (prompt) => {
    const client = new FitbitTestClient();
    client.signIn('sleep');
    expect(showsConsentPage(client.authorize({ prompt, scope: 'sleep' }))).toBe(true);
  });

  test('sees the page again once the app was removed or has revoked its tokens', () => {
    const client = new FitbitTestClient();
    const { refresh_token } = client.signIn('sleep');
    client.post('/oauth2/revoke', { client_id: client.id, token: refresh_token });
    expect(showsConsentPage(client.authorize({ scope: 'sleep' }))).toBe(true);
    client.signIn('sleep');
    client.cloud.revokeGrants();
    expect(showsConsentPage(client.authorize({ scope: 'sleep' }))).toBe(true);
  });

  test('has agreed for that app only', () => {
    const client = new FitbitTestClient();
    client.signIn('sleep');
    expect(showsConsentPage(client.authorize({ scope: 'sleep', client_id: 'OTHER1' }))).toBe(true);
  });
});

test('the implicit grant responds in the fragment, without a refresh token', () => {
  const url = readRedirect(
    client.authorize({ response_type: 'token', expires_in: '604800', state: 's', auto_consent: 'allow' }),
  );
  const fragment = new URLSearchParams(url.hash.slice(1));
  expect(Object.fromEntries(fragment)).toMatchObject({
    user_id: 'B7LM4K',
    scope: 'activity heartrate sleep profile',
    state: 's',
    token_type: 'Bearer',
    expires_in: '604800',
  });
  const token = fragment.get('access_token') ?? '';
  expect(client.get('/1/user/-/profile.json', token).status).toBe(200);
  client.now += 604_800_000;
  expect(readFitbitError(client.get('/1/user/-/profile.json', token))).toEqual([401, 'expired_token']);
});
