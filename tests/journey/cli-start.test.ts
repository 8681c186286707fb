import WebSocket from 'ws';
import { World } from '../../simulator/run/world';
import { wearUntil, wornSince } from '../../simulator/run/worn-since-morning';
import type { ServerMessage } from '../../simulator/simulation/protocol';
import { FBA, type RunningCommand, runCommand, startCommand } from './command';
import { builtApp, START } from './journey';

const MORNING = Date.parse('2026-07-14T06:00:00+02:00');

const OWN_WAYS = ['--language', 'it-IT', '--clock', '24h', '--week-start', 'monday', '--aod'];

/** What the world greets a page with, after what the server has for it. */
async function greet(service: RunningCommand): Promise<ServerMessage & { type: 'hello' }> {
  const socket = new WebSocket(`${service.origin.replace('http', 'ws')}/live?${service.token}`, {
    origin: service.origin,
  });
  const hello = await new Promise<ServerMessage & { type: 'hello' }>((resolve, reject) => {
    socket.on('message', (data) => {
      const message: ServerMessage = JSON.parse(String(data));
      if (message.type === 'hello') resolve(message);
      else if (message.type !== 'settingsAddress') reject(new Error(`greeted with ${message.type}`));
    });
    socket.once('error', reject);
  });
  socket.close();
  return hello;
}

describe('npm start', () => {
  let worn: RunningCommand;
  let fresh: RunningCommand;

  beforeAll(async () => {
    [worn, fresh] = await Promise.all([
      startCommand('start', FBA, '--port', '0'),
      startCommand('start', FBA, '--port', '0', '--fresh', '--persona', 'noor', ...OWN_WAYS),
    ]);
  });
  afterAll(() => Promise.all([worn.stop(), fresh.stop()]));

  test('prints one address, at which the page is served', async () => {
    expect(worn.printed.trim()).toBe(`Almanac is running. Open ${worn.origin}/#${worn.token}`);
    const page = await fetch(worn.origin);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('<html');
  });

  test('the face was put on in the morning, once', async () => {
    const { entries, state } = await greet(worn);
    const starts = entries.filter((each) => each.kind === 'start');
    expect(starts.map((each) => each.t)).toEqual([MORNING]);
    expect(state.now).toBeGreaterThanOrEqual(START);
    expect(state.watch).toMatchObject({ isRunning: true, display: 'on', isAlwaysOnEnabled: false });
  });

  test('--fresh: the face is new', async () => {
    const { entries, state } = await greet(fresh);
    expect(entries[0]?.t).toBe(Date.parse('2026-07-14T14:42:00-07:00'));
    expect(state.personaName).toContain('Noor');
  });

  test('the wearer reads as the options say', async () => {
    const { app, state } = await greet(fresh);
    expect(state.preferences).toEqual({ language: 'it-IT', clockDisplay: '24h', firstDayOfWeek: 1 });
    expect(app.language).toBe('it-IT');
    expect(state.watch.isAlwaysOnEnabled).toBe(true);
  });

  test.each(['start', 'cloud'] as const)('a taken port is one line: %s', async (command) => {
    const port = Number(new URL(worn.origin).port);
    const args = command === 'start' ? [FBA, '--port', String(port)] : ['--port', String(port)];
    const name = command === 'start' ? 'npx fitbit-os-simulator' : 'npx fitbit-os-simulator cloud';
    expect(await runCommand(command, ...args)).toEqual({
      status: 1,
      stdout: '',
      stderr: `port ${port} is in use; choose another: ${name} --port ${port + 1}\n`,
    });
  });

  test.each([
    [
      'start',
      ['--port', '--device', '--persona', '--seed', '--start', '--tz', '--watch', '--fresh', '--help'],
    ],
    ['cloud', ['--port', '--persona', '--seed', '--help']],
  ] as const)('%s --help names every option', async (command, options) => {
    const { status, stdout, stderr } = await runCommand(command, '--help');
    expect([status, stderr]).toEqual([0, '']);
    for (const option of options) expect(stdout).toContain(option);
  });
});

test.each([
  ['in the afternoon at six', '14:42', '06:00'],
  ['just after six only now', '06:20', '06:20'],
  ['before six only now', '03:00', '03:00'],
  ['late at six', '23:59', '06:00'],
])('a face is put on: %s', (_when, start, putOn) => {
  const at = (time: string): number => Date.parse(`2026-07-14T${time}:00+02:00`);
  expect(wornSince(at(start), 'Europe/Vienna')).toBe(at(putOn));
});

test('a morning of looks leaves the display on, with a heart rate on it', async () => {
  const world = new World({ app: builtApp(), start: MORNING });
  await wearUntil(world, START);
  expect(world.clock.now()).toBe(START);
  expect(world.watch.isDisplayOn).toBe(true);
  expect(world.watch.texts().find(({ id }) => id === 'heart')?.text).toMatch(/^\d+$/);
  const looks = world.trace.entries.filter((each) => each.kind === 'display' && each.mode === 'on');
  expect(looks).toHaveLength(9);
});

test('a run of seconds between put on and start is run too', async () => {
  const world = new World({ app: builtApp(), start: START });
  await wearUntil(world, START);
  expect(world.clock.now()).toBe(START);
  expect(world.watch.isRunning).toBe(true);
});
