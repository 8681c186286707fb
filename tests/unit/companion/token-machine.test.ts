import fc from 'fast-check';
import { SettingsKey } from '../../../common/settings-keys';
import { HOUR_MS, MINUTE_MS } from '../../../common/time';
import { AccountObserver, accountOnDisk, stateOf } from './account-observer';
import { CloudPhone, type NetworkState } from './cloud-phone';

/** What the wearer has done last, and what they may expect of it. */
interface Model {
  /** A sign-in was begun, and not ended by a sign-out. */
  wants: boolean;
}

interface Real {
  phone: CloudPhone;
  watch: AccountObserver;
}

type Command = fc.AsyncCommand<Model, Real>;

/** What must hold after every command, whatever came before. */
function check(model: Model, { phone, watch }: Real): void {
  expect(watch.violations).toEqual([]);
  const account = accountOnDisk(phone);
  if (!account) return;
  // Whoever has signed out is signed out, and nothing of theirs is left.
  if (!model.wants && phone.settings.getItem(SettingsKey.signOut) === null) {
    expect(stateOf(account)).toBe('signed out');
    expect(account.pending).toBeUndefined();
  }
  // A session ends for good only where the service would take no token that this phone has ever had on disk.
  if (stateOf(account) === 'reconnect' && phone.grant) {
    const kept = phone.local.written.some((text) => text.includes(phone.grant?.refresh ?? ''));
    expect(kept).toBe(false);
    // A code is good for one exchange; a refresh gets the same response again for two minutes.
    if (phone.grant.how === 'rotated') {
      expect(phone.time - phone.grant.at).toBeGreaterThanOrEqual(2 * MINUTE_MS);
    }
  }
}

function command(name: string, run: (model: Model, real: Real) => unknown): Command {
  return {
    check: () => true,
    async run(model, real) {
      await run(model, real);
      check(model, real);
    },
    toString: () => name,
  };
}

const span = fc.oneof(
  fc.integer({ min: 1, max: 150 }).map((seconds) => seconds * 1000),
  fc.integer({ min: 1, max: 40 }).map((quarters) => quarters * 15 * MINUTE_MS),
);

const COMMANDS = [
  span.map((ms) => command(`pass(${ms})`, (_, { phone }) => phone.pass(ms))),
  fc.constant(command('wake', (_, { phone }) => phone.wake())),
  fc.constant(command('wake', (_, { phone }) => phone.wake())),
  fc.constant(command('launch', (_, { phone }) => phone.launch())),
  fc.constant(command('look', (_, { phone }) => phone.receive({ type: 'refresh' }))),
  fc.constant(command('syncNow', (_, { phone }) => phone.command('syncNow'))),
  fc.constant(command('kill', (_, { phone }) => phone.kill())),
  fc
    .record({ after: fc.nat(120), when: fc.constantFrom('before' as const, 'after' as const) })
    .map(({ after, when }) =>
      command(`kill ${when} ${after} more crossings`, (_, { phone }) => {
        phone.killAt = { call: phone.crossings + 1 + after, when };
      }),
    ),
  fc.constantFrom<NetworkState>('good', 'good', 'lost', 'unreachable', 'silent', 'portal').map((line) =>
    command(`line ${line}`, (_, { phone }) => {
      phone.network = line;
    }),
  ),
  fc.constantFrom<NetworkState>('lost', 'unreachable', 'silent', 'portal').map((line) =>
    command(`refresh on a line that is ${line}`, async (_, { phone }) => {
      await phone.pass(8 * HOUR_MS);
      phone.network = line;
      await phone.wake();
      await phone.pass(MINUTE_MS);
      phone.network = 'good';
    }),
  ),
  fc.nat(6).map((writes) =>
    command(`storage fails after ${writes} writes`, (_, { phone }) => {
      let left = writes;
      phone.local.isFull = () => left-- <= 0;
    }),
  ),
  fc.constant(
    command('storage heals', (_, { phone }) => {
      phone.local.isFull = () => false;
    }),
  ),
  fc.integer({ min: -14, max: 14 }).map((hours) =>
    command(`clock is wrong by ${hours} h`, (_, { phone }) => {
      phone.clockError = hours * HOUR_MS;
    }),
  ),
  fc.constant(command('withdraw', (_, { phone }) => phone.withdraw())),
  fc.constant(
    command('signOut', (model, { phone }) => {
      model.wants = false;
      return phone.command('signOut');
    }),
  ),
  fc.constant(
    command('signIn', (model, { phone }) => {
      model.wants = true;
      return phone.consent();
    }),
  ),
  fc.constant(
    command('signIn', (model, { phone }) => {
      model.wants = true;
      return phone.consent();
    }),
  ),
];

/** All is well again, for long enough that whatever was left undone gets done. */
async function heal({ phone }: Real): Promise<void> {
  phone.network = 'good';
  phone.local.isFull = () => false;
  phone.killAt = undefined;
  phone.clockError = 0;
  await phone.launch();
  for (let i = 0; i < 3; i++) {
    await phone.pass(7 * HOUR_MS);
    await phone.wake();
    await phone.pass(MINUTE_MS);
  }
}

it.each([
  ['fitbit', 60],
  ['google', 40],
] as const)(
  '%s: keeps to its arrows, loses no token that the service would take, and hammers no dead one',
  async (service, numRuns) => {
    let ends: Record<string, number> = {};
    await fc.assert(
      fc.asyncProperty(fc.commands(COMMANDS, { size: '+1' }), async (commands) => {
        const phone = new CloudPhone(service);
        const real = { phone, watch: new AccountObserver(phone) };
        await phone.launch();
        await phone.consent();
        const model: Model = { wants: true };
        await fc.asyncModelRun(() => ({ model, real }), commands);
        await heal(real);
        check(model, real);
        const state = stateOf(accountOnDisk(phone));
        ends = { ...ends, [state]: (ends[state] ?? 0) + 1 };
        // A session that is there is a good one: its refresh token is the one that the service takes.
        if (state === 'held') {
          expect(accountOnDisk(phone)?.tokens?.refreshToken).toBe(phone.grant?.refresh);
          expect(phone.status).toMatchObject({ state: 'ok' });
        }
        // And every grant that no account holds is revoked.
        if (!model.wants && phone.grant) expect(accountOnDisk(phone)?.revocations).toEqual([]);
        expect(['held', 'signed out', 'reconnect']).toContain(state);
      }),
      { numRuns },
    );
    for (const state of ['held', 'reconnect', 'signed out']) expect(ends[state]).toBeGreaterThan(5);
  },
);
