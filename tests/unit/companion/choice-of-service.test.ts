import { formatPairing } from '../../../common/pairing';
import { collectScopes } from '../../../common/scopes';
import type { ServiceName } from '../../../common/services';
import { SCOPE_PREFIXES } from '../../../common/services';
import { CLIENT_SECRET_KEYS, SettingsKey } from '../../../common/settings-keys';
import { MINUTE_MS } from '../../../common/time';
import { readChallenge, readChosenService, readStatus } from '../../../settings/stored';
import { accountOnDisk } from './account-observer';
import { type Kill, TestPhone } from './test-phone';

const BOTH: [ServiceName, ServiceName][] = [
  ['fitbit', 'google'],
  ['google', 'fitbit'],
];
/** Number of crossings of the platform's border. A move has fewer. */
const CROSSINGS = 1000;

/** With the page open, and the companion asleep at this service. */
async function asleepAt(service: ServiceName): Promise<TestPhone> {
  const phone = new TestPhone();
  phone.settings.map.set(SettingsKey.service, service);
  await phone.command('pageOpened');
  phone.kill();
  return phone;
}

/** Whose sign-in the page shows: of the address and the challenge, and of the scopes that go with them. */
function shown(phone: TestPhone): { challenge?: ServiceName; scopes?: ServiceName } {
  const settings = Object.fromEntries(phone.settings.map) as Record<string, string>;
  const [challenge, status] = [readChallenge(settings), readStatus(settings)];
  if (!challenge || !status) return {};
  const isGoogle = collectScopes(status.requiredScopes).some((scope) => scope.includes('googlehealth'));
  return { challenge: challenge.service, scopes: isGoogle ? 'google' : 'fitbit' };
}

const chosenOnPage = (phone: TestPhone): ServiceName =>
  readChosenService(Object.fromEntries(phone.settings.map) as Record<string, string>);

describe.each(BOTH)('the wearer goes from %s to %s', (from, to) => {
  const secretsTyped = (phone: TestPhone) => {
    for (const name of BOTH[0] ?? []) phone.settings.map.set(CLIENT_SECRET_KEYS[name], `typed-for-${name}`);
  };
  const storedSecrets = (phone: TestPhone) =>
    [...phone.settings.map.values()].filter((value) => value.startsWith('typed-for-'));

  it.each<Kill['when']>(['before', 'after'])(
    'the page shows no sign-in of the other service, wherever the companion is killed (%s a crossing)',
    async (when) => {
      let survived = false;
      for (let call = 1; !survived && call < CROSSINGS; call++) {
        const phone = await asleepAt(from);
        phone.settings.map.set(SettingsKey.service, to);
        phone.killAt = { call: phone.crossings + call, when };
        await phone.launch();
        const { challenge = chosenOnPage(phone), scopes = challenge } = shown(phone);
        expect([call, chosenOnPage(phone), challenge, scopes]).toEqual([call, to, to, to]);
        if (shown(phone).challenge) expect(accountOnDisk(phone)?.service).toBe(to);
        survived = phone.isAlive;
      }
      expect(survived).toBe(true);
    },
  );

  it.each([SettingsKey.challenge, SettingsKey.status])(
    'the page waits where storage has no room for its %s',
    async (key) => {
      const phone = await asleepAt(from);
      phone.settings.isFull = (written) => written === key;
      phone.settings.map.set(SettingsKey.service, to);
      await phone.launch();
      expect(accountOnDisk(phone)?.service).toBe(to);
      const { challenge = to, scopes = challenge } = shown(phone);
      expect([chosenOnPage(phone), challenge, scopes]).toEqual([to, to, to]);
      phone.settings.isFull = () => false;
      await phone.wake();
      expect(shown(phone)).toEqual({ challenge: to, scopes: to });
      expect(phone.settings.map.has(SettingsKey.service)).toBe(false);
    },
  );

  it('the page stays with the choice where there is no room for a verifier, and so does a secret', async () => {
    const phone = await asleepAt(from);
    let writes = 0;
    phone.local.isFull = (key) => key === 'account' && writes++ > 0;
    phone.settings.map.set(SettingsKey.service, to);
    await phone.launch();
    expect([accountOnDisk(phone)?.service, chosenOnPage(phone), shown(phone)]).toEqual([to, to, {}]);
    phone.settings.map.set(CLIENT_SECRET_KEYS[to], `typed-for-${to}`);
    await phone.wake();
    phone.local.isFull = () => false;
    await phone.wake();
    expect(accountOnDisk(phone)?.secret).toBe(`typed-for-${to}`);
    expect(shown(phone).challenge).toBe(to);
  });

  it.each([{ code: 'c' }, { token: 't' }])(
    'what comes back from the one that was left is refused: %j',
    async (back) => {
      const phone = await asleepAt(from);
      phone.settings.map.set(SettingsKey.service, to);
      await phone.launch();
      const asked = phone.service.requests.length;
      await phone.writeSetting(SettingsKey.authRedirect, { service: from, ...back });
      await phone.pass(MINUTE_MS);
      expect(phone.service.requests).toHaveLength(asked);
      expect(phone.status).toMatchObject({ state: 'notSetUp', failedSignIn: { code: 'code' } });
      expect(phone.settings.map.has(SettingsKey.authRedirect)).toBe(false);
    },
  );

  it('a pairing that waits for the network goes along to its own service, and to no other', async () => {
    for (const service of [to, from]) {
      const phone = await asleepAt(from);
      phone.service.fault = () => 'unreachable';
      const pairing = {
        service,
        clientId: service === 'google' ? '1-a.apps.googleusercontent.com' : '23PAIR',
        clientSecret: 'brought-along',
        refreshToken: 'r',
        scopes: service === 'google' ? [`${SCOPE_PREFIXES.google}sleep.readonly`] : ['sleep'],
      };
      await phone.writeSetting(SettingsKey.pairing, { name: formatPairing(pairing) });
      expect(accountOnDisk(phone)?.pending).toBeDefined();
      phone.settings.map.set(SettingsKey.service, to);
      await phone.wake();
      expect(accountOnDisk(phone)?.service).toBe(to);
      expect(accountOnDisk(phone)?.pending !== undefined).toBe(service === to);
    }
  });

  it('a secret of the other service is cleared even where storage is full', async () => {
    const phone = await asleepAt(to);
    await phone.launch();
    phone.local.isFull = (key) => key === 'account';
    secretsTyped(phone);
    await phone.wake();
    expect(storedSecrets(phone)).toEqual([`typed-for-${to}`]);
  });

  it('no secret is left behind a sign-out for which there was room at last', async () => {
    const phone = await asleepAt(to);
    await phone.launch();
    phone.local.isFull = (key) => key === 'account';
    await phone.writeSetting(SettingsKey.authRedirect, { service: to, code: 'c' });
    secretsTyped(phone);
    await phone.wake();
    phone.local.isFull = () => false;
    await phone.command('signOut');
    expect([storedSecrets(phone), phone.settings.map.has(SettingsKey.signOut)]).toEqual([[], false]);
    expect(accountOnDisk(phone)).toMatchObject({ service: to, secret: `typed-for-${to}` });
    expect(accountOnDisk(phone)?.pending).toBeUndefined();
  });
});
