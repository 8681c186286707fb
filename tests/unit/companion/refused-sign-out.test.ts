import { SettingsKey } from '../../../common/settings-keys';
import { accountOnDisk } from './account-observer';
import { TestPhone } from './test-phone';

it('a sign-out that storage refused is done again, also by the next process', async () => {
  const phone = new TestPhone();
  await phone.launch();
  await phone.signIn();
  phone.local.isFull = () => true;
  await phone.command('signOut');
  expect(phone.settings.getItem(SettingsKey.signOut)).not.toBeNull();
  expect(accountOnDisk(phone)?.tokens).toBeDefined();

  phone.kill();
  phone.local.isFull = () => false;
  await phone.launch();
  expect(phone.status.state).toBe('notSetUp');
  expect(accountOnDisk(phone)?.tokens).toBeUndefined();
  expect(phone.service.holders).toEqual([]);
  expect(phone.settings.getItem(SettingsKey.signOut)).toBeNull();
});
