import { MINUTE_MS } from '../../../common/time';
import { AccountObserver } from './account-observer';
import { crossings, expired, isUnheard, killsIn, liveOn } from './killed';
import type { TestPhone } from './test-phone';

/** Declares the tests of a sync that is killed somewhere; `arrange` says what else is the matter with the phone. */
export function testKilledSync(arrange: (phone: TestPhone) => void): void {
  async function eachKill(sleep: number, check: (phone: TestPhone, unheard: boolean) => void): Promise<void> {
    const names = await crossings(
      () => expired(arrange),
      (phone) => phone.launch(),
    );
    expect(new Set(names)).toEqual(new Set(['read', 'write', 'request', 'timer', 'message', 'file']));
    for (const kill of killsIn(names)) {
      const phone = await expired(arrange);
      const watch = new AccountObserver(phone);
      phone.killAt = kill;
      await phone.launch();
      await phone.pass(MINUTE_MS);
      expect(phone.isAlive).toBe(false);
      const unheard = isUnheard(phone);
      phone.service.fault = () => undefined;
      await phone.pass(sleep);
      await liveOn(phone);
      expect(watch.violations).toEqual([]);
      check(phone, unheard);
    }
  }

  it('loses nothing where the phone wakes within the two minutes of the service', async () => {
    await eachKill(30000, (phone) => {
      expect(phone.status).toMatchObject({ state: 'ok', result: 'ok' });
      expect(isUnheard(phone)).toBe(false);
    });
  });

  it('loses only a response that was never stored when the phone sleeps for longer', async () => {
    const ends = new Set<string>();
    await eachKill(15 * MINUTE_MS, (phone, unheard) => {
      expect(phone.status.state).toBe(unheard ? 'reconnect' : 'ok');
      ends.add(phone.status.state);
    });
    expect([...ends].sort()).toEqual(['ok', 'reconnect']);
  });
}
