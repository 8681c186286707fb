import { type Account, openAccount } from '../../../companion/account/account';
import { openStoredValue } from '../../../companion/stored-value';
import { MemoryStore } from './test-phone';

it('the first account is written down: it has the same origin at every read, and after a restart', () => {
  const store = new MemoryStore();
  let origins = 0;
  const open = () =>
    openAccount(openStoredValue<Account | undefined>(store, 'account', undefined), () => ++origins);
  const account = open();
  expect(account.read().origin).toBe(1);
  expect(account.read().origin).toBe(1);
  expect(open().read().origin).toBe(1);
});
