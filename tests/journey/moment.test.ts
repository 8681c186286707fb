import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { connectInProcess } from '../../simulator/client/in-process';
import type { WorldConnection } from '../../simulator/client/world-connection';
import { readScenario } from '../../simulator/scenario/read-scenario';
import { runScenario } from '../../simulator/scenario/run-scenario';
import { writeMoment } from '../../simulator/scenario/write-moment';
import { replay } from '../../simulator/server/replay';
import type { ClientCommand } from '../../simulator/simulation/commands';
import { MINUTE_MS, SECOND_MS } from '../../simulator/world/duration';
import { START } from './built-app';

const FBA = readFileSync(join(__dirname, '../../build/app.fba'));
/** Nothing of this may be in a moment. */
const SECRETS = ['s3cret-token', 'almanac1:pairing', 'GOCSPX-s3cret'];

const links: { close(): Promise<void> }[] = [];
afterAll(() => Promise.all(links.map((link) => link.close())));

async function connect() {
  const link = connectInProcess({});
  links.push(link);
  const fba = FBA.toString('base64');
  const app = await link.connection.call('load', { fileName: 'app.fba', fba });
  return { app, connection: link.connection };
}

/** What can be seen and what has happened, in few bytes. */
async function digest(connection: WorldConnection): Promise<{ screen: string; trace: string; now: number }> {
  const hash = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex');
  return {
    now: await connection.call('now', {}),
    screen: hash(await connection.call('picture', {})),
    trace: hash(await connection.call('entries', { from: 0 })),
  };
}

/** A moment after all kinds of commands, and the world in which they were done. */
async function record() {
  const { connection } = await connect();
  const spec = { start: START, isWornSinceMorning: true, persona: 'noor', seed: 3, zone: 'Europe/Vienna' };
  await connection.call('start', { spec, instance: '' });
  const run = async (ms: number): Promise<void> => {
    await connection.call('run', { until: (await connection.call('now', {})) + ms });
  };
  const perform = async (command: ClientCommand): Promise<void> => {
    await run(137);
    await connection.call('perform', { command });
  };
  await perform({ type: 'preferences', clockDisplay: '12h', firstDayOfWeek: 0 });
  await connection.call('beginSignIn', { service: 'fitbit', without: ['weight'] });
  await run(20 * SECOND_MS);
  await perform({ type: 'tap', x: 168, y: 168 });
  await perform({ type: 'setSetting', key: 'accent', value: '"#5ac8fa"' });
  await perform({ type: 'setSetting', key: 'pastedToken', value: SECRETS[0] as string });
  await perform({ type: 'setSetting', key: 'pairing', value: SECRETS[1] as string });
  await perform({ type: 'setSetting', key: 'note', value: `{"client_secret":"${SECRETS[2]}"}` });
  await perform({ type: 'overrideSensor', sensor: 'heartRate', value: 123 });
  await perform({ type: 'failureMode', failureMode: '500', urlPart: '/sleep/' });
  await perform({ type: 'failures', failures: [{ mode: '429' }, { mode: 'cut', urlPart: '/heart' }] });
  await perform({ type: 'fault', fault: 'off-wrist', on: true });
  await perform({ type: 'zone', zone: 'Asia/Tokyo' });
  await perform({ type: 'faultValue', fault: 'phone-clock', value: '+2h' });
  await perform({ type: 'faultValue', fault: 'phone-clock', value: null });
  await perform({ type: 'faultValue', fault: 'late-response', value: '20s' });
  await perform({ type: 'permission', permission: 'access_heart_rate', granted: false });
  await perform({ type: 'event', event: 'kill-companion' });
  await perform({ type: 'network', on: false });
  await perform({ type: 'network', on: true });
  await connection.call('addFault', { spec: 'kill-companion@1m' });
  await run(20 * MINUTE_MS);
  await perform({ type: 'sideButton' });
  await perform({ type: 'restart', model: 'vulcan' });
  await perform({ type: 'display', on: false });
  await perform({ type: 'display', on: true });
  await perform({ type: 'screenTimeout', timeout: '30s' });
  await run(1_011);
  return { connection, moment: writeMoment(await connection.call('recording', {})) };
}

let recorded: Awaited<ReturnType<typeof record>>;
beforeAll(async () => {
  recorded = await record();
});

test('a moment has no secret, and played again it is the same screen and the same line', async () => {
  const { connection, moment } = recorded;
  for (const secret of SECRETS) expect(moment).not.toContain(secret);
  expect(moment).toContain('"pairing" was set to a secret');

  // On the page, twice.
  const digests = [];
  for (const _ of [1, 2]) {
    const { app, connection: again } = await connect();
    const scenario = readScenario('moment.yaml', moment);
    const spec = scenario.readSpec(app);
    await again.call('start', { spec, instance: '' });
    const onProblem = jest.fn();
    const context = { app, connection: again, start: spec.start, onProblem };
    await expect(replay(scenario, { ...context, isStopped: () => false })).resolves.toBe(true);
    expect(onProblem).not.toHaveBeenCalled();
    digests.push(await digest(again));
    // What was done again is the same moment.
    expect(writeMoment(await again.call('recording', {})).replace(/^ +# .*\n/gm, '')).toBe(
      moment.replace(/^ +# .*\n/gm, ''),
    );
  }
  expect(digests[1]).toEqual(digests[0]);
  const { trace: _, ...seen } = await digest(connection);
  expect(digests[0]).toMatchObject(seen);
});

test('a replay that is stopped between two steps does no other step', async () => {
  const { app, connection } = await connect();
  const scenario = readScenario('two.yaml', 'steps: [{ at: 1s, display: off }, { at: 1h, display: on }]');
  const spec = scenario.readSpec(app);
  await connection.call('start', { spec, instance: '' });
  let looks = 0;
  const isStopped = () => ++looks > 1;
  const onProblem = jest.fn();
  await expect(replay(scenario, { app, connection, start: spec.start, isStopped, onProblem })).resolves.toBe(
    false,
  );
  expect((await connection.call('state', {})).now).toBe(spec.start + 1_000);
});

test('npm run scenario plays it too, and compares the texts of the screen', async () => {
  const { moment } = recorded;
  const failures: string[] = [];
  const { failures: count, expectations } = await runScenario(
    readScenario('moment.yaml', moment),
    { fba: FBA, fileName: 'app.fba', connect: connectInProcess },
    {
      files: { read: () => undefined, write: () => undefined },
      isUpdating: false,
      onFailure: (line) => failures.push(line),
    },
  );
  expect(failures).toEqual([]);
  expect(count).toBe(0);
  expect(expectations).toBeGreaterThan(3);
});
