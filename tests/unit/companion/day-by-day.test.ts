import { SettingsKey } from '../../../common/settings-keys';
import { HOUR_MS, MINUTE_MS } from '../../../common/time';
import { TODAY } from '../../today';
import { signedIn, TestPhone } from './test-phone';

describe('day by day', () => {
  it('sends nothing while nothing changes, and updated ages after half an hour', async () => {
    const phone = await signedIn();
    const sent = phone.files.length;
    await phone.pass(15 * MINUTE_MS);
    await phone.wake();
    expect(phone.service.countRequests('activities/date')).toBe(2);
    expect(phone.files).toHaveLength(sent);
    await phone.pass(15 * MINUTE_MS);
    await phone.wake();
    expect(phone.files).toHaveLength(sent + 1);
    expect(phone.snapshot.week?.at).toBe(phone.time / 1000);
  });

  it('sends a changed value at the next wake, with a higher number and the same origin', async () => {
    const phone = await signedIn();
    const before = phone.snapshot;
    phone.service.steps = 5000;
    await phone.pass(15 * MINUTE_MS);
    await phone.launch();
    expect(phone.snapshot.week?.dailySteps[6]).toBe(5000);
    expect(phone.snapshot.origin).toBe(before.origin);
    expect(phone.snapshot.seq).toBeGreaterThan(before.seq);
  });

  it('requests a night rarely once it is known: the wearer may have slept again', async () => {
    const phone = await signedIn();
    for (let i = 0; i < 8; i++) {
      await phone.pass(15 * MINUTE_MS);
      await phone.wake();
    }
    expect(phone.service.countRequests('/sleep/')).toBe(3);
  });

  it('refreshes a token that is about to expire once, before other requests', async () => {
    const phone = await signedIn();
    await phone.pass(476 * MINUTE_MS);
    phone.service.requests.length = 0;
    await phone.wake();
    expect(phone.service.requests[0]?.body).toContain('grant_type=refresh_token');
    expect(phone.service.countRequests('grant_type=refresh_token')).toBe(1);
    expect(phone.status.result).toBe('ok');
  });

  it('syncs when the wearer looks at the watch, but not right after a sync', async () => {
    const phone = await signedIn();
    const asked = phone.service.requests.length;
    await phone.pass(MINUTE_MS);
    await phone.receive({ type: 'refresh' });
    expect(phone.service.requests).toHaveLength(asked);
    await phone.pass(2 * MINUTE_MS);
    const sent = phone.files.length;
    await phone.receive({ type: 'refresh' });
    expect(phone.service.requests.length).toBeGreaterThan(asked);
    expect(phone.files).toHaveLength(sent + 1);
  });

  it.each([[null], ['refresh'], [{ type: 'other' }], [{}]])(
    'ignores a message of another shape (%j)',
    async (message) => {
      const phone = await signedIn();
      await phone.pass(5 * MINUTE_MS);
      const asked = phone.service.requests.length;
      await phone.receive(message);
      expect(phone.service.requests).toHaveLength(asked);
    },
  );

  it('fetches all data sets for Sync now', async () => {
    const phone = await signedIn();
    const asked = phone.service.requests.length;
    await phone.command('syncNow');
    expect(phone.service.requests).toHaveLength(asked + 5);
  });

  it("requests the wearer's own date when the phone is in another zone than the profile", async () => {
    const phone = new TestPhone();
    phone.zoneOffset = -10 * HOUR_MS;
    await phone.launch();
    await phone.signIn();
    expect(phone.service.countRequests('activities/date/2026-07-14')).toBe(1);
    expect(phone.snapshot.week?.date).toBe(TODAY);
  });

  it('reports to the watch that a sign-in is being finished, and that it is before the first sync', async () => {
    const phone = new TestPhone();
    await phone.launch();
    await phone.signIn();
    const seen = phone.files.map(({ content }) => [content.account.state, content.sleep !== undefined]);
    expect(seen).toEqual([
      ['notSetUp', false],
      ['finishSignIn', false],
      ['ok', false],
      ['ok', true],
    ]);
  });

  it('sends the watch when the rest of a sync comes that the budget cut off', async () => {
    const phone = await signedIn();
    expect(phone.snapshot.account).not.toHaveProperty('restAt');
    for (let i = 0; i < 20; i++) await phone.command('syncNow');
    const { restAt = 0 } = phone.snapshot.account;
    expect(restAt * 1000).toBe(phone.status.restAt);
    expect(restAt * 1000).toBeGreaterThan(phone.status.lastSyncAt ?? 0);
    // What was not requested keeps its age.
    expect(phone.snapshot.sleep?.at).toBeLessThanOrEqual(phone.snapshot.at);
    await phone.pass(66 * MINUTE_MS);
    await phone.command('syncNow');
    expect(phone.snapshot.account).not.toHaveProperty('restAt');
  });

  it('a first sync that the budget cuts off names the person, and says what is missing and when it comes', async () => {
    const phone = await signedIn();
    while (phone.service.requests.length < 29) await phone.command('syncNow');
    await phone.command('signOut');
    await phone.signIn();
    const { name, result, restAt = 0 } = phone.status;
    expect({ name, result }).toEqual({ name: 'Mara Lind', result: 'budget' });
    expect(restAt).toBeGreaterThan(phone.time);
    expect(phone.snapshot.account.restAt).toBe(restAt / 1000);
    // What was not requested is not there, rather than empty and fresh.
    expect(phone.snapshot).not.toHaveProperty('intradaySteps');
    expect(phone.service.countRequests('/15min')).toBe(6);
  });

  it('sends nothing before sign-in, and at most 40 requests an hour however often it is triggered', async () => {
    const phone = await signedIn();
    for (let i = 0; i < 20; i++) await phone.command('syncNow');
    expect(phone.service.requests.length).toBeLessThanOrEqual(40);
    expect(phone.status).toMatchObject({ state: 'ok', result: 'budget' });
    for (let i = 0; i < 5; i++) await phone.command('diagnose');
    expect(phone.service.requests.length).toBeLessThanOrEqual(40);
    expect(JSON.parse(phone.settings.getItem(SettingsKey.diagnostics) ?? '').token).toEqual({
      code: 'budget',
    });
    await phone.pass(66 * MINUTE_MS);
    await phone.command('syncNow');
    expect(phone.status.result).toBe('ok');
  });
});
