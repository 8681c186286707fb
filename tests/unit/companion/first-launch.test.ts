import { acceptSnapshot } from '../../../common/accept-snapshot';
import { SettingsKey } from '../../../common/settings-keys';
import { NO_SLEEP_LEVEL } from '../../../common/snapshot';
import { encodeCbor } from '../../../simulator/peer/cbor';
import { TODAY } from '../../today';
import { signedIn, TestPhone } from './test-phone';

describe('the first launch, up to the first night', () => {
  it('sends a snapshot that says that nothing is set up, before the page was ever opened', async () => {
    const phone = new TestPhone();
    await phone.launch();
    expect(phone.snapshot.account).toEqual({ service: 'none', state: 'notSetUp' });
    expect(phone.files[0]?.name).toBe('snapshot.cbor');
    expect(phone.service.requests).toEqual([]);
  });

  it('publishes a challenge when the page opens, even when that launched the companion', async () => {
    const phone = new TestPhone();
    await phone.command('pageOpened');
    expect(phone.challenge).toEqual({
      service: 'fitbit',
      clientId: '23QXYZ',
      codeChallenge: expect.stringMatching(/^[\w-]{43}$/),
    });
    expect(phone.neededScopes).toEqual(['profile', 'sleep', 'activity', 'heartrate']);
    // A look at the page begins nothing.
    expect(phone.status.state).toBe('notSetUp');
    expect(phone.snapshot.account.state).toBe('notSetUp');
    expect(phone.settings.getItem(SettingsKey.command)).toBeNull();
  });

  it('keeps the challenge while the wearer is away on the consent page', async () => {
    const phone = new TestPhone();
    await phone.command('pageOpened');
    const before = phone.challenge;
    await phone.launch();
    await phone.command('pageOpened');
    expect(phone.challenge).toEqual(before);
  });

  it('places the night by the clock of the phone, even when the zone changed during it', async () => {
    const ticks = async (springsForward: number) => {
      const phone = new TestPhone();
      phone.springForwardAt = springsForward;
      await phone.launch();
      await phone.signIn();
      return phone.snapshot.sleep?.ticks;
    };
    const hours = (level: number): number[] => Array(12).fill(level);
    const [light, deep, none] = [hours(2), hours(3), hours(NO_SLEEP_LEVEL)];
    expect(await ticks(0)).toEqual(Uint8Array.of(...light, ...deep));
    // At two o'clock, so the wearer fell asleep at ten by the clock of the evening.
    const TWO = Date.UTC(2026, 6, 14, 1);
    expect(await ticks(TWO)).toEqual(Uint8Array.of(...light, ...none.slice(0, 3), ...deep));
  });

  it('exchanges the code, fetches all data sets and sends them in a snapshot', async () => {
    const phone = await signedIn();
    const { snapshot } = phone;
    expect(snapshot.account).toMatchObject({ service: 'fitbit', state: 'ok' });
    expect(snapshot.look.pages).toEqual(['sleep']);
    expect(snapshot.sleep).toMatchObject({
      date: TODAY,
      bed: 23 * 60,
      rise: 6 * 60 + 56,
      asleep: 416,
      minutes: [60, 66, 150, 200],
      segments: Uint8Array.of(2, 238, 3, 238),
    });
    expect(snapshot.recovery).toMatchObject({ date: TODAY, restingHeartRate: [58] });
    expect(snapshot.week).toMatchObject({
      date: TODAY,
      dailySteps: [null, null, null, null, null, null, 4321],
      goal: 9000,
    });
    expect(snapshot).toMatchObject(acceptSnapshot(snapshot) as object);
    expect(encodeCbor(snapshot).length).toBeLessThan(1000);
  });

  it('requests the token, then the profile, then the rest at the same time', async () => {
    const phone = await signedIn();
    expect(phone.service.requests.map(({ url }) => url.replace(/^https:\/\/[^/]*/, ''))).toEqual([
      '/oauth2/token',
      '/1/user/-/profile.json',
      '/1.2/user/-/sleep/date/2026-07-08/2026-07-14.json',
      '/1/user/-/activities/date/2026-07-14.json',
      '/1/user/-/activities/heart/date/2026-06-15/2026-07-14.json',
      '/1/user/-/activities/steps/date/2026-07-14/1d/15min.json',
    ]);
  });

  it('reports the name and the granted scopes to the page', async () => {
    const phone = await signedIn();
    expect(phone.status).toMatchObject({
      service: 'fitbit',
      state: 'ok',
      name: 'Mara Lind',
      grantedScopes: ['profile', 'activity', 'heartrate', 'sleep'],
      isSyncing: false,
      result: 'ok',
      lastSyncAt: phone.time,
      syncedAt: phone.time,
      remainingRequests: 140,
      hasSecret: false,
    });
    expect(phone.missingScopes).toEqual([]);
    expect(phone.settings.getItem(SettingsKey.authRedirect)).toBeNull();
  });

  it('notifies the watch when a sync begins and when it ends', async () => {
    const phone = await signedIn();
    expect(phone.messages).toEqual([
      { type: 'syncing', isSyncing: true },
      { type: 'syncing', isSyncing: false },
    ]);
  });

  it('reports a denial on the page and keeps the state', async () => {
    const phone = new TestPhone();
    await phone.command('pageOpened');
    await phone.writeSetting(SettingsKey.authRedirect, { error: 'access_denied' });
    expect(phone.status).toMatchObject({ state: 'notSetUp', failedSignIn: { code: 'denied' } });
    expect(phone.service.requests).toEqual([]);
  });

  it.each([[{}], ['not an object'], [{ code: 7 }]])(
    'treats a redirect without a code (%j) as a failed sign-in',
    async (value) => {
      const phone = new TestPhone();
      await phone.command('pageOpened');
      await phone.writeSetting(SettingsKey.authRedirect, value);
      expect(phone.status).toMatchObject({ state: 'notSetUp', failedSignIn: { code: 'code' } });
      expect(phone.settings.getItem(SettingsKey.authRedirect)).toBeNull();
    },
  );

  it("uses the wearer's own client id, and removes the secret from the settings at once", async () => {
    const phone = new TestPhone();
    await phone.command('pageOpened');
    await phone.writeSetting(SettingsKey.clientId, { name: ' SERVER ' });
    await phone.writeSetting(SettingsKey.clientSecret, { name: 'pst!' });
    expect(phone.settings.getItem(SettingsKey.clientSecret)).toBeNull();
    expect(phone.status.hasSecret).toBe(true);
    await phone.signIn();
    expect(phone.status.state).toBe('ok');
    const [exchange] = phone.service.requests;
    expect(exchange?.headers.Authorization).toBe(`Basic ${Buffer.from('SERVER:pst!').toString('base64')}`);
    expect(exchange?.body).not.toContain('client_id');
    await phone.writeSetting(SettingsKey.clientSecret, { name: '' });
    expect(phone.status.hasSecret).toBe(false);
  });

  it('reports an unknown client as a setup error and stays ready to sign in', async () => {
    const phone = new TestPhone();
    await phone.writeSetting(SettingsKey.clientId, { name: 'WRONG' });
    await phone.signIn();
    expect(phone.status).toMatchObject({ state: 'notSetUp', failedSignIn: { code: 'client' } });
    expect(phone.service.requests).toHaveLength(1);
  });
});
