import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createFolder, FBA, runCommand, startCommand } from './command';
import { packApp } from './hand-made-app';
import { packMappedApp } from './mapped-app';
import { readPng } from './read-png';
import { type SdkToolProcess, startSdkTool } from './sdk-tool-process';

const APP = `
var greeting: string = 'hello';
declare var self: { greet: typeof greet };
self = { greet: greet };
function greet(name: string): void {
  console.log(greeting, name);
}
greet('watch');
new Promise(function refused() {
  (null as any).missing();
});
`;
const COMPANION = `
console.warn('hello from the phone');
`;

const PROMPT = /\nfitbit\$ $/;
const REPL_PROMPT = /\nfitbit\$ repl\$ $/;

const folder = createFolder();
const home = createFolder();
afterAll(() => {
  folder.remove();
  home.remove();
});

/** Starts the tool with its own home, and with a folder for everything that is temporary. */
function start(...args: string[]): SdkToolProcess {
  const config = { XDG_CONFIG_HOME: home.path('config'), APPDATA: home.path('config') };
  return startSdkTool(args, {
    HOME: home.path('.'),
    USERPROFILE: home.path('.'),
    ...config,
    TMPDIR: folder.path('.'),
  });
}

describe('the Fitbit command line tool', () => {
  const mapped = folder.path('mapped.fba');
  let tool: SdkToolProcess;

  beforeAll(async () => {
    writeFileSync(mapped, packMappedApp({ app: APP, companion: COMPANION }));
    tool = start();
    expect(await tool.waitFor(/fitbit\$ $/)).toMatch(/^Logged in as .* <developer@127\.0\.0\.1>\n/);
  });
  afterAll(() => tool.child.kill());

  test('keeps its login in a temporary folder', () => {
    expect(readdirSync(home.path('.'))).toEqual([]);
    const [own = ''] = readdirSync(folder.path('.')).filter((name) => name.startsWith('fitbit-simulator-'));
    expect(readdirSync(folder.path(own))).toContain('almanac');
  });

  test('connects to watch and phone', async () => {
    expect(await tool.type('connect device', PROMPT)).toContain('only known device: Versa 3 (simulator)\n');
    expect(await tool.type('connect phone', PROMPT)).toContain('only known phone: Phone (simulator)\n');
  });

  test('has no app to evaluate in before an install', async () => {
    await tool.type('repl device', REPL_PROMPT);
    expect(await tool.type('1 + 1', REPL_PROMPT)).toContain('\nNo app is running\n');
    await tool.type('exit', PROMPT);
  });

  test.each([
    ['a text', 'package.json', 'Failed to load app package.'],
    [
      'an app without its script',
      folder.path('broken.fba'),
      'Install failed: watch.zip: app/index.js is missing',
    ],
  ])('refuses %s', async (_what, file, line) => {
    writeFileSync(folder.path('broken.fba'), packMappedApp({}));
    expect(await tool.type(`install ${file}`, PROMPT)).toContain(`\n${line}`);
  });

  test('installs and launches an app, and shows its lines and errors by their source', async () => {
    const printed = await tool.type(`install ${mapped}`, /hello from the phone.*\n/);
    expect(printed).toContain('\nApp install complete (full)\n');
    expect(printed).toContain('\nCompanion install complete (full)\n');
    expect(printed).toContain('\nLaunching app\n');
    expect(printed).toMatch(/ App: hello watch *\(app\/main\.ts:6,11\)\n/);
    expect(printed).toMatch(
      / App: Unhandled promise rejection: TypeError.*\n {2}.* at app\/main\.ts:10,17\n/,
    );
    expect(printed).toMatch(/ Companion: hello from the phone *\(companion\/main\.ts:2,9\)\n/);
  });

  test('evaluates in the app', async () => {
    await tool.type('repl device', REPL_PROMPT);
    expect(await tool.type('var kept = 6 * 7; ({ kept: kept })', REPL_PROMPT)).toContain('\n{"kept":42}\n');
    expect(await tool.type('missing', REPL_PROMPT)).toContain(
      '\nUncaught ReferenceError: missing is not defined\n',
    );
    expect(await tool.type('self.greet(kept)', REPL_PROMPT)).toMatch(
      / App: hello 42 *\(app\/main\.ts:6,11\)\n/,
    );
    await tool.type('exit', PROMPT);
  });

  test('takes a picture', async () => {
    const file = folder.path('watch.png');
    expect(await tool.type(`screenshot ${file}`, PROMPT)).toContain(`\nScreenshot saved to ${file}\n`);
    const { width, height, rows } = readPng(readFileSync(file));
    expect([width, height]).toEqual([336, 336]);
    // The first byte is the row's filter, and no filter changes the first pixel.
    expect(rows.subarray(1, 4).toString('hex')).toBe('3366ff');
  });

  test('has no heap snapshots', async () => {
    expect(await tool.type('heap-snapshot', PROMPT)).toContain(
      '\nDevice does not support capturing JS heap snapshots\n',
    );
  });

  test('installs our own face in place of the other', async () => {
    const printed = await tool.type(`install ${FBA}`, PROMPT);
    expect(printed).toContain('\nLaunching app\n');
    await tool.type('repl device', REPL_PROMPT);
    expect(await tool.type('typeof kept', REPL_PROMPT)).toContain('\nundefined\n');
    await tool.type('exit', PROMPT);
  });

  test('ends, and leaves nothing behind', async () => {
    tool.child.stdin?.write('exit\n');
    expect(await tool.ended).toBe(0);
    expect(readdirSync(home.path('.'))).toEqual([]);
    expect(readdirSync(folder.path('.')).filter((name) => name.startsWith('fitbit-simulator-'))).toEqual([]);
  });
});

test('starts with an app on the other model; Ctrl-C is the tool’s own, a signal ends both', async () => {
  const tool = start('--device', 'vulcan', FBA);
  await tool.waitFor(/fitbit\$ $/);
  expect(await tool.type('connect device', PROMPT)).toContain('only known device: Sense (simulator)\n');
  await tool.type('repl device', REPL_PROMPT);
  expect(await tool.type('typeof console.log', REPL_PROMPT)).toContain('\nfunction\n');
  tool.pressCtrlC();
  await tool.waitFor(/\(\^C again to quit\)/);
  expect(await tool.type('6 * 7', /\n42\n/)).toContain('42');
  tool.child.kill('SIGTERM');
  expect(await tool.ended).toBe(143);
  expect(readdirSync(folder.path('.')).filter((name) => name.startsWith('fitbit-simulator-'))).toEqual([]);
});

test('attaches to a simulator that runs: its page shows what the tool installs', async () => {
  writeFileSync(folder.path('first.fba'), packApp({}));
  const mapped = folder.path('second.fba');
  writeFileSync(mapped, packMappedApp({ app: APP, companion: COMPANION }));
  const simulator = await startCommand('start', folder.path('first.fba'), '--fresh', '--port', '0');
  const tool = start('--attach', `${simulator.origin}/#${simulator.token}`);
  await tool.waitFor(/fitbit\$ $/);
  expect(await tool.type(`install ${mapped}`, /hello from the phone.*\n/)).toMatch(/ App: hello watch *\(/);
  const begin = await (
    await fetch(`${simulator.origin}/trace/0`, { headers: { 'x-token': simulator.token } })
  ).json();
  expect(begin).toMatchObject({ kind: 'start', detail: 'Tiny on atlas' });
  tool.child.stdin?.write('exit\n');
  expect(await tool.ended).toBe(0);
  // The simulator goes on.
  expect((await fetch(`${simulator.origin}/page.js`)).status).toBe(200);
  const wrong = `${simulator.origin}/#${'0'.repeat(32)}`;
  expect(await runCommand('fitbit', '--attach', wrong)).toEqual({
    status: 2,
    stdout: '',
    stderr: `--attach: the simulator at ${simulator.origin} has another token; use the address that it printed\n`,
  });
  await simulator.stop();
});

test.each([
  [
    ['--attach', 'http://example.com/#1'],
    '--attach "http://example.com/#1" is not an address that the simulator printed, with what follows the #\n',
  ],
  [
    ['--attach', `http://127.0.0.1:1/#${'0'.repeat(32)}`],
    '--attach: no simulator runs at http://127.0.0.1:1\n',
  ],
  [['nowhere.fba'], 'nowhere.fba does not exist\n'],
  [
    ['--device', 'mira'],
    '--device must be atlas (Versa 3), vulcan (Sense), hera (Versa 4) or rhea (Sense 2), not "mira"\n',
  ],
])('bad arguments are one line: %j', async (args, stderr) => {
  expect(await runCommand('fitbit', ...args)).toEqual({ status: 2, stdout: '', stderr });
});
