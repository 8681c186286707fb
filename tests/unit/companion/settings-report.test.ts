import { SettingsKey } from '../../../common/settings-keys';
import { MINUTE_MS } from '../../../common/time';
import { json } from './fake-service';
import { signedIn } from './test-phone';

/** What the companion reports to the settings page about syncs and sign-ins. */

it('a failed try does not move the time of the last sync, and its successor does', async () => {
  const phone = await signedIn();
  const { syncedAt } = phone.status;
  expect(syncedAt).toBe(phone.time);
  phone.service.fault = () => json(503, '');
  await phone.pass(20 * MINUTE_MS);
  await phone.command('syncNow');
  expect(phone.status).toMatchObject({ syncedAt, lastSyncAt: phone.time, result: 'server' });
  phone.service.fault = ({ url }) => (url.includes('/sleep/') ? json(503, '') : undefined);
  await phone.pass(MINUTE_MS);
  await phone.command('syncNow');
  expect(phone.status).toMatchObject({ syncedAt: phone.time, lastSyncAt: phone.time, result: 'server' });
});

it('a sign-in that failed is reported apart from the last sync, until one succeeds', async () => {
  const phone = await signedIn();
  await phone.writeSetting(SettingsKey.authRedirect, { error: 'access_denied' });
  const failedSignIn = { method: 'consent', code: 'denied', at: phone.time, isPending: false };
  expect(phone.status).toMatchObject({ state: 'ok', result: 'ok', failedSignIn });
  await phone.command('syncNow');
  expect(phone.status).toMatchObject({ result: 'ok', failedSignIn });
  await phone.returnWithCode();
  expect(phone.status.failedSignIn).toBeUndefined();
});

it.each(['signOut', 'service'] as const)(
  'a question to confirm does not outlive its account (%s)',
  async (key) => {
    const phone = await signedIn();
    await phone.writeSetting(SettingsKey.asking, 'google');
    await phone.command('syncNow');
    expect(phone.settings.getItem(SettingsKey.asking)).not.toBeNull();
    if (key === 'signOut') await phone.command('signOut');
    else {
      phone.settings.setItem(SettingsKey.service, 'google');
      await phone.wake();
    }
    expect(phone.settings.getItem(SettingsKey.asking)).toBeNull();
  },
);
