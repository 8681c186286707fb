import { readAppPackage } from '../../../simulator/app-package/read-app-package';
import { World } from '../../../simulator/run/world';
import { HOUR_MS, MINUTE_MS } from '../../../simulator/world/duration';
import { packApp } from '../../journey/hand-made-app';
import { Journey } from '../../journey/journey';

const STORM_AND_CALM_MS = 8 * HOUR_MS;

async function weather(world: World, seed: number): Promise<void> {
  world.storms.begin(seed);
  await world.run(world.clock.now() + STORM_AND_CALM_MS);
}

function faultsOf(world: World): unknown[] {
  return world.trace.entries
    .filter((entry) => entry.kind === 'fault')
    .map(({ t, name, isOver }) => ({ t, name, isOver }));
}

test('a storm is the same for a seed, ends all of its faults, and Almanac comes back', async () => {
  const [first, again, other] = await Promise.all(
    [7, 7, 8].map(async (seed) => {
      const journey = new Journey();
      await journey.signIn();
      journey.world.watch.setDisplay(false);
      await weather(journey.world, seed);
      return journey.world;
    }),
  );
  if (!first || !again || !other) throw new Error('three worlds were made');
  expect(faultsOf(first).length).toBeGreaterThan(10);
  expect(faultsOf(again)).toEqual(faultsOf(first));
  expect(faultsOf(other)).not.toEqual(faultsOf(first));
  expect(first.storms.state).toMatchObject({ seed: 7, phase: 'over', active: 0, endedByHand: 0 });
  expect(first.storms.state?.recovery?.isGood).toBe(true);
  expect(first.storms.state?.recovery?.text).toMatch(
    /^All came back: .*, the last good response is of \d\d:\d\d\.$/,
  );
  expect([first.faults.listActive(), first.network.failures.list()]).toEqual([[], []]);
});

/** A storm of ten minutes over a companion that calls `work` at each launch and wake. */
async function weatherOver(work: string): Promise<World> {
  const companion = `
    var companion = require('companion').me, count = 0;
    function work() { count++; ${work} }
    companion.wakeInterval = 300000;
    companion.addEventListener('wakeinterval', work);
    work();`;
  const permissions = ['access_internet', 'run_background'];
  const world = new World({ app: readAppPackage(packApp({ companion, permissions })), start: 0 });
  world.boot();
  await world.run(MINUTE_MS);
  world.storms.begin(7);
  await world.run(10 * MINUTE_MS);
  world.storms.stop();
  expect(world.storms.state?.phase).toBe('calm');
  await world.run(2 * HOUR_MS);
  return world;
}

test('what did not come back is named, with its entry', async () => {
  const world = await weatherOver(`fetch('https://www.fitbit.com/oauth2/authorize?' +
    (count > 1 ? 'nonsense' : 'client_id=ABC123&response_type=code&scope=sleep'));`);
  const { recovery } = world.storms.state ?? {};
  expect(recovery?.text).toMatch(
    /^www\.fitbit\.com\/oauth2\/authorize did not come back: last requested \d\d:\d\d, the response was 400\.$/,
  );
  expect(world.trace.get(recovery?.entry ?? -1)).toMatchObject({ kind: 'request', status: 400 });
});

test('what was never there does not come back and is not named', async () => {
  const world = await weatherOver(`fetch('https://weather.example/now').catch(function () {});
    fetch('https://api.fitbit.com/1/user/-/profile.json');`);
  expect(world.storms.state?.recovery).toEqual({
    isGood: true,
    text: 'All came back: the app runs, nothing waits.',
  });
});

test('a fault that somebody ends earlier is counted', async () => {
  const world = new World({ app: readAppPackage(packApp({})), start: 0 });
  world.boot();
  world.storms.begin(7);
  let ended = 0;
  while (world.storms.state?.phase === 'storm') {
    await world.run(world.clock.now() + MINUTE_MS);
    if (world.network.isOnline) continue;
    world.faults.switchOff('network-off');
    ended++;
  }
  expect(ended).toBeGreaterThan(0);
  expect(world.storms.state?.endedByHand).toBe(ended);
});
