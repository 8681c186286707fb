import { worldFiles } from '../../../simulator/cli/dist-files';
import { Simulator } from '../../../simulator/client/simulator';
import { spawnWorldFrom } from '../../../simulator/process/spawn-world';
import { packApp, type Scripts } from '../../journey/hand-made-app';

/** Runs an app for a minute in its locked process, with its settings page open; what it threw and logged. */
async function run(scripts: Scripts): Promise<{ errors: unknown[]; lines: unknown[] }> {
  const simulator = await Simulator.open({
    fba: packApp(scripts),
    fileName: 'stranger.fba',
    readSpec: () => ({ start: Date.parse('2026-07-14T12:42:00Z') }),
    connect: spawnWorldFrom(worldFiles()),
  });
  try {
    await simulator.beginSignIn();
    await simulator.run('1m');
    const { device, companion } = (await simulator.report()).report;
    return {
      errors: [...device.errors, ...companion.errors],
      lines: [...device.console, ...companion.console],
    };
  } finally {
    await simulator.close();
  }
}

test('an async function that rejects is the app’s error, at its time, and the world goes on', async () => {
  const scripts = {
    companion: `setTimeout(() => { (async () => { throw new Error('no') })(); }, 1000);
      setTimeout(() => console.log('still here'), 1001);`,
  };
  const result = await run(scripts);
  expect(result.errors).toEqual([
    {
      text: 'Unhandled promise rejection: Error: no',
      at: 'companion.js:1:41',
      stack: ['companion.js:1:41', 'companion.js:1:59'],
      count: 1,
      first: '2026-07-14T12:42:01.500Z',
      last: '2026-07-14T12:42:01.500Z',
    },
  ]);
  expect(result.lines).toEqual(['log: still here']);
  expect(await run(scripts)).toEqual(result);
});

test('whose promise it was is known in each realm, and where the app took its prototype away', async () => {
  const { errors } = await run({
    face: "(async () => { throw 'face' })();",
    settings: "(async () => { throw 'settings' })(); registerSettingsPage(() => null);",
    companion: `Object.setPrototypeOf((async () => { throw 'bare' })(), null);
      class Own extends Promise {}
      Object.setPrototypeOf((async () => { throw 'own' })(), Own.prototype);
      Object.setPrototypeOf((async () => { throw 'proxy' })(), new Proxy({}, { getPrototypeOf() { throw 1 } }));`,
  });
  expect(errors.map(String).sort()).toEqual([
    'Unhandled promise rejection: bare',
    'Unhandled promise rejection: face',
    'Unhandled promise rejection: own',
    'Unhandled promise rejection: proxy',
    'settings: Unhandled promise rejection: settings',
  ]);
});

test('what is handled is no error, and a reason that rejects again does not stop time', async () => {
  const { errors, lines } = await run({
    companion: `(async () => { throw 1 })().catch(() => console.log('caught'));
      (async () => { try { await (async () => { throw 2 })() } catch (e) { console.log('caught ' + e) } })();
      const again = async () => { throw { toJSON: again } };
      again();
      setTimeout(() => console.log('later'), 30000);`,
  });
  expect(lines.map(String).sort()).toEqual(['log: caught', 'log: caught 2', 'log: later']);
  expect(errors.length).toBeGreaterThan(0);
});
