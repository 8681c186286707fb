import { HOUR_MS, MINUTE_MS } from '../../../common/time';
import type { HttpRequest } from '../../../companion/platform';
import { accountOnDisk } from './account-observer';
import { type Fault, fitbitError, json } from './fake-service';
import { TestPhone } from './test-phone';

const isRefresh = ({ body }: HttpRequest) => !!body && body.includes('grant_type=refresh_token');
const refreshes = (phone: TestPhone) => phone.service.requests.filter(isRefresh);
/** A fault for refreshes alone; the n-th of them decides, then the last for ever. */
const onRefresh =
  (...faults: (Fault | undefined)[]) =>
  (request: HttpRequest) =>
    isRefresh(request) ? (faults.length > 1 ? faults.shift() : faults[0]) : undefined;

/** Signed in, with an access token that has just ended. */
async function expired(): Promise<TestPhone> {
  const phone = new TestPhone();
  await phone.launch();
  await phone.signIn();
  await phone.pass(9 * HOUR_MS);
  phone.service.requests.length = 0;
  return phone;
}

describe('a lost response to a refresh', () => {
  it.each<[string, Fault]>([
    ['the line breaks', 'lost'],
    ['a gateway responds', json(502, '<html>Bad Gateway</html>')],
    ['a portal responds', json(200, '<html>Free WiFi</html>')],
    ['the JSON is cut off', json(200, '{"access_token":"abc","refr')],
    ['the JSON has no tokens', json(200, '{}')],
  ])('is requested again in the same wake with the same token: %s', async (_, fault) => {
    const phone = await expired();
    phone.service.fault = onRefresh(fault, undefined);
    await phone.wake();
    await phone.pass(MINUTE_MS);
    const [first, second] = refreshes(phone);
    expect(refreshes(phone)).toHaveLength(2);
    expect(second?.body).toBe(first?.body);
    expect(phone.status).toMatchObject({ state: 'ok', result: 'ok' });
  });

  it('is given up after 15 seconds, and requested again', async () => {
    const phone = await expired();
    phone.service.fault = onRefresh('silent', undefined);
    await phone.wake();
    await phone.pass(14000);
    expect(refreshes(phone)).toHaveLength(1);
    await phone.pass(5000);
    expect(refreshes(phone)).toHaveLength(2);
    expect(phone.status.result).toBe('ok');
  });

  /** The seconds after the first refresh at which refreshes are sent. */
  function watchSends(phone: TestPhone): number[] {
    const seconds: number[] = [];
    const start = phone.time;
    const { handle } = phone.service;
    phone.service.handle = (request) => {
      if (isRefresh(request)) seconds.push(Math.floor((phone.time - start) / 1000));
      return handle.call(phone.service, request);
    };
    return seconds;
  }

  it.each<[string, Fault, number[]]>([
    ['the line breaks', 'lost', [0, 2, 7, 17, 37, 90]],
    ['a gateway responds', json(502, ''), [0, 2, 7, 17, 37, 90]],
    // A request is given up after 15 seconds.
    ['no response', 'silent', [0, 17, 37, 90]],
  ])(
    'is requested again within the two minutes that the service remembers: %s',
    async (_, fault, seconds) => {
      const phone = await expired();
      phone.service.fault = onRefresh(fault);
      const sent = watchSends(phone);
      await phone.wake();
      await phone.pass(10 * MINUTE_MS);
      expect(sent).toEqual(seconds);
      expect(phone.status).toMatchObject({ state: 'ok', isSyncing: false });
    },
  );

  it.each<[string, Fault]>([
    ['network', 'unreachable'],
    ['server', json(502, '<html>Bad Gateway</html>')],
    ['not-json', json(200, '<html>Free WiFi</html>')],
    ['not-json', json(400, '{"errors":[{"errorType":"invalid_gr')],
    ['shape', json(200, '{}')],
  ])(
    'is requested once at every later wake until it arrives, and the tokens are kept (%s)',
    async (code, fault) => {
      const phone = await expired();
      phone.service.fault = onRefresh(fault);
      await phone.wake();
      await phone.pass(MINUTE_MS);
      for (let i = 0; i < 10; i++) {
        await phone.pass(15 * MINUTE_MS);
        const before = refreshes(phone).length;
        await (i % 2 ? phone.wake() : phone.launch());
        await phone.pass(MINUTE_MS);
        expect(refreshes(phone).length - before).toBe(1);
        expect(phone.status).toMatchObject({ state: 'ok', result: code });
      }
      expect(new Set(refreshes(phone).map(({ body }) => body)).size).toBe(1);
      phone.service.fault = () => undefined;
      await phone.pass(15 * MINUTE_MS);
      await phone.wake();
      expect(phone.status.result).toBe('ok');
    },
  );

  it('starts the two minutes with the first request that left the phone', async () => {
    const phone = await expired();
    phone.service.fault = onRefresh('unreachable');
    const sent = watchSends(phone);
    await phone.wake();
    await phone.pass(MINUTE_MS);
    expect(sent).toEqual([0]);
    expect(accountOnDisk(phone)?.unanswered).toBeUndefined();
    await phone.pass(14 * MINUTE_MS);
    // It is rotated now, and its response is lost.
    phone.service.fault = onRefresh('lost', undefined);
    await phone.wake();
    await phone.pass(MINUTE_MS);
    expect(sent).toEqual([0, 900, 902]);
    expect(phone.status).toMatchObject({ state: 'ok', result: 'ok' });
  });

  it('is requested again even when the phone goes offline after the first loss', async () => {
    const phone = await expired();
    phone.service.fault = onRefresh('lost', 'unreachable', 'unreachable', undefined);
    const sent = watchSends(phone);
    await phone.wake();
    await phone.pass(MINUTE_MS);
    expect(sent).toEqual([0, 2, 7, 17]);
    expect(phone.status).toMatchObject({ state: 'ok', result: 'ok' });
  });

  it('is requested again by each wake within two minutes of the last request that may have left', async () => {
    const phone = await expired();
    phone.service.fault = onRefresh('lost');
    const sent = watchSends(phone);
    await phone.wake();
    await phone.pass(20_000);
    await phone.launch();
    await phone.pass(3 * MINUTE_MS);
    // A new process cannot know how often the last one sent.
    expect(sent).toEqual([0, 2, 7, 17, 20, 22, 27, 37, 57, 110]);
    await phone.launch();
    await phone.pass(3 * MINUTE_MS);
    expect(sent.slice(10)).toEqual([200, 202, 207, 217, 237, 290]);
    await phone.pass(15 * MINUTE_MS);
    await phone.wake();
    await phone.pass(3 * MINUTE_MS);
    expect(sent.slice(16)).toHaveLength(1);
  });

  it('is requested again in a later wake that fails in another way', async () => {
    const phone = await expired();
    phone.service.fault = onRefresh(json(503, ''));
    await phone.wake();
    await phone.pass(15 * MINUTE_MS);
    phone.service.fault = onRefresh('lost', undefined);
    await phone.wake();
    await phone.pass(MINUTE_MS);
    expect(phone.status).toMatchObject({ state: 'ok', result: 'ok' });
  });

  it('is requested again in a later wake that is cut off, after a guest network', async () => {
    const phone = await expired();
    phone.service.fault = onRefresh(json(200, '<html>Free WiFi</html>'));
    await phone.wake();
    await phone.pass(15 * MINUTE_MS);
    phone.service.fault = onRefresh(json(200, '{"access_token":"abc","refr'), undefined);
    const sent = watchSends(phone);
    await phone.wake();
    await phone.pass(MINUTE_MS);
    expect(sent).toEqual([0, 2]);
    expect(phone.status).toMatchObject({ state: 'ok', result: 'ok' });
  });

  it('is requested again in a later wake where it is unknown how it failed before: it may never have left', async () => {
    const phone = await expired();
    // The companion is killed while it waits.
    phone.service.fault = onRefresh('silent');
    await phone.wake();
    phone.kill();
    await phone.pass(15 * MINUTE_MS);
    phone.service.fault = onRefresh('lost');
    const sent = watchSends(phone);
    await phone.launch();
    await phone.pass(3 * MINUTE_MS);
    expect(sent).toEqual([0, 2, 7, 17, 37, 90]);
  });

  it.each<[string, Fault, number]>([
    ['a limit', json(429, '', { 'retry-after': '60' }), 15 * MINUTE_MS],
    ['a wrong client', fitbitError(401, 'invalid_client', ''), 24 * HOUR_MS],
    ['the end of the service', json(410, '{"errors":['), 24 * HOUR_MS],
  ])('is requested again where the last one was answered with %s', async (_, fault, waitMs) => {
    const phone = await expired();
    // Two wakes: the second one sends once.
    phone.service.fault = onRefresh('lost');
    await phone.wake();
    await phone.pass(15 * MINUTE_MS);
    await phone.wake();
    await phone.pass(15 * MINUTE_MS);
    phone.service.fault = onRefresh(fault);
    await phone.wake();
    await phone.pass(waitMs);
    phone.service.fault = onRefresh('lost');
    const sent = watchSends(phone);
    await phone.wake();
    await phone.pass(3 * MINUTE_MS);
    expect(sent).toEqual([0, 2, 7, 17, 37, 90]);
  });

  it('is settled where the service says that it is gone: it is requested once a day', async () => {
    const phone = await expired();
    phone.service.fault = onRefresh('lost');
    await phone.wake();
    await phone.pass(15 * MINUTE_MS);
    phone.service.fault = onRefresh(json(410, '{}'));
    await phone.wake();
    expect(phone.status.state).toBe('gone');
    const sent = watchSends(phone);
    for (let wake = 0; wake < 94; wake++) {
      await phone.pass(15 * MINUTE_MS);
      await phone.wake();
    }
    expect(sent).toEqual([]);
    await phone.pass(30 * MINUTE_MS);
    await phone.wake();
    expect(sent).toHaveLength(1);
  });

  it.each<[string, Fault]>([
    ['429', json(429, '', { 'retry-after': '60' })],
    ['a wrong client', fitbitError(401, 'invalid_client', '')],
  ])('is not recorded for a refusal: %s', async (_, fault) => {
    const phone = await expired();
    phone.service.fault = onRefresh(fault);
    await phone.wake();
    expect(accountOnDisk(phone)?.unanswered).toBeUndefined();
  });

  it('is requested before anything else, even while the access token is valid', async () => {
    const phone = new TestPhone();
    await phone.launch();
    await phone.signIn();
    await phone.pass(476 * MINUTE_MS);
    phone.service.fault = onRefresh('lost');
    await phone.wake();
    await phone.pass(2 * MINUTE_MS);
    phone.service.requests.length = 0;
    phone.service.fault = () => undefined;
    // The clock jumps back: by it, the old access token has hours to live.
    phone.time -= 3 * HOUR_MS;
    await phone.wake();
    expect(refreshes(phone)).toHaveLength(1);
    expect(phone.service.requests[0]).toBe(refreshes(phone)[0]);
  });

  it('is repeated at the next wake also while the service is gone, whose data are requested once a day', async () => {
    const phone = await expired();
    phone.service.fault = (request) => (isRefresh(request) ? undefined : json(410, '{}'));
    await phone.wake();
    expect(phone.status.state).toBe('gone');
    await phone.pass(9 * HOUR_MS);
    phone.service.requests.length = 0;
    phone.service.fault = (request) => (isRefresh(request) ? 'lost' : json(410, '{}'));
    await phone.command('syncNow');
    phone.kill();
    await phone.pass(MINUTE_MS);
    const sent = refreshes(phone).length;
    phone.service.fault = (request) => (isRefresh(request) ? undefined : json(410, '{}'));
    await phone.launch();
    expect(refreshes(phone).length).toBe(sent + 1);
    expect(accountOnDisk(phone)?.tokens).toBeDefined();
    expect(accountOnDisk(phone)?.unanswered).toBeUndefined();
  });

  it('ends in reconnect when the token was rotated and two minutes have passed', async () => {
    const phone = await expired();
    phone.service.fault = onRefresh('lost');
    await phone.wake();
    phone.kill();
    await phone.pass(15 * MINUTE_MS);
    phone.service.fault = () => undefined;
    await phone.launch();
    expect(phone.status).toMatchObject({ state: 'reconnect', result: 'invalid-grant' });
  });
});

describe('one refresh', () => {
  it('is shared by all requests whose token has expired', async () => {
    const phone = await expired();
    // The phone's clock is three hours behind: it thinks the token good, the service does not.
    phone.time -= 9 * HOUR_MS;
    const late = phone.time + 9 * HOUR_MS;
    const { handle } = phone.service;
    phone.service.handle = async (request) => {
      const now = phone.time;
      phone.time = late;
      const answer = handle.call(phone.service, request);
      phone.time = now;
      return answer;
    };
    await phone.command('syncNow');
    expect(refreshes(phone)).toHaveLength(1);
    expect(phone.status.result).toBe('ok');
  });

  it('is the only one, even when every response says expired', async () => {
    const phone = await expired();
    phone.service.fault = (request) =>
      isRefresh(request) ? undefined : fitbitError(401, 'expired_token', 'Access token expired');
    await phone.wake();
    expect(refreshes(phone).length).toBeLessThanOrEqual(2);
    expect(phone.status).toMatchObject({ state: 'ok', result: 'token' });
  });
});

describe('a refusal of a refresh', () => {
  it.each<[string, Fault, string]>([
    ['429', json(429, '', { 'retry-after': '600' }), 'rate-limit'],
    ['a wrong client', fitbitError(401, 'invalid_client', ''), 'client'],
    ['a strange 400', fitbitError(400, 'invalid_request', 'Missing parameters'), 'request'],
    ['a redirect mismatch', fitbitError(400, 'invalid_request', 'Invalid redirect_uri'), 'redirect'],
  ])('keeps the tokens: %s', async (_, fault, code) => {
    const phone = await expired();
    phone.service.fault = onRefresh(fault);
    await phone.wake();
    expect(refreshes(phone)).toHaveLength(1);
    expect(phone.status.result).toBe(code);
    expect(phone.status.grantedScopes).toHaveLength(4);
    phone.service.fault = () => undefined;
    await phone.pass(7 * HOUR_MS);
    await phone.wake();
    expect(phone.status).toMatchObject({ state: 'ok', result: 'ok' });
  });

  it.each(['invalid_client', 'invalid_request'])(
    'is not repeated at every wake (%s), only on Sync now',
    async (name) => {
      const phone = await expired();
      phone.service.fault = onRefresh(fitbitError(400, name, ''));
      await phone.wake();
      for (let i = 0; i < 8; i++) {
        await phone.pass(15 * MINUTE_MS);
        await phone.wake();
      }
      expect(refreshes(phone)).toHaveLength(1);
      await phone.command('syncNow');
      expect(refreshes(phone)).toHaveLength(2);
    },
  );

  it('is checked against storage for invalid_grant, because another run may have rotated the token', async () => {
    const phone = await expired();
    const { handle } = phone.service;
    phone.service.handle = async (request) => {
      phone.service.handle = handle;
      // Another run of the companion is faster: its tokens are good and in storage.
      await handle.call(phone.service, request);
      const [access, refresh] = phone.service.validTokens;
      const { v, value } = JSON.parse(phone.local.getItem('account') ?? '');
      value.tokens = {
        ...value.tokens,
        accessToken: access,
        refreshToken: refresh,
        expiresAt: phone.time + 8 * HOUR_MS,
      };
      delete value.unanswered;
      phone.local.map.set('account', JSON.stringify({ v, value }));
      return fitbitError(400, 'invalid_grant', 'Refresh token invalid');
    };
    await phone.wake();
    expect(phone.status).toMatchObject({ state: 'ok', result: 'ok' });
    expect(refreshes(phone)).toHaveLength(1);
  });
});

describe('storage that refuses a write', () => {
  it('prevents the refresh', async () => {
    const phone = await expired();
    phone.local.isFull = (key) => key === 'account';
    await phone.wake();
    expect(phone.service.requests).toEqual([]);
    expect(phone.status).toMatchObject({ state: 'ok', result: 'storage' });
    phone.local.isFull = () => false;
    await phone.pass(15 * MINUTE_MS);
    await phone.wake();
    expect(phone.status.result).toBe('ok');
  });

  it('prevents the use of the response, and does not lose it', async () => {
    const phone = await expired();
    phone.service.fault = () => {
      phone.local.isFull = (key) => key === 'account';
      return undefined;
    };
    await phone.wake();
    expect(phone.service.requests).toHaveLength(1);
    expect(phone.status.result).toBe('storage');
    phone.service.fault = () => undefined;
    await phone.pass(15 * MINUTE_MS);
    await phone.wake();
    expect(phone.service.requests).toHaveLength(1);
    phone.local.isFull = () => false;
    await phone.pass(15 * MINUTE_MS);
    await phone.wake();
    expect(refreshes(phone)).toHaveLength(1);
    expect(phone.status.result).toBe('ok');
    expect(JSON.parse(phone.local.getItem('account') ?? '').value.tokens.refreshToken).toBe(
      phone.service.validTokens[1],
    );
  });

  it('makes room for the tokens by deleting the records', async () => {
    const phone = await expired();
    phone.local.isFull = (key) => key === 'account' && phone.local.map.has('records');
    await phone.wake();
    expect(phone.status.result).toBe('ok');
  });

  it('is noticed even when the write reports no error', async () => {
    const phone = await expired();
    const { setItem } = phone.local;
    phone.local.setItem = (key, value) =>
      key === 'account' ? undefined : setItem.call(phone.local, key, value);
    await phone.wake();
    expect(phone.service.requests).toEqual([]);
    expect(phone.status.result).toBe('storage');
  });

  it.each(['', '{', 'null', '{"v":1,"value":{}}'])(
    'starts anew from storage that cannot be read (%s)',
    async (text) => {
      const phone = new TestPhone();
      for (const key of ['account', 'sync', 'sent', 'records', 'delivery']) phone.local.map.set(key, text);
      await phone.launch();
      expect(phone.snapshot.account.state).toBe('notSetUp');
      await phone.signIn();
      expect(phone.status.state).toBe('ok');
    },
  );
});

describe('a session without a refresh token', () => {
  async function signedInForAnHour(): Promise<TestPhone> {
    const phone = new TestPhone();
    const { handle } = phone.service;
    phone.service.handle = async (request) => {
      const response = await handle.call(phone.service, request);
      if (!request.body?.includes('authorization_code')) return response;
      return json(
        200,
        JSON.stringify({ ...JSON.parse(response.body), refresh_token: undefined, expires_in: 3600 }),
      );
    };
    await phone.launch();
    await phone.signIn();
    return phone;
  }

  it('survives a 401 before its announced end', async () => {
    const phone = await signedInForAnHour();
    phone.service.fault = () => json(401, '<html></html>');
    await phone.pass(15 * MINUTE_MS);
    await phone.wake();
    expect(phone.status).toMatchObject({ state: 'ok', result: 'token' });
    phone.service.fault = () => undefined;
    await phone.command('syncNow');
    expect(phone.status).toMatchObject({ state: 'ok', result: 'ok' });
  });

  it('ends with its access token', async () => {
    const phone = await signedInForAnHour();
    await phone.pass(HOUR_MS);
    phone.service.fault = () => fitbitError(401, 'expired_token', '');
    await phone.wake();
    expect(phone.status).toMatchObject({ state: 'reconnect', result: 'expired' });
  });
});
