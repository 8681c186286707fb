import type { HttpRequest } from '../../../companion/platform';
import { AccountWatch, accountOnDisk } from './account-watch';
import type { Fault } from './fake-service';
import { HOUR, type Kill, MINUTE, TestPhone } from './test-phone';

let inTheMorning: Promise<TestPhone> | undefined;

/** Signed in, with an access token that has just ended; `arrange` says what else is the matter. */
async function expired(arrange: (phone: TestPhone) => void = () => undefined): Promise<TestPhone> {
  inTheMorning ??= afterNineHours();
  const phone = (await inTheMorning).copy();
  arrange(phone);
  return phone;
}

async function afterNineHours(): Promise<TestPhone> {
  const phone = await signedIn();
  await phone.pass(9 * HOUR);
  phone.kill();
  phone.service.requests.length = 0;
  phone.calls = 0;
  return phone;
}

async function signedIn(): Promise<TestPhone> {
  const phone = new TestPhone();
  await phone.launch();
  await phone.signIn();
  return phone;
}

/** The n-th refresh decides. */
const onRefresh =
  (...faults: Fault[]) =>
  ({ service }: TestPhone): void => {
    const left = [...faults];
    service.fault = ({ body }: HttpRequest) => (body?.includes('refresh_token') ? left.shift() : undefined);
  };

/** What was crossed on the way, in order. */
async function crossings(prepare: () => Promise<TestPhone>, act: (phone: TestPhone) => Promise<void>) {
  const phone = await prepare();
  const names: string[] = [];
  phone.onCall = (name) => names.push(name);
  await act(phone);
  await phone.pass(MINUTE);
  return names;
}

/** Before each crossing, and after each that leaves a trace outside: after a read is before what follows it. */
function killsIn(names: string[]): Kill[] {
  return names.flatMap((name, i) => {
    const call = i + 1;
    const before: Kill = { call, when: 'before' };
    return name === 'read' ? [before] : [before, { call, when: 'after' }];
  });
}

/** Lives on as phones do: launched once more, then woken. */
async function liveOn(phone: TestPhone): Promise<void> {
  await phone.launch();
  for (let i = 0; i < 2; i++) {
    await phone.pass(15 * MINUTE);
    await phone.wake();
  }
}

/** The service has rotated, and the answer is not on disk. */
function isUnheard(phone: TestPhone): boolean {
  return phone.service.secrets[1] !== accountOnDisk(phone)?.tokens?.refresh;
}

const SCENES: [string, (phone: TestPhone) => void][] = [
  ['nothing else', () => undefined],
  ['a lost answer', onRefresh('lost')],
  ['two lost answers and a silence', onRefresh('lost', 'lost', 'silent')],
  [
    'a clock ten hours behind, so that the service says first that the token is over',
    (phone) => {
      phone.clockError = -10 * HOUR;
    },
  ],
  [
    'a clock ten hours ahead',
    (phone) => {
      phone.clockError = 10 * HOUR;
    },
  ],
];

describe.each(SCENES)('a sync with %s, killed before and after everything it does', (_, arrange) => {
  async function eachKill(sleep: number, check: (phone: TestPhone, unheard: boolean) => void): Promise<void> {
    const names = await crossings(
      () => expired(arrange),
      (phone) => phone.launch(),
    );
    expect(new Set(names)).toEqual(new Set(['read', 'write', 'request', 'timer', 'message', 'file']));
    for (const kill of killsIn(names)) {
      const phone = await expired(arrange);
      const watch = new AccountWatch(phone);
      phone.killAt = kill;
      await phone.launch();
      await phone.pass(MINUTE);
      expect(phone.alive).toBe(false);
      const unheard = isUnheard(phone);
      phone.service.fault = () => undefined;
      await phone.pass(sleep);
      await liveOn(phone);
      expect(watch.broken).toEqual([]);
      check(phone, unheard);
    }
  }

  it('loses nothing where the phone wakes within the two minutes of the service', async () => {
    await eachKill(30000, (phone) => {
      expect(phone.status).toMatchObject({ state: 'ok', result: 'ok' });
      expect(isUnheard(phone)).toBe(false);
    });
  });

  it('loses only an answer that never reached the disk where the phone sleeps for longer', async () => {
    const ends = new Set<string>();
    await eachKill(15 * MINUTE, (phone, unheard) => {
      expect(phone.status.state).toBe(unheard ? 'reconnect' : 'ok');
      ends.add(phone.status.state);
    });
    expect([...ends].sort()).toEqual(['ok', 'reconnect']);
  });
});

describe('a clock that jumps at any moment of a sync', () => {
  it.each([-10 * HOUR, 10 * HOUR])('by %d ms harms nothing', async (jump) => {
    const names = await crossings(expired, (phone) => phone.launch());
    for (let moment = 1; moment <= names.length; moment++) {
      const phone = await expired();
      const watch = new AccountWatch(phone);
      phone.onCall = () => {
        if (phone.calls === moment) phone.clockError = jump;
      };
      await phone.launch();
      await phone.pass(MINUTE);
      await liveOn(phone);
      expect(watch.broken).toEqual([]);
      expect(phone.status).toMatchObject({ state: 'ok', result: 'ok' });
      expect(watch.refreshes).toBeLessThanOrEqual(2);
    }
  });
});

describe('storage that fails at any write of a sync', () => {
  /** Fails from the n-th write on, `times` times. */
  function failing(phone: TestPhone, nth: number, times: number): void {
    let writes = 0;
    phone.local.full = () => ++writes >= nth && writes < nth + times;
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
        const watch = new AccountWatch(phone);
        failing(phone, nth, times);
        await phone.launch();
        await phone.pass(15 * MINUTE);
        await phone.wake();
        phone.local.full = () => false;
        await phone.pass(15 * MINUTE);
        await phone.wake();
        expect(watch.broken).toEqual([]);
        expect(phone.status.state).toBe('ok');
        expect(isUnheard(phone)).toBe(false);
        expect(watch.refreshes).toBe(1);
      }
    },
  );

  it('and a kill behind it lose only an answer that never reached the disk', async () => {
    const writes = await writesOf();
    for (let nth = 1; nth <= writes; nth++) {
      const phone = await expired();
      const watch = new AccountWatch(phone);
      failing(phone, nth, Infinity);
      await phone.launch();
      phone.kill();
      phone.local.full = () => false;
      const unheard = isUnheard(phone);
      await phone.pass(15 * MINUTE);
      await liveOn(phone);
      expect(watch.broken).toEqual([]);
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
      const watch = new AccountWatch(phone);
      phone.killAt = kill;
      await act(phone);
      await phone.pass(MINUTE + 30000);
      await liveOn(phone);
      expect(watch.broken).toEqual([]);
      check(phone);
    }
  }

  it('a sign-in is done, or the wearer is told to do it again', async () => {
    const seen = new Set<string>();
    const before = new TestPhone();
    await before.command('opened');
    before.kill();
    before.calls = 0;
    await eachKill(
      async () => before.copy(),
      (phone) => phone.consentGiven(),
      ({ status }) => seen.add(`${status.state} ${status.result}`),
    );
    expect([...seen].sort()).toEqual(['finishSignIn code', 'ok ok']);
  });

  it('a sign-out is for good, and the service is told', async () => {
    const before = await signedIn();
    before.kill();
    before.calls = 0;
    await eachKill(
      async () => before.copy(),
      (phone) => phone.command('signOut'),
      (phone) => {
        expect(phone.status).toMatchObject({ state: 'notSetUp', granted: [] });
        expect(phone.service.holders).toEqual([]);
        expect(phone.snapshot.account.state).toBe('notSetUp');
        expect(phone.snapshot).not.toHaveProperty('night');
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
