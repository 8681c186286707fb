import { existsSync, readdirSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { worldFiles } from '../../../simulator/cli/dist-files';
import { Simulator } from '../../../simulator/client/simulator';
import type { WorldGoneError } from '../../../simulator/client/world-connection';
import type { WorldLink } from '../../../simulator/client/world-link';
import { spawnWorldFrom } from '../../../simulator/process/spawn-world';
import { createFolder } from '../../journey/command';
import { packApp, type Scripts } from '../../journey/hand-made-app';

const START = Date.parse('2026-07-14T12:42:00Z');
const folder = createFolder();
afterAll(() => folder.remove());

test('code that has left its realm reaches nothing', async () => {
  const { script, readable } = worldFiles();
  const file = folder.path('written');
  const socket = folder.path('socket');
  const visits: string[] = [];
  const tcp = createServer(() => visits.push('a connection'));
  const local = createServer(() => visits.push('a connection'));
  await new Promise<void>((resolve) => tcp.listen(0, '127.0.0.1', resolve));
  await new Promise<void>((resolve) => local.listen(socket, resolve));
  const { port } = tcp.address() as AddressInfo;
  const before = readdirSync('.');
  const world = { parent: process.pid, file, socket, port };
  let link: WorldLink | undefined;
  const results = await new Promise<Record<string, unknown>>((resolve, reject) => {
    const connect = spawnWorldFrom({
      script: join(__dirname, 'attack.cjs'),
      readable: [script, ...readable],
      args: [JSON.stringify(world), script, join(__dirname, '../../..')],
    });
    link = connect({ onPageMessage: ({ text }) => resolve(JSON.parse(text)), onGone: reject });
  });
  await link?.close();
  tcp.close();
  local.close();
  expect(Object.keys(results).length).toBeGreaterThan(50);
  expect(Object.entries(results).filter(([, result]) => result !== 'refused')).toEqual([]);
  expect(existsSync(file)).toBe(false);
  expect(visits).toEqual([]);
  expect(readdirSync('.')).toEqual(before);
});

const runForAMinute = (simulator: Simulator): Promise<void> => simulator.run('1m');

/** Opens a hand-made app in a locked process; the rejection of what `use` does, and what was logged. */
async function endOf(
  scripts: Scripts,
  use: (simulator: Simulator) => Promise<unknown> = runForAMinute,
  {
    lookIntervalMs,
    heapLimitMb,
    maxHangMs,
  }: { lookIntervalMs?: number; heapLimitMb?: number; maxHangMs?: number } = {},
): Promise<{ reason: string; log: string[] }> {
  const log: string[] = [];
  const source = {
    fba: packApp(scripts),
    fileName: 'stranger.fba',
    readSpec: () => ({ start: START }),
    connect: spawnWorldFrom({ ...worldFiles(), lookIntervalMs, heapLimitMb }),
    log: (text: string) => log.push(text),
    maxHangMs,
  };
  try {
    const simulator = await Simulator.open(source);
    try {
      await use(simulator);
    } finally {
      await simulator.close();
    }
    return { reason: 'nothing', log };
  } catch (error) {
    return { reason: (error as WorldGoneError).message, log };
  }
}

test('a picture that aborts the renderer is an error of one line, and the run goes on', async () => {
  const view = `<svg><g opacity="0.5"><rect width="5" height="5" fill="red"/>
    <rect x="700" y="60" width="9" height="9" fill="red" opacity="0.5"/></g></svg>`;
  const { reason } = await endOf({ view }, async (simulator) => {
    await expect(simulator.screenshot()).rejects.toThrow(
      /^the renderer ended while it drew the picture \(.+\)$/,
    );
    await simulator.run('1m');
    expect(await simulator.elements()).not.toEqual([]);
  });
  expect(reason).toBe('nothing');
});

const FOREVER = 'while (true) {}';

test.each<[string, string, Scripts]>([
  ['the face at its start', "the watch's code", { face: FOREVER }],
  ['a timer of the face', "the watch's code", { face: `setTimeout(function () { ${FOREVER} }, 1000)` }],
  ['the companion', "the companion's code", { companion: `setTimeout(function () { ${FOREVER} }, 1000)` }],
  [
    'promises without an end',
    "the watch's code",
    { face: 'function next() { return Promise.resolve().then(next); } next();' },
  ],
  [
    'a regular expression',
    "the companion's code",
    { companion: "/^(a+)+$/.test('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab')" },
  ],
])('code that does not return is ended, and named: %s', async (_name, who, scripts) => {
  const { reason, log } = await endOf(scripts, runForAMinute, { lookIntervalMs: 100, maxHangMs: 200 });
  expect(log).toEqual([`${who} has not returned for two seconds; Ctrl-C ends the run`]);
  expect(reason).toBe(`${who} did not return for 0.2 s`);
});

test.each<[string, string, Scripts, heapLimitMb: number | undefined]>([
  [
    'an array that is too long for V8',
    "the watch's code",
    { face: "var text = '0123456789'; while (text.length < 2e8) text += text; text.split('');" },
    undefined,
  ],
  // Of 32 kB each: the garbage collector would take seconds over millions of small ones. Less is filled sooner.
  ['objects', "the watch's code", { face: 'var a = []; while (true) a.push({ b: new Array(4000) });' }, 128],
  [
    'objects, in small steps',
    "the companion's code",
    {
      companion:
        'var a = []; setInterval(function () { for (var i = 0; i < 100; i++) a.push({ b: new Array(4000) }); }, 10);',
    },
    128,
  ],
])('an app that takes all memory is ended, and named: %s', async (_name, who, scripts, heapLimitMb) => {
  const { reason } = await endOf(scripts, runForAMinute, { heapLimitMb, maxHangMs: 100_000 });
  const size = heapLimitMb ?? '(512|1024)';
  expect(reason).toMatch(new RegExp(`^${who} used more than ${size} MB of memory$`));
});

test('an app that does no harm runs as ever', async () => {
  const { reason, log } = await endOf({ face: 'console.log("hello")' }, async (simulator) => {
    await simulator.run('1h');
    const { report } = await simulator.report();
    expect(report.device.console).toEqual(['log: hello']);
    expect(await simulator.now()).toBe(START + 3_600_000);
  });
  expect({ reason, log }).toEqual({ reason: 'nothing', log: [] });
});

test('after the end every call is refused with the reason', async () => {
  let simulator: Simulator | undefined;
  await endOf({}, async (opened) => {
    simulator = opened;
  });
  await expect(simulator?.texts()).rejects.toThrow('the simulator was closed');
});

test('a script that is missing is one clear line', async () => {
  const connect = spawnWorldFrom({ script: join(__dirname, 'attack.cjs'), readable: [], args: [] });
  const reason = await new Promise<string>((resolve) => connect({ onGone: resolve }));
  expect(reason).toMatch(/^the simulated world ended while the simulator ran \(.*\)$/);
});
