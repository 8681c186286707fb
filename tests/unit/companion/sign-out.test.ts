import { HOUR_MS, MINUTE_MS } from '../../../common/time';
import { signedIn } from './test-phone';

describe('signing out', () => {
  it('revokes the grant, deletes all data and tokens, and starts a new origin', async () => {
    const phone = await signedIn();
    const { origin, seq } = phone.snapshot;
    const [access = '', refresh = ''] = phone.service.validTokens;
    await phone.command('signOut');
    expect(phone.service.holders).toEqual([]);
    expect(phone.status).toMatchObject({ service: 'none', state: 'notSetUp', grantedScopes: [] });
    expect(phone.status.name).toBeUndefined();
    expect(phone.snapshot).toMatchObject({ account: { service: 'none', state: 'notSetUp' } });
    expect(phone.snapshot.seq).toBeGreaterThan(seq);
    expect(phone.snapshot.origin).not.toBe(origin);
    expect(phone.snapshot).not.toHaveProperty('sleep');
    const kept = [...phone.local.map.values()].join();
    for (const trace of [access, refresh, 'Mara', '4321']) expect(kept).not.toContain(trace);
    expect(phone.challenge.codeChallenge).toHaveLength(43);
  });

  it('deletes everything at once when offline, and revokes later', async () => {
    const phone = await signedIn();
    phone.service.fault = () => 'unreachable';
    await phone.command('signOut');
    expect(phone.status.state).toBe('notSetUp');
    expect(phone.snapshot.account.state).toBe('notSetUp');
    expect(phone.service.holders).toHaveLength(1);
    phone.service.fault = () => undefined;
    await phone.pass(15 * MINUTE_MS);
    await phone.launch();
    expect(phone.service.holders).toEqual([]);
    const asked = phone.service.requests.length;
    await phone.wake();
    expect(phone.service.requests).toHaveLength(asked);
  });

  it('does not end a new sign-in of the same wearer with a pending revocation', async () => {
    const phone = await signedIn();
    phone.service.fault = ({ url }) => (url.includes('revoke') ? 'unreachable' : undefined);
    await phone.command('signOut');
    await phone.signIn();
    phone.service.fault = () => undefined;
    await phone.pass(HOUR_MS);
    await phone.wake();
    expect(phone.status).toMatchObject({ state: 'ok', result: 'ok' });
    expect(phone.service.holders).toHaveLength(1);
  });

  it('discards what a sync fetched when the wearer has signed out meanwhile', async () => {
    const phone = await signedIn();
    const { handle } = phone.service;
    let answerNow: () => void = () => undefined;
    phone.service.handle = (request) => {
      if (!request.url.includes('activities/date')) return handle.call(phone.service, request);
      const answer = handle.call(phone.service, request);
      return new Promise((resolve) => {
        answerNow = () => resolve(answer);
      });
    };
    await phone.command('syncNow');
    await phone.command('signOut');
    answerNow();
    await phone.settle();
    expect(phone.status).toMatchObject({ state: 'notSetUp', isSyncing: false });
    expect(phone.status.lastSyncAt).toBeUndefined();
    expect(phone.snapshot).not.toHaveProperty('week');
    expect(phone.local.getItem('records')).toBeNull();
  });

  it('shows a second wearer nothing of the first', async () => {
    const phone = await signedIn();
    const { origin } = phone.snapshot;
    phone.service.userId = 'USER2';
    phone.service.fault = ({ url }) => (url.includes('/sleep/') ? 'unreachable' : undefined);
    await phone.signIn();
    expect(phone.snapshot.origin).not.toBe(origin);
    expect(phone.snapshot).not.toHaveProperty('sleep');
    expect(phone.service.holders).toEqual(['USER223QXYZ']);
  });
});
