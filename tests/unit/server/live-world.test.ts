import { connectInProcess } from '../../../simulator/client/in-process';
import { DEFAULT_START, readWorldArguments } from '../../../simulator/client/world-arguments';
import { WorldError, WorldGoneError } from '../../../simulator/client/world-connection';
import type { WorldLink } from '../../../simulator/client/world-link';
import { readScenario } from '../../../simulator/scenario/read-scenario';
import { LiveWorld } from '../../../simulator/server/live-world';
import type { WorldSource } from '../../../simulator/server/world-source';
import type { WorldSpec } from '../../../simulator/simulation/world-spec';
import { packApp } from '../../journey/hand-made-app';

const APP = packApp({});
const SCENARIO = readScenario('a.yaml', 'steps: [{ at: 1d, button: press }]');

/** A live world whose links are counted, and close a moment later. */
function createCounted({
  fba = APP,
  readSpec = (): WorldSpec => ({ start: 0 }),
  refuses,
}: Partial<WorldSource> & { refuses?: string } = {}) {
  const open = new Set<WorldLink>();
  const called: string[] = [];
  const world = new LiveWorld({
    fba,
    fileName: 'a.fba',
    readSpec,
    routes: new Map(),
    connect: (observer) => {
      const link = connectInProcess(observer);
      const { connection } = link;
      const call = connection.call.bind(connection);
      connection.call = (method, params) => {
        called.push(method);
        return method === refuses ? Promise.reject(new WorldError('Error', 'no')) : call(method, params);
      };
      const counted: WorldLink = {
        connection,
        async close(reason) {
          await link.close(reason);
          await new Promise((resolve) => setImmediate(resolve));
          open.delete(counted);
        },
      };
      open.add(counted);
      return counted;
    },
    instance: '',
    runsUnattended: true,
    log: () => undefined,
  });
  return { world, open, called };
}

test.each<[string, (world: LiveWorld) => Promise<void>, number]>([
  ['a start', (world) => world.start(), 1],
  ['a replay', (world) => world.replay(SCENARIO), 1],
  ['a stop', (world) => world.stop(), 0],
  ['the end', (world) => world.close(), 0],
])('a start while one is under way, and then %s, leave no link behind', async (_what, act, left) => {
  const { world, open } = createCounted();
  await world.start();
  await Promise.allSettled([world.start(), world.start(), act(world)]);
  expect(open.size).toBe(left);
  await world.close();
  expect(open.size).toBe(0);
});

test('a replay that another one replaced does not let commands through', async () => {
  const { world, called } = createCounted();
  const page = world.join({ send: () => undefined, bufferedAmount: 0, terminate: () => undefined });
  const first = world.replay(SCENARIO);
  const second = world.replay(SCENARIO);
  await expect(first).rejects.toThrow(WorldGoneError);
  page.receive('{"type":"sideButton"}');
  await second;
  expect(called).not.toContain('receive');
  page.receive('{"type":"sideButton"}');
  await world.whenBooted();
  expect(called).toContain('receive');
  await world.close();
});

test.each([true, false])(
  'an app for another watch than --device follows (while the world runs: %s)',
  async (isRunning) => {
    const { world } = createCounted({
      fba: packApp({ models: ['vulcan'] }),
      readSpec: ({ models }) =>
        readWorldArguments({ device: 'vulcan', start: DEFAULT_START, aod: false }, models),
    });
    const model = async (): Promise<string> => (await world.connection.call('state', {})).watch.model;
    await world.start();
    expect(await model()).toBe('vulcan');
    if (!isRunning) await world.stop();
    await world.openApp('b.fba', APP);
    await world.stop();
    await world.start();
    expect(await model()).toBe('atlas');
    await world.close();
  },
);

test('an app that was built for --device too begins again on that watch', async () => {
  const both = packApp({ models: ['atlas', 'vulcan'] });
  const { world } = createCounted({
    fba: both,
    readSpec: ({ models }) =>
      readWorldArguments({ device: 'vulcan', start: DEFAULT_START, aod: false }, models),
  });
  await world.start();
  await world.openApp('b.fba', both);
  await world.stop();
  await world.start();
  expect((await world.connection.call('state', {})).watch.model).toBe('vulcan');
  await world.close();
});

test('a first app that was not built for --device is refused', async () => {
  const { world } = createCounted({
    readSpec: ({ models }) =>
      readWorldArguments({ device: 'hera', start: DEFAULT_START, aod: false }, models),
  });
  await expect(world.start()).rejects.toThrow('--device: this .fba is not built for hera');
  await world.close();
});

test('a replay that fails is a problem of the replay: the world is not gone', async () => {
  const { world } = createCounted({ refuses: 'replayTo' });
  const sent: unknown[] = [];
  const page = world.join({
    send: (text: string) => void sent.push(JSON.parse(text)),
    bufferedAmount: 0,
    terminate: () => undefined,
  });
  await world.start();
  sent.length = 0;
  world.beginReplay(SCENARIO);
  while (!sent.some((message) => JSON.stringify(message).includes('"problem"')))
    await new Promise((resolve) => setImmediate(resolve));
  expect(sent).toContainEqual({ type: 'problem', text: 'no' });
  expect(sent).not.toContainEqual(expect.objectContaining({ type: 'world', state: 'gone' }));
  page.receive('{"type":"sideButton"}');
  await world.close();
});
