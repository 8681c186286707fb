import { PHONE_REQUEST_TIMEOUT_MS } from '../../../simulator/phone/fetch-with-redirects';
import type { CloudRequest, CloudResponse } from '../../../simulator/world/http';
import { json, redirect } from '../phone/fake-network';
import { openSettingsPage, pageScript } from './open-settings-page';

/** Long enough for every redirect and for reading the consent page. */
const SIGN_IN_TIME = 10_000;

/** A service with a consent page, as small as one can be. */
function service(request: CloudRequest): CloudResponse {
  const url = new URL(request.url);
  const at = `${request.method} ${url.pathname}`;
  if (at === 'GET /authorize') return redirect(`/consent${url.search}#top`);
  if (at === 'GET /consent') {
    const state = url.searchParams.get('state') ?? '';
    const boxes = (url.searchParams.get('scope') ?? '')
      .split(' ')
      .map((scope) => `<input type="checkbox" name="scope" value="${scope}" checked>`);
    const body = `<form method="post" action="/decide"><input type="hidden" name="state" value="${state}">${boxes.join('')}
      <button name="decision" value="deny">No</button><button name="decision" value="allow">Yes</button></form>`;
    return { status: 200, headers: { 'content-type': 'text/html' }, body };
  }
  if (at === 'POST /decide') {
    const form = new URLSearchParams(request.body);
    const back = new URL('https://app-settings.fitbitdevelopercontent.com/simple-redirect.html');
    back.searchParams.set('state', form.get('state') ?? '');
    if (form.get('decision') === 'allow')
      back.searchParams.set('code', form.getAll('scope').join('+') || 'none');
    else back.searchParams.set('error', 'access_denied');
    return redirect(`${back.href}#_=_`);
  }
  if (at === 'POST /token')
    return json({ access_token: 'T', code: new URLSearchParams(request.body).get('code') });
  return { status: 404, headers: {}, body: 'no such page' };
}

const PROPS = `authorizeUrl: 'https://service.example/authorize', clientId: 'ID', scope: 'sleep activity', settingsKey: 'oauth',
  label: 'Sign in', onReturn: (d) => log(['return', d.code || d.error]), onAccessToken: (t) => log(['token', t.access_token])`;

function openService(props: string, options: Parameters<typeof openSettingsPage>[1] = {}) {
  const opened = openSettingsPage(pageScript(`h(Oauth, { ${PROPS}, ${props} })`), options);
  opened.network.respond = service;
  return { ...opened, lines: () => opened.events('console').map(({ text }) => text) };
}

test('allow: the component gets the code and, without an exchange of its own, does nothing else', () => {
  const { page, pass, lines, events, network, settings } = openService(
    `requestTokenUrl: 'https://service.example/token'`,
    { exchange: 'never' },
  );
  expect(page.canSignIn()).toBe(true);
  page.signIn();
  expect(lines()).toEqual([]);
  pass(SIGN_IN_TIME);
  expect(lines()).toEqual(['["return","sleep+activity"]']);
  expect(network.requests.map(({ method, url }) => `${method} ${new URL(url).pathname}`)).toEqual([
    'GET /authorize',
    'GET /consent',
    'POST /decide',
  ]);
  expect(events('page')).toMatchObject([
    { state: 'done', status: 200, url: expect.stringContaining('/consent?') },
  ]);
  expect(settings.keys()).toEqual([]);
  expect(events('warning')).toEqual([]);
});

test('allow, with an exchange of its own: the token is passed on and stored', () => {
  const { page, pass, lines, settings, events } = openService(
    `requestTokenUrl: 'https://service.example/token'`,
    { exchange: 'always' },
  );
  page.press('Sign in');
  pass(SIGN_IN_TIME);
  expect(lines()).toEqual(['["return","sleep+activity"]', '["token","T"]']);
  expect(JSON.parse(settings.get('oauth') ?? '')).toEqual({ access_token: 'T', code: 'sleep+activity' });
  expect(events('request')).toMatchObject([
    { method: 'POST', url: 'https://service.example/token', status: 200 },
  ]);
});

test('the result of onAccessToken is stored instead', () => {
  const { page, pass, settings } = openService(
    `requestTokenUrl: 'https://service.example/token', onAccessToken: (t) => ({ mine: t.access_token })`,
    { exchange: 'always' },
  );
  page.signIn();
  pass(SIGN_IN_TIME);
  expect(settings.get('oauth')).toBe('{"mine":"T"}');
});

test.each(['async (t) => { log(t.access_token); }', '(t) => ({ then: (done) => done(t) })', '() => null'])(
  'the token is stored where onAccessToken is %s',
  (onAccessToken) => {
    const { page, pass, settings } = openService(
      `requestTokenUrl: 'https://service.example/token', onAccessToken: ${onAccessToken}`,
      { exchange: 'always' },
    );
    page.signIn();
    pass(SIGN_IN_TIME);
    expect(JSON.parse(settings.get('oauth') ?? '')).toMatchObject({ access_token: 'T' });
  },
);

test.each([
  ['no address', '', /no usable requestTokenUrl/, 0],
  ['an address that refuses', `requestTokenUrl: 'https://service.example/nothing'`, /404/, 1],
])(
  'an exchange of its own with %s fails, onReturn has been called all the same',
  (_, props, text, warnings) => {
    const { page, pass, lines, settings, events } = openService(`showError: true, ${props}`, {
      exchange: 'always',
    });
    page.signIn();
    pass(SIGN_IN_TIME);
    expect(lines()).toEqual(['["return","sleep+activity"]']);
    expect(page.tree().error).toMatch(text);
    expect(events('warning')).toHaveLength(warnings);
    expect(settings.keys()).toEqual([]);
  },
);

test('deny: the component gets the error and shows it only with showError', () => {
  for (const [props, error] of [
    ['showError: true', 'access_denied'],
    ['', undefined],
  ] as const) {
    const { page, pass, lines } = openService(props);
    page.signIn({ consent: 'deny' });
    pass(SIGN_IN_TIME);
    expect(lines()).toEqual(['["return","access_denied"]']);
    expect(page.tree().error).toBe(error);
  }
});

test('scopes can be unticked', () => {
  const { page, pass, lines } = openService('', { exchange: 'never' });
  page.signIn({ withoutScopes: ['sleep'] });
  pass(SIGN_IN_TIME);
  expect(lines()).toEqual(['["return","activity"]']);
});

test('closing the consent page calls nothing of the app', () => {
  const { page, pass, lines, events } = openService('showError: true');
  page.signIn({ consent: 'close' });
  pass(SIGN_IN_TIME);
  expect(lines()).toEqual([]);
  expect(events('page')).toMatchObject([{ state: 'closed' }]);
  page.signIn();
  expect(page.tree().error).toBeUndefined();
  pass(SIGN_IN_TIME);
  expect(lines()).toHaveLength(1);
});

test('closing the settings page cancels the sign-in', () => {
  const { page, pass, lines, events, network } = openService('');
  page.signIn();
  pass(1000);
  page.close();
  pass(SIGN_IN_TIME);
  expect(lines()).toEqual([]);
  expect(events('page')).toMatchObject([{ state: 'closed' }]);
  expect(network.requests).toHaveLength(2);
});

test.each([
  ['offline', () => ({ failure: 'the phone is offline' }), /offline/],
  [
    'a page without a form',
    () => ({ status: 500, headers: {}, body: '<h1>Sorry</h1>' }),
    /no form with a button "allow"/,
  ],
  ['no response', () => undefined, /no response within 60 s/],
  ['redirects without end', () => redirect('/again'), /too many redirects/],
])('%s: the app gets nothing, and the reason is reported', (_, answer, reason) => {
  const { page, pass, lines, events, network } = openService('showError: true');
  network.respond = answer;
  page.signIn();
  pass(PHONE_REQUEST_TIMEOUT_MS + SIGN_IN_TIME);
  expect(lines()).toEqual([]);
  expect(events('page')).toMatchObject([{ state: 'closed' }]);
  expect(page.tree().error).toMatch(reason);
  expect(events('warning')[0]?.text).toMatch(reason);
});

test('the redirect page cannot return to an app that sets its own state', () => {
  const { page, pass, lines, events } = openService(`oAuthParams: { state: 'csrf' }`);
  page.signIn();
  pass(SIGN_IN_TIME);
  expect(lines()).toEqual([]);
  expect(events('warning')[0]?.text).toMatch(/cannot return/);
});

test('parameters of the app reach the service; the verifier is not among the component’s', () => {
  const { page, pass, network } = openService(
    `oAuthParams: { code_challenge: 'CH', code_challenge_method: 'S256' }`,
  );
  page.signIn();
  pass(SIGN_IN_TIME);
  expect(Object.fromEntries(new URL(network.requests[0]?.url ?? '').searchParams)).toEqual({
    response_type: 'code',
    client_id: 'ID',
    redirect_uri: 'https://app-settings.fitbitdevelopercontent.com/simple-redirect.html',
    scope: 'sleep activity',
    state: 'https://app-settings.fitbitdevelopercontent.com/callback',
    code_challenge: 'CH',
    code_challenge_method: 'S256',
  });
});

test('a button that is absent, disabled or leads nowhere is an error', () => {
  const none = openSettingsPage(pageScript(`h(Text, null, 'x')`));
  expect(none.page.canSignIn()).toBe(false);
  expect(() => none.page.signIn()).toThrow(/no enabled sign-in button/);
  const disabled = openService('disabled: true');
  expect(disabled.page.canSignIn()).toBe(false);
  expect(() => disabled.page.press('Sign in')).toThrow(/disabled/);
  expect(() => openService('authorizeUrl: undefined').page.signIn()).toThrow(/authorizeUrl/);
});

test('Webconfig: builds its own address and gets the query', () => {
  const { page, pass, settings, network } = openSettingsPage(
    pageScript(`h(Webconfig, { label: 'Set up', settingsKey: 'web',
      constructUrl: (back, callback) => 'https://service.example/consent?state=' + encodeURIComponent(callback),
      onReturn: (query) => 'got ' + (query.indexOf('code=none') >= 0) })`),
  );
  network.respond = service;
  page.press('Set up');
  pass(SIGN_IN_TIME);
  expect(settings.get('web')).toBe('got true');
});

test('Webconfig: an async onReturn stores nothing', () => {
  const { page, pass, settings, network, events } = openSettingsPage(
    pageScript(`h(Webconfig, { label: 'Set up', settingsKey: 'web',
      constructUrl: (back, callback) => 'https://service.example/consent?state=' + encodeURIComponent(callback),
      onReturn: async (query) => log(query.length > 0) })`),
  );
  network.respond = service;
  page.press('Set up');
  pass(SIGN_IN_TIME);
  expect(events('console').map(({ text }) => text)).toEqual(['true']);
  expect(settings.keys()).toEqual([]);
});

test('StravaLogin: exchanges and stores', () => {
  const { page, pass, settings, network, events } = openSettingsPage(
    pageScript(
      `h(StravaLogin, { title: 'Strava', settingsKey: 's', clientId: 'ID', clientSecret: 'x', onAccessToken: (t, who) => log([t, who]) })`,
    ),
  );
  network.respond = (request) => {
    const url = new URL(request.url);
    if (url.hostname !== 'www.strava.com') return undefined;
    if (url.pathname === '/oauth/token') return json({ access_token: 'T', athlete: { id: 7 } });
    return redirect(
      `${url.searchParams.get('redirect_uri')}?code=c&state=${encodeURIComponent(url.searchParams.get('state') ?? '')}`,
    );
  };
  page.press('Strava');
  pass(SIGN_IN_TIME);
  expect(settings.get('s')).toBe('{"access_token":"T","athlete":{"id":7}}');
  expect(events('console').map(({ text }) => text)).toEqual(['["T",{"id":7}]']);
});

test('a Link opens in the phone’s browser', () => {
  const { page, pass, events, network } = openSettingsPage(
    pageScript(`h(Link, { source: 'https://help.example/a' }, 'Help')`),
  );
  network.respond = () => ({ status: 200, headers: {}, body: 'help' });
  page.press('Help');
  pass(SIGN_IN_TIME);
  expect(events('page')).toMatchObject([{ url: 'https://help.example/a', state: 'closed', status: 200 }]);
});
