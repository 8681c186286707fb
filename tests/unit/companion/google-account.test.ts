import { formatPairing, type Pairing } from '../../../common/pairing';
import { CLIENT_ID_KEYS, CLIENT_SECRET_KEYS, SettingsKey } from '../../../common/settings-keys';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../common/time';
import { formatScopes, GoogleTestClient } from '../cloud/google/google-test-client';
import { AccountObserver, accountOnDisk } from './account-observer';
import { CloudPhone } from './cloud-phone';
import { killsIn } from './killed';
import type { Kill } from './test-phone';

const clientIdOf = (name: string) => `7-${name}.apps.googleusercontent.com`;

/** Signed in with Google through the consent page. */
async function signedIn(client?: string): Promise<CloudPhone> {
  const phone = new CloudPhone('google');
  await phone.launch();
  if (client) {
    await phone.writeSetting(CLIENT_ID_KEYS.google, { name: clientIdOf(client) });
    await phone.writeSetting(CLIENT_SECRET_KEYS.google, { name: `GOCSPX-${client}` });
  }
  await phone.consent();
  await phone.pass(MINUTE_MS);
  expect(phone.status.state).toBe('ok');
  return phone;
}

/** Wakes for `ms`, as often as phones do or less often. */
async function wakeRegularly(phone: CloudPhone, ms: number, every = 15 * MINUTE_MS): Promise<void> {
  for (const end = phone.time + ms; phone.time < end; ) {
    await phone.pass(Math.min(every, end - phone.time));
    await phone.wake();
  }
  await phone.pass(MINUTE_MS);
}

describe('invalid_grant', () => {
  it('is announced and reported as seven-days for an application in testing', async () => {
    const phone = await signedIn('webtesting');
    const { sessionEndsAt = 0 } = phone.status;
    expect(Math.abs(sessionEndsAt - phone.time - 7 * DAY_MS)).toBeLessThan(2 * MINUTE_MS);
    await wakeRegularly(phone, 6 * DAY_MS, 2 * HOUR_MS);
    await wakeRegularly(phone, DAY_MS - HOUR_MS);
    expect(phone.status).toMatchObject({ state: 'ok' });
    expect(phone.snapshot.account).toMatchObject({ state: 'ok', until: Math.floor(sessionEndsAt / 1000) });
    await wakeRegularly(phone, 2 * HOUR_MS);
    expect(phone.status).toMatchObject({ state: 'reconnect', result: 'seven-days' });
    expect(phone.snapshot.account).toMatchObject({ state: 'reconnect' });
  });

  it('is reported as seven-days even when the service did not say when the tokens end', async () => {
    const phone = await signedIn('webtesting');
    await phone.pass(6 * DAY_MS);
    await phone.wake();
    await phone.pass(MINUTE_MS);
    const text = phone.local.map.get('account') ?? '';
    expect(text).toContain('refreshExpiresAt');
    phone.local.map.set('account', text.replace(/,"refreshExpiresAt":\d+/, ''));
    phone.withdraw();
    await phone.pass(DAY_MS);
    await phone.wake();
    await phone.pass(MINUTE_MS);
    expect(phone.status).toMatchObject({ state: 'reconnect', result: 'seven-days' });
  });

  it.each([2 * DAY_MS, 20 * DAY_MS])('at an age of %d ms is reported as a withdrawn consent', async (age) => {
    const phone = await signedIn();
    await wakeRegularly(phone, 2 * HOUR_MS);
    await phone.pass(age);
    await phone.wake();
    await phone.pass(MINUTE_MS);
    phone.withdraw();
    await phone.pass(2 * HOUR_MS);
    await phone.wake();
    await phone.pass(MINUTE_MS);
    expect(phone.status).toMatchObject({ state: 'reconnect', result: 'invalid-grant' });
  });
});

describe('a pairing text', () => {
  async function paired(kill?: Kill): Promise<{ phone: CloudPhone; pairing: Pairing; names: string[] }> {
    const phone = new CloudPhone('fitbit');
    await phone.launch();
    await phone.consent();
    await phone.pass(MINUTE_MS);
    const client = new GoogleTestClient('mara', 'desktop', phone.cloud);
    client.now = phone.time;
    const scope = formatScopes(
      'settings',
      'sleep',
      'activity_and_fitness',
      'health_metrics_and_measurements',
    );
    const { refresh_token: refreshToken = '' } = client.signIn({ scope });
    const pairing: Pairing = {
      service: 'google',
      clientId: client.id,
      clientSecret: 'GOCSPX-desktop',
      refreshToken,
      scopes: scope.split(' '),
    };
    const names: string[] = [];
    phone.crossings = 0;
    phone.killAt = kill;
    phone.onCrossing = (name) => names.push(name);
    await phone.writeSetting(SettingsKey.pairing, { name: formatPairing(pairing) });
    await phone.pass(MINUTE_MS);
    return { phone, pairing, names };
  }

  it('replaces the old sign-in, whose grant is revoked', async () => {
    const { phone, pairing } = await paired();
    expect(phone.status).toMatchObject({ service: 'google', state: 'ok', result: 'ok' });
    expect(phone.challenge.service).toBe('google');
    expect(accountOnDisk(phone)).toMatchObject({
      service: 'google',
      secret: 'GOCSPX-desktop',
      tokens: { refreshToken: pairing.refreshToken, clientId: pairing.clientId },
    });
    expect([...phone.status.grantedScopes].sort()).toEqual([...pairing.scopes].sort());
    expect(phone.grant).toBeUndefined();
    expect(accountOnDisk(phone)?.revocations).toEqual([]);
    expect(phone.settings.getItem(SettingsKey.pairing)).toBeNull();
    for (const secret of [pairing.refreshToken, 'GOCSPX-desktop']) {
      expect(phone.settings.written.slice(-3).join()).not.toContain(secret);
      expect(JSON.stringify([phone.logLines, phone.files, phone.messages])).not.toContain(secret);
    }
  });

  it('never leads to a token of one service being sent to the other', async () => {
    const { phone } = await paired();
    await wakeRegularly(phone, 3 * HOUR_MS);
    for (const { url, headers, body = '' } of phone.service.requests) {
      const sent = `${headers.Authorization ?? ''} ${decodeURIComponent(body)}`;
      if (/googleapis/.test(url)) expect(sent).not.toMatch(/23QXYZ/);
      else expect(sent).not.toMatch(/ya29|1\/\/0|GOCSPX/);
    }
  });

  it('leads to the same session wherever the companion is killed', async () => {
    const { names } = await paired();
    expect(names.length).toBeGreaterThan(100);
    for (const kill of killsIn(names)) {
      const { phone, pairing } = await paired(kill);
      const watch = new AccountObserver(phone);
      await phone.launch();
      await wakeRegularly(phone, HOUR_MS);
      expect(watch.violations).toEqual([]);
      expect(phone.status).toMatchObject({ service: 'google', state: 'ok', result: 'ok' });
      expect(accountOnDisk(phone)?.tokens?.refreshToken).toBe(pairing.refreshToken);
      expect(phone.settings.getItem(SettingsKey.pairing)).toBeNull();
    }
  });
});

describe('another service', () => {
  it('is chosen only when one has that name', async () => {
    const phone = await signedIn();
    phone.settings.map.set(SettingsKey.service, 'toString');
    await phone.wake();
    expect(phone.settings.getItem(SettingsKey.service)).toBeNull();
    expect(phone.status).toMatchObject({ service: 'google', state: 'ok' });
  });

  it('chosen again changes nothing', async () => {
    const phone = await signedIn();
    const { origin } = phone.snapshot;
    phone.settings.map.set(SettingsKey.service, 'google');
    await phone.wake();
    expect(accountOnDisk(phone)).toMatchObject({ origin, tokens: {} });
  });

  it('is reached wherever the companion is killed, with its secret, and the tokens of the first are revoked', async () => {
    async function moved(kill?: Kill): Promise<[CloudPhone, string[]]> {
      const phone = await signedIn();
      const names: string[] = [];
      phone.crossings = 0;
      phone.killAt = kill;
      phone.onCrossing = (name) => names.push(name);
      phone.settings.map.set(SettingsKey.service, 'fitbit');
      phone.settings.map.set(CLIENT_SECRET_KEYS.fitbit, '{"name":"pst!"}');
      await phone.wake();
      await phone.pass(MINUTE_MS);
      return [phone, names];
    }
    const [, names] = await moved();
    expect(names).toContain('request');
    for (const kill of killsIn(names)) {
      const [phone] = await moved(kill);
      await phone.launch();
      await wakeRegularly(phone, HOUR_MS);
      expect(phone.challenge).toMatchObject({ service: 'fitbit', clientId: '23QXYZ' });
      expect(phone.grant).toBeUndefined();
      expect(JSON.stringify([...phone.local.map])).not.toMatch(/ya29|1\/\/0/);
      expect(accountOnDisk(phone)).toMatchObject({ service: 'fitbit', secret: 'pst!' });
      expect(phone.settings.getItem(CLIENT_SECRET_KEYS.fitbit)).toBeNull();
      expect(JSON.stringify(phone.service.requests)).not.toContain('pst!');
    }
  });

  it('keeps nothing of the first but its pending revocation, which is sent when possible', async () => {
    const phone = await signedIn();
    const { refresh = '' } = phone.grant ?? {};
    phone.network = 'unreachable';
    phone.settings.map.set(SettingsKey.service, 'fitbit');
    await phone.wake();
    await phone.pass(MINUTE_MS);
    expect(phone.status).toMatchObject({ service: 'none', state: 'notSetUp', grantedScopes: [] });
    expect(phone.challenge).toMatchObject({ service: 'fitbit', clientId: '23QXYZ' });
    const { revocations, ...rest } = accountOnDisk(phone) ?? {};
    expect(revocations).toMatchObject([{ service: 'google', token: refresh }]);
    expect(JSON.stringify(rest)).not.toMatch(/ya29|1\/\/0/);
    expect(phone.local.map.get('records')).toBeUndefined();
    phone.network = 'good';
    await phone.wake();
    await phone.pass(MINUTE_MS);
    expect(phone.grant).toBeUndefined();
    expect(accountOnDisk(phone)?.revocations).toEqual([]);
  });
});
