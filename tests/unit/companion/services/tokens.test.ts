import type { ResultCode } from '../../../../common/result-codes';
import { FITBIT_ENDPOINTS, SERVICES } from '../../../../common/services';
import { SettingsKey } from '../../../../common/settings-keys';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../../../../common/time';
import { exchangeRequest } from '../../../../companion/account/oauth-requests';
import type { HttpRequest, HttpResponse } from '../../../../companion/platform';
import { accountOnDisk } from '../account-observer';
import { json } from '../fake-service';
import { error, html, isDataRequest, isTokenRequest, ServicePhone } from './service-phone';

const isRefresh = (request: HttpRequest) =>
  isTokenRequest(request) && !!request.body?.includes('grant_type=refresh_token');
const isExchange = (request: HttpRequest) =>
  isTokenRequest(request) && !!request.body?.includes('grant_type=authorization_code');

/** The cloud's response to a token request, with other members. */
function withTokenMembers(phone: ServicePhone, change: (tokens: Record<string, unknown>) => void): void {
  const handle = phone.service.handle;
  phone.service.handle = async (request) => {
    const response = await handle(request);
    if (!isTokenRequest(request) || response.status !== 200) return response;
    const tokens = JSON.parse(response.body);
    change(tokens);
    return { ...response, body: JSON.stringify(tokens) };
  };
}

describe.each(SERVICES)('%s: an exchange that is limited', (service) => {
  const limited = (seconds: number) => json(429, '', { 'retry-after': String(seconds) });

  /** Consents; the exchange of the code ends with these responses, one after the other. */
  async function exchanging(...responses: HttpResponse[]): Promise<ServicePhone> {
    const phone = new ServicePhone(service);
    phone.respond = (request) => (isExchange(request) ? responses.shift() : undefined);
    await phone.launch();
    await phone.consent();
    return phone;
  }
  const exchanges = (phone: ServicePhone) =>
    phone.sent.filter(({ body }) => body.includes('grant_type=authorization_code'));

  it('for a minute is repeated while the code is good, without another wake', async () => {
    const phone = await exchanging(limited(60), limited(120));
    await phone.pass(59 * SECOND_MS);
    expect(phone.status).toMatchObject({ state: 'finishSignIn', failedSignIn: { code: 'rate-limit' } });
    expect(exchanges(phone)).toHaveLength(1);
    await phone.pass(4 * MINUTE_MS);
    expect(exchanges(phone)).toHaveLength(3);
    expect(phone.status).toMatchObject({ state: 'ok', result: 'ok' });
  });

  it('is repeated after a restart too', async () => {
    const phone = await exchanging(limited(120));
    await phone.pass(30 * SECOND_MS);
    await phone.launch();
    await phone.pass(30 * SECOND_MS);
    expect(exchanges(phone)).toHaveLength(1);
    await phone.pass(3 * MINUTE_MS);
    expect(phone.status.state).toBe('ok');
  });

  it('for a second, again and again, is not repeated by the second', async () => {
    const phone = await exchanging(...Array.from({ length: 600 }, () => limited(1)));
    await phone.pass(15 * MINUTE_MS);
    expect(exchanges(phone).length).toBeLessThanOrEqual(22);
    expect(phone.status).toMatchObject({ state: 'notSetUp', failedSignIn: { code: 'code' } });
  });

  it('and left by a sign-out is forgotten', async () => {
    const phone = await exchanging(limited(60));
    await phone.command('signOut');
    await phone.pass(5 * MINUTE_MS);
    expect(exchanges(phone)).toHaveLength(1);
    expect(phone.status.state).toBe('notSetUp');
  });
});

describe.each(SERVICES)('%s: a refresh', (service) => {
  const lifeMs = service === 'fitbit' ? 8 * HOUR_MS : HOUR_MS;

  /** Signed in; each refresh of the next two hours that need one has this response. */
  async function refused(response: HttpResponse): Promise<ServicePhone> {
    const phone = await new ServicePhone(service).begin();
    await phone.pass(lifeMs);
    phone.respond = (request) => (isRefresh(request) ? response : undefined);
    await phone.live(HOUR_MS);
    return phone;
  }

  // T01, T03, T33: fitbit-export#11, home-assistant/core#141223, RFC 6749 §4.1.2.1.
  it.each<[string, HttpResponse, ResultCode]>([
    ['520 in HTML', html(520), 'server'],
    ['500', json(500, '{}'), 'server'],
    ['400 without a body', json(400, ''), 'not-json'],
    ['404 in HTML', html(404), 'not-json'],
    ['200 in HTML', html(200), 'not-json'],
    ['200 of another shape', json(200, '{}'), 'shape'],
    ['400 temporarily_unavailable', error(400, { error: 'temporarily_unavailable' }), 'server'],
    ['400 server_error', error(400, { error: 'server_error' }), 'server'],
    // google-auth-library-python#368.
    ['400 internal_failure', error(400, { error: 'internal_failure' }), 'server'],
  ])('with %s is repeated until it is well', async (_, response, code) => {
    const phone = await refused(response);
    expect(phone.status).toMatchObject({ state: 'ok', result: code });
    expect(accountOnDisk(phone)?.tokens).toBeDefined();
    phone.respond = () => undefined;
    await phone.live(40 * MINUTE_MS);
    expect(phone.status).toMatchObject({ state: 'ok', result: 'ok' });
  });

  // T05–T09: google-api-nodejs-client#1256, AutoRclone#98, testcasedb#22, haelan rollup-methods.md.
  it.each(['deleted_client', 'disabled_client', 'invalid_client', 'unauthorized_client', 'org_internal'])(
    'with %s has the code client, and the tokens are kept',
    async (name) => {
      const phone = await refused(error(400, { error: name, error_description: 'The OAuth client was …' }));
      expect(phone.status).toMatchObject({ state: 'ok', result: 'client' });
      expect(accountOnDisk(phone)?.tokens).toBeDefined();
    },
  );

  // T36: gapi-querier#9.
  it('with access_denied is not sent at every wake', async () => {
    const phone = await refused(error(400, { error: 'access_denied' }));
    expect(phone.status).toMatchObject({ state: 'ok', result: 'denied' });
    const from = phone.time;
    await phone.live(4 * HOUR_MS);
    expect(phone.sent.filter(({ at, url }) => at > from && url.endsWith('/token')).length).toBeLessThan(2);
    phone.respond = () => undefined;
    await phone.command('syncNow');
    await phone.pass(2 * MINUTE_MS);
    expect(phone.status).toMatchObject({ state: 'ok', result: 'ok' });
  });

  // T29, T31, T35: google-api-ruby-client#720, home-assistant/core#182964.
  it.each<[string, HttpResponse]>([
    ['200', error(200, { errors: [{ errorType: 'invalid_grant' }], success: false })],
    ['200 in the words of RFC 6749', error(200, { error: 'invalid_grant' })],
    ['400', error(400, { error: 'invalid_grant', error_description: 'Account has been deleted' })],
    ['401', error(401, { errors: [{ errorType: 'invalid_grant' }] })],
    ['403', error(403, { error: 'invalid_grant' })],
  ])('with invalid_grant and %s ends the session', async (_, response) => {
    const phone = await refused(response);
    expect(phone.status).toMatchObject({ state: 'reconnect', result: 'invalid-grant' });
  });

  // T14, T17: IdentityServer4#2015, coder#28237.
  it('without a scope keeps what was granted, and with another token uses that one', async () => {
    const phone = await new ServicePhone(service).begin();
    const { grantedScopes } = phone.status;
    withTokenMembers(phone, (tokens) => {
      delete tokens.scope;
    });
    await phone.live(2 * lifeMs);
    expect(phone.status).toMatchObject({ state: 'ok', result: 'ok', grantedScopes });
    expect(accountOnDisk(phone)?.tokens?.refreshToken).toBe(phone.grant?.refresh);
  });

  it('that brings another refresh token uses it from then on', async () => {
    const phone = await new ServicePhone(service).begin();
    await phone.pass(lifeMs);
    let serial = 0;
    phone.respond = (request) =>
      isRefresh(request)
        ? error(200, { access_token: `a${++serial}`, refresh_token: `r${serial}`, expires_in: 3600 })
        : isDataRequest(request)
          ? json(503, '')
          : undefined;
    await phone.live(3 * HOUR_MS);
    const used = phone.sent.filter(({ body }) => body.includes('grant_type=refresh_token'));
    expect(used.slice(1).map(({ body }) => /refresh_token=(r\d+)/.exec(body)?.[1])).toEqual(
      used.slice(1).map((_, i) => `r${i + 1}`),
    );
    expect(used.length).toBeGreaterThan(1);
  });
});

it('an invalid_grant after five days, where no end was announced, is not the end of a trial', async () => {
  const phone = new ServicePhone('google');
  withTokenMembers(phone, (tokens) => {
    delete tokens.refresh_token_expires_in;
  });
  await phone.begin();
  await phone.live(12 * HOUR_MS);
  await phone.pass(5 * 24 * HOUR_MS);
  phone.respond = (request) => (isRefresh(request) ? error(400, { error: 'invalid_grant' }) : undefined);
  await phone.live(2 * HOUR_MS);
  expect(phone.status).toMatchObject({ state: 'reconnect', result: 'invalid-grant' });
});

describe.each(SERVICES)('%s: an exchange', (service) => {
  // T11, T12: node-red-contrib-oauth2#2, RFC 6749 §5.1.
  it.each([undefined, '', null, ' '])('with the scope %j grants what was requested', async (scope) => {
    const phone = new ServicePhone(service);
    withTokenMembers(phone, (tokens) => {
      tokens.scope = scope;
    });
    await phone.begin();
    expect(phone.status).toMatchObject({ state: 'ok', result: 'ok' });
    expect(phone.missingScopes).toEqual([]);
    expect(phone.snapshot.sleep?.asleep).toBeGreaterThan(0);
  });

  // T15, T16, T28: google-api-nodejs-client#750, react-google-login#213, civicrm-core#26531.
  it.each([undefined, null, '', 7])(
    'with the refresh token %j is a session with an end, and sent once',
    async (refresh) => {
      const phone = new ServicePhone(service);
      withTokenMembers(phone, (tokens) => {
        tokens.refresh_token = refresh;
        tokens.expires_in = 3600;
      });
      const start = phone.time;
      await phone.begin();
      expect(phone.status).toMatchObject({ state: 'ok', result: 'ok' });
      expect(phone.status.sessionEndsAt).toBeGreaterThanOrEqual(start + HOUR_MS);
      expect(phone.status.sessionEndsAt).toBeLessThan(start + 2 * HOUR_MS);
      expect(phone.sent.filter(({ url }) => url.endsWith('/token'))).toHaveLength(1);
      expect(phone.snapshot.sleep?.asleep).toBeGreaterThan(0);
    },
  );

  // T19: RFC 6749 §5.1 only recommends it.
  it.each([undefined, null, 'soon', -1, 0])('with an end in %j signs in', async (expiresIn) => {
    const phone = new ServicePhone(service);
    withTokenMembers(phone, (tokens) => {
      tokens.expires_in = expiresIn;
    });
    await phone.begin();
    expect(phone.status).toMatchObject({ state: 'ok', result: 'ok' });
  });

  // O07: Fitbit.NET#193, fitbitr#22.
  it('from a phone that is offline at first is sent when the network is back', async () => {
    const phone = new ServicePhone(service);
    await phone.launch();
    phone.network = 'unreachable';
    await phone.consent();
    await phone.pass(20 * SECOND_MS);
    phone.network = 'good';
    await phone.pass(MINUTE_MS);
    expect(phone.status).toMatchObject({ state: 'ok', result: 'ok' });
  });

  it('with a redirect mismatch has the code redirect', async () => {
    const phone = new ServicePhone(service);
    phone.respond = (request) =>
      isExchange(request)
        ? error(400, {
            errors: [{ errorType: 'invalid_request', message: 'Redirect_uri mismatch: https://a' }],
          })
        : undefined;
    await phone.begin();
    expect(phone.status.failedSignIn?.code).toBe('redirect');
  });
});

describe.each(SERVICES)('%s: a revocation', (service) => {
  it.each([401, 404])('that gets %i in HTML is settled: the token is gone already', async (status) => {
    const phone = await new ServicePhone(service).begin();
    phone.respond = ({ url }) => (url.includes('revoke') ? html(status) : undefined);
    await phone.command('signOut');
    await phone.live(HOUR_MS);
    expect(phone.count('revoke')).toBe(1);
  });
});

describe.each(SERVICES)('%s: a 401 for data', (service) => {
  // T20–T27: OAuthSwift#422, #551, fitbit-export#12, #16, python-fitbit#86, core#169485.
  it.each<[string, HttpResponse]>([
    ['without a body', json(401, '')],
    ['in HTML', html(401)],
    ['in the words of Google', error(401, { error: { code: 401, status: 'UNAUTHENTICATED' } })],
    ['in the older form of Google', error(401, { error: { errors: [{ reason: 'authError' }], code: 401 } })],
    ['of the kind oauth', error(401, { errors: [{ errorType: 'oauth', fieldName: 'n/a' }] })],
    ['of an expired token', error(401, { errors: [{ errorType: 'expired_token' }] })],
    ['of another shape', json(401, '[]')],
  ])('%s renews the token, once for all requests', async (_, response) => {
    const phone = await new ServicePhone(service).begin();
    let old: string | undefined;
    const handle = phone.service.handle;
    phone.service.handle = async (request) => {
      const { Authorization } = request.headers;
      if (isDataRequest(request)) old ??= Authorization;
      return isDataRequest(request) && Authorization === old ? response : handle(request);
    };
    const from = phone.time;
    await phone.command('syncNow');
    await phone.pass(2 * MINUTE_MS);
    expect(phone.status.state).toBe('ok');
    expect(phone.code('sleep')).toBe('ok');
    expect(phone.count('/token', from)).toBe(1);
  });
});

describe('the redirect', () => {
  async function returned(redirect: object): Promise<ServicePhone> {
    const phone = new ServicePhone('fitbit');
    phone.respond = (request) => (isExchange(request) ? json(503, '') : undefined);
    await phone.launch();
    await phone.command('pageOpened');
    await phone.writeSetting(SettingsKey.authRedirect, redirect);
    return phone;
  }

  // O01: pipedream#13024.
  it.each(['invalid_scope', 'unsupported_response_type', 'nothing known'])(
    'with the error %s is refused',
    async (name) => {
      expect((await returned({ error: name })).status.failedSignIn?.code).toBe('refused');
    },
  );

  // O03: fitbitr#17.
  it.each(['abc#_=_', 'abc'])('with the code %s sends abc', async (code) => {
    const phone = await returned({ code });
    const { body = '' } = phone.sent.find(({ url }) => url.endsWith('/token')) ?? {};
    expect(new URLSearchParams(body).get('code')).toBe('abc');
  });
});

// O05: AppAuth-Android#337, oauth2-fitbit#12.
it('a secret with special characters is form-encoded before it is Base64', () => {
  const client = { id: '23RTQP', secret: 'q+7/x=:p%ü' };
  const { headers } = exchangeRequest(FITBIT_ENDPOINTS, client, 'code', 'verifier');
  const basic = Buffer.from((headers.Authorization ?? '').replace('Basic ', ''), 'base64').toString();
  expect(basic.split(':').map(decodeURIComponent)).toEqual([client.id, client.secret]);
});
