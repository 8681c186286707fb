import { HOUR_MS, MINUTE_MS } from '../../../common/time';
import { AccountObserver } from './account-observer';
import { crossings, expired, isUnheard, killsIn, liveOn } from './killed';
import { signedIn, TestPhone } from './test-phone';

describe('a clock that jumps before any of its readings in a sync', () => {
  /** How often a sync reads the clock. */
  async function countReadings(): Promise<number> {
    const phone = await expired();
    let count = 0;
    phone.onClockRead = () => {
      count++;
    };
    await phone.launch();
    await phone.pass(MINUTE_MS);
    return count;
  }

  it.each([-10 * HOUR_MS, 10 * HOUR_MS])('by %d ms harms nothing', async (jump) => {
    const count = await countReadings();
    expect(count).toBeGreaterThan(30);
    for (let reading = 1; reading <= count; reading++) {
      const phone = await expired();
      const watch = new AccountObserver(phone);
      let readings = 0;
      phone.onClockRead = () => {
        if (++readings === reading) phone.clockError = jump;
      };
      await phone.launch();
      await phone.pass(MINUTE_MS);
      await liveOn(phone);
      expect(watch.violations).toEqual([]);
      expect(phone.status).toMatchObject({ state: 'ok', result: 'ok' });
      expect(watch.refreshes).toBeLessThanOrEqual(2);
    }
  });
});

describe('storage that fails at any write of a sync', () => {
  /** Fails from the n-th write on, `times` times. */
  function failing(phone: TestPhone, nth: number, times: number): void {
    let writes = 0;
    phone.local.isFull = () => ++writes >= nth && writes < nth + times;
  }

  async function writesOf(): Promise<number> {
    const phone = await expired();
    const before = phone.local.written.length;
    await phone.launch();
    return phone.local.written.length - before;
  }

  it.each([1, 2, Infinity])(
    '%d times keeps the session, and the answer where one has come',
    async (times) => {
      const writes = await writesOf();
      expect(writes).toBeGreaterThan(8);
      for (let nth = 1; nth <= writes; nth++) {
        const phone = await expired();
        const watch = new AccountObserver(phone);
        failing(phone, nth, times);
        await phone.launch();
        await phone.pass(15 * MINUTE_MS);
        await phone.wake();
        phone.local.isFull = () => false;
        await phone.pass(15 * MINUTE_MS);
        await phone.wake();
        expect(watch.violations).toEqual([]);
        expect(phone.status.state).toBe('ok');
        expect(isUnheard(phone)).toBe(false);
        expect(watch.refreshes).toBe(1);
      }
    },
  );

  it('and a kill after it lose only a response that was never stored', async () => {
    const writes = await writesOf();
    for (let nth = 1; nth <= writes; nth++) {
      const phone = await expired();
      const watch = new AccountObserver(phone);
      failing(phone, nth, Infinity);
      await phone.launch();
      phone.kill();
      phone.local.isFull = () => false;
      const unheard = isUnheard(phone);
      await phone.pass(15 * MINUTE_MS);
      await liveOn(phone);
      expect(watch.violations).toEqual([]);
      expect(phone.status.state).toBe(unheard ? 'reconnect' : 'ok');
    }
  });
});

describe('everything else that is killed before and after all that it does', () => {
  async function eachKill(
    prepare: () => Promise<TestPhone>,
    act: (phone: TestPhone) => Promise<void>,
    check: (phone: TestPhone) => void,
  ): Promise<void> {
    for (const kill of killsIn(await crossings(prepare, act))) {
      const phone = await prepare();
      const watch = new AccountObserver(phone);
      phone.killAt = kill;
      await act(phone);
      await phone.pass(MINUTE_MS + 30000);
      await liveOn(phone);
      expect(watch.violations).toEqual([]);
      check(phone);
    }
  }

  it('a sign-in is complete, or the page asks the wearer to repeat it', async () => {
    const seen = new Set<string>();
    const before = new TestPhone();
    await before.command('pageOpened');
    before.kill();
    before.crossings = 0;
    await eachKill(
      async () => before.copy(),
      (phone) => phone.returnWithCode(),
      ({ status }) => seen.add(`${status.state} ${status.failedSignIn?.code || status.result}`),
    );
    expect([...seen].sort()).toEqual(['notSetUp code', 'ok ok']);
  });

  it('a sign-out is final, and the grant is revoked', async () => {
    const before = await signedIn();
    before.kill();
    before.crossings = 0;
    await eachKill(
      async () => before.copy(),
      (phone) => phone.command('signOut'),
      (phone) => {
        expect(phone.status).toMatchObject({ state: 'notSetUp', grantedScopes: [] });
        expect(phone.service.holders).toEqual([]);
        expect(phone.snapshot.account.state).toBe('notSetUp');
        expect(phone.snapshot).not.toHaveProperty('sleep');
      },
    );
  });

  it('no two snapshots that differ have the same number', async () => {
    await eachKill(
      expired,
      (phone) => phone.launch(),
      (phone) => {
        const numbers = phone.files.map(({ content }) => `${content.origin} ${content.seq}`);
        expect(new Set(numbers).size).toBe(numbers.length);
      },
    );
  });
});
