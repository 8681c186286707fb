import { HOUR_MS } from '../../../common/time';
import { type Account, openAccount } from '../../../companion/account/account';
import { createSession } from '../../../companion/account/session';
import { type AccessTokenSource, createAuthorizedFetch } from '../../../companion/http/authorized-fetch';
import { ServiceError } from '../../../companion/http/service-error';
import type { HttpRequest, HttpResponse } from '../../../companion/platform';
import { openStoredValue } from '../../../companion/stored-value';
import { fitbitError, json } from './fake-service';
import { MemoryStore } from './test-phone';

const SERVICE = { tokenUrl: 'https://service.example/token', revokeUrl: '', introspectUrl: '' };

function open(expiresAt: number, answer: () => HttpResponse) {
  const local = new MemoryStore();
  const stored = openStoredValue<Account | undefined>(local, 'account', undefined);
  stored.write({
    origin: 1,
    tokens: { accessToken: 'a0', refreshToken: 'r0', expiresAt, scopes: [], userId: 'U', clientId: 'APP' },
  } as Account);
  const requests: HttpRequest[] = [];
  const session = createSession(
    openAccount(stored, () => 1),
    SERVICE,
    async (request) => {
      requests.push(request);
      return answer();
    },
    { now: () => 0, after: (_, work) => work(), log: () => undefined },
  );
  return { local, requests, session };
}

const fresh = () => json(200, '{"access_token":"a1","refresh_token":"r1","expires_in":28800}');

it('shares one refresh among all requests at the same time', async () => {
  const { requests, session } = open(0, fresh);
  const tokens = await Promise.all([
    session.getToken(),
    session.getToken(),
    session.renewToken('a0'),
    session.getToken(),
  ]);
  expect(tokens).toEqual(['a1', 'a1', 'a1', 'a1']);
  expect(requests).toHaveLength(1);
});

it('shares a failure too, and tries again on a later request', async () => {
  let answer = json(400, '{"errors":[{"errorType":"invalid_client"}]}');
  const { requests, session } = open(0, () => answer);
  const results = await Promise.allSettled([session.getToken(), session.getToken()]);
  expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(requests).toHaveLength(1);
  answer = fresh();
  expect(await session.getToken()).toBe('a1');
});

it('refreshes five minutes before the token expires, not earlier', async () => {
  expect(await open(5 * 60000 + 1, fresh).session.getToken()).toBe('a0');
  expect(await open(5 * 60000, fresh).session.getToken()).toBe('a1');
});

it('returns the newer token to a late caller that has the old one', async () => {
  const { requests, session } = open(HOUR_MS, fresh);
  await session.renewToken('a0');
  expect(await session.renewToken('a0')).toBe('a1');
  expect(requests).toHaveLength(1);
});

it('does not return a token that is not stored', async () => {
  const { local, session } = open(HOUR_MS, () => {
    local.isFull = () => true;
    return fresh();
  });
  await expect(session.renewToken('a0')).rejects.toThrow(new ServiceError('wait', 'storage'));
  await expect(session.getToken()).rejects.toThrow(new ServiceError('wait', 'storage'));
  local.isFull = () => false;
  expect(await session.getToken()).toBe('a1');
  expect(local.getItem('account')).toContain('r1');
});

describe('an authorized request', () => {
  const GET: HttpRequest = { method: 'GET', url: 'https://service.example/data', headers: { Accept: 'x' } };

  function asking(
    renewToken: AccessTokenSource['renewToken'],
    answers: (token: string | undefined) => HttpResponse,
  ) {
    const seen: HttpRequest[] = [];
    const ask = createAuthorizedFetch(
      { getToken: async () => 'a0', renewToken },
      async (request) => {
        seen.push(request);
        return answers(request.headers.Authorization);
      },
      () => 0,
    );
    return { ask, seen };
  }

  it('has the token and keeps the other headers', async () => {
    const { ask, seen } = asking(fail, () => json(200, '[]'));
    expect(await ask(GET)).toEqual([]);
    expect(seen[0]?.headers).toEqual({ Accept: 'x', Authorization: 'Bearer a0' });
    expect(GET.headers).toEqual({ Accept: 'x' });
  });

  it.each(['expired_token', 'invalid_token', 'invalid_grant'])(
    'renews the token on %s and is sent once more',
    async (name) => {
      const { ask, seen } = asking(
        async () => 'a1',
        (token) => (token === 'Bearer a1' ? json(200, '7') : fitbitError(401, name, '')),
      );
      expect(await ask(GET)).toBe(7);
      expect(seen).toHaveLength(2);
    },
  );

  it('renews once for all requests, even when that fails and other requests get their 401 later', async () => {
    let renewals = 0;
    const pendingReplies: (() => void)[] = [];
    const ask = createAuthorizedFetch(
      {
        getToken: async () => 'a0',
        async renewToken() {
          renewals++;
          throw new ServiceError('wait', 'network');
        },
      },
      () =>
        new Promise((resolve) => pendingReplies.push(() => resolve(fitbitError(401, 'expired_token', '')))),
      () => 0,
    );
    const asked = [ask(GET), ask(GET)];
    for (const one of asked) {
      await new Promise(setImmediate);
      pendingReplies.shift()?.();
      await expect(one).rejects.toThrow('network');
    }
    await expect(ask(GET)).rejects.toThrow('network');
    expect(renewals).toBe(1);
  });

  async function fail(): Promise<string> {
    throw new Error('nobody asked for this');
  }
});
