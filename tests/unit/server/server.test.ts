import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import WebSocket from 'ws';
import type { RunningServer } from '../../../simulator/server/server';
import type { ClientCommand } from '../../../simulator/simulation/commands';
import type { ServerMessage } from '../../../simulator/simulation/protocol';
import { packApp } from '../../journey/hand-made-app';
import { resetUpgrades } from '../../reset-upgrades';
import { readFramePath, startTestServer } from '../../simulator-server';

const FBA = readFileSync(join(__dirname, '../../../build/app.fba'));
const START = Date.parse('2026-07-14T14:42:00+02:00');

let server: RunningServer;
let port: number;
let token: string;
/** The address of the settings page's frame, without its last part. */
let frame: string;

beforeAll(async () => {
  server = await startTestServer({ start: START }, { fileName: 'almanac.fba' });
  const { port: bound, hash } = new URL(server.url);
  port = Number(bound);
  token = hash.slice(1);
  frame = await readFramePath(server);
});

const readState = () => server.world.connection.call('state', {});

afterAll(() => server.close());

/** A page's connection to the server: the messages it receives, and a way to send commands. */
function connect(origin = `http://127.0.0.1:${port}`, query = `?${token}`) {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/live${query}`, { origin });
  const received: ServerMessage[] = [];
  const waiting: (() => void)[] = [];
  socket.on('message', (data) => {
    received.push(JSON.parse(String(data)) as ServerMessage);
    for (const wake of waiting.splice(0)) wake();
  });
  const until = async <T extends ServerMessage>(
    match: (message: ServerMessage) => message is T,
  ): Promise<T> => {
    for (;;) {
      const found = received.find(match);
      if (found) return found;
      await new Promise<void>((resolve) => waiting.push(resolve));
    }
  };
  return {
    socket,
    until,
    send: (command: ClientCommand) => socket.send(JSON.stringify(command)),
    hello: () => until((message) => message.type === 'hello'),
    closed: new Promise<string>((resolve) => socket.on('error', (error) => resolve(error.message))),
  };
}

async function get(path: string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`http://127.0.0.1:${port}${path}`, { headers });
}

test('serves the page and its files, and lets no other site frame it', async () => {
  const page = await get('/');
  expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(page.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  for (const path of ['/page.js', '/page.css', '/settings.js', '/settings.css']) {
    expect((await get(path)).status).toBe(200);
  }
  expect((await get('/nothing')).status).toBe(404);
});

test("the app's own script runs in an origin of its own", async () => {
  const document = await get(`${frame}settings`);
  expect(document.headers.get('content-security-policy')).toMatch(
    /^sandbox allow-scripts allow-forms;.*form-action 'none'/,
  );
  expect(await (await get(`${frame}app.js`)).text()).toContain('registerSettingsPage');
});

test("the app's own script has an address that no other site knows, and that is new at each start", async () => {
  for (const path of [
    '/phone/settings',
    '/phone/app.js',
    '/phone//app.js',
    `/phone/${'0'.repeat(32)}/app.js`,
  ])
    expect((await get(path)).status).toBe(404);
  const other = await startTestServer({ start: START }, { fba: packApp({}) });
  expect(await readFramePath(other)).not.toBe(frame);
  await other.close();
});

test('a page of another site, or of another port, loads nothing but the page and the frame', async () => {
  const navigation = { 'sec-fetch-dest': 'document', 'sec-fetch-mode': 'navigate' };
  for (const site of ['cross-site', 'same-site']) {
    const statusOf = async (path: string, headers = {}) =>
      (await get(path, { 'sec-fetch-site': site, 'x-token': token, ...headers })).status;
    for (const path of [
      '/screenshot.png',
      '/page.js',
      '/trace/1',
      '/storage.json',
      '/line.har',
      '/moment.yaml',
    ])
      expect([path, await statusOf(path)]).toEqual([path, 403]);
    // A link to a moment; a frame of an opaque origin counts as another site.
    expect(await statusOf('/', navigation)).toBe(200);
    expect(await statusOf('/', { 'sec-fetch-dest': 'iframe' })).toBe(403);
    for (const path of ['/settings.js', `${frame}settings`, `${frame}app.js`])
      expect([path, await statusOf(path)]).toEqual([path, 200]);
  }
  for (const site of ['same-origin', 'none'])
    expect((await get('/page.js', { 'sec-fetch-site': site })).status).toBe(200);
});

test('browsers give what is not for the frame to this site only', async () => {
  for (const path of ['/', '/page.js', '/page.css', '/screenshot.png', '/nothing'])
    expect((await get(path)).headers.get('cross-origin-resource-policy')).toBe('same-origin');
});

test('an entry of the event log, with its tokens, is for the page alone', async () => {
  expect((await get('/trace/1')).status).toBe(403);
  expect((await get('/trace/1', { 'x-token': '0'.repeat(32) })).status).toBe(403);
  expect(await (await get('/trace/0', { 'x-token': token })).json()).toMatchObject({ id: 0 });
  expect((await get('/trace/x', { 'x-token': token })).status).toBe(404);
});

test('only a <script> of an opaque origin may read the scripts of the frame', async () => {
  const reader = async (path: string, origin: string, destination: string) => {
    const headers = { origin, 'sec-fetch-dest': destination };
    const response = await fetch(`http://127.0.0.1:${port}${path}`, { headers });
    return response.headers.get('access-control-allow-origin');
  };
  for (const path of ['/settings.js', `${frame}app.js`]) {
    expect(await reader(path, 'null', 'script')).toBe('null');
    expect(await reader(path, 'null', 'empty')).toBeNull();
    expect(await reader(path, 'https://example.org', 'script')).toBeNull();
  }
  for (const path of [
    '/',
    '/page.js',
    `${frame}settings`,
    '/screenshot.png',
    '/moment.yaml',
    '/storage.json',
  ])
    expect(await reader(path, 'null', 'script')).toBeNull();
});

test('what is requested while the world starts again waits for it', async () => {
  const again = server.world.start();
  const paths = [`${frame}settings`, `${frame}app.js`, '/screenshot.png'];
  const responses = await Promise.all(paths.map((path) => get(path, { 'x-token': token })));
  expect(responses.map(({ status }) => status)).toEqual([200, 200, 200]);
  await again;
});

test('the screenshot is a PNG of the watch, for the page alone', async () => {
  expect((await get('/screenshot.png')).status).toBe(403);
  const response = await get('/screenshot.png', { 'x-token': token });
  const picture = Buffer.from(await response.arrayBuffer());
  expect(picture.subarray(1, 4).toString()).toBe('PNG');
  expect([picture.readUInt32BE(16), picture.readUInt32BE(20)]).toEqual([672, 672]);
});

test('a page receives the state of the world and can change it', async () => {
  const page = connect();
  const hello = await page.hello();
  expect(hello.app).toMatchObject({ fileName: 'almanac.fba', name: 'Almanac', models: ['atlas', 'vulcan'] });
  expect(hello.state).toMatchObject({
    isLinkUp: true,
    isOnline: true,
    watch: { isRunning: true },
    zone: 'Europe/Vienna',
  });
  expect(hello.entries.length).toBeGreaterThan(0);
  page.send({ type: 'link', on: false });
  page.send({ type: 'overrideSensor', sensor: 'heartRate', value: 123 });
  const state = await page.until(
    (message): message is ServerMessage & { type: 'state' } =>
      message.type === 'state' && !message.state.isLinkUp,
  );
  expect(state.state.isLinkUp).toBe(false);
  await page.until(
    (message): message is ServerMessage & { type: 'state' } =>
      message.type === 'state' && message.state.sensors.heartRate.isOverridden,
  );
  expect((await readState()).sensors.heartRate.value).toBe(123);
  page.socket.close();
});

test('a write of the settings page is confirmed to it and sent to the others', async () => {
  const [one, other] = [connect(), connect()];
  await Promise.all([one.hello(), other.hello()]);
  one.send({ type: 'setSetting', key: 'test', value: 'a' });
  const isTest = (message: ServerMessage): message is ServerMessage & { type: 'setting' } =>
    message.type === 'setting' && message.key === 'test';
  expect(await one.until(isTest)).toMatchObject({ value: 'a', isOwn: true });
  expect(await other.until(isTest)).toMatchObject({ value: 'a', isOwn: false });
  expect(await server.world.connection.call('settings', {})).toMatchObject({ test: 'a' });
  one.socket.close();
  other.socket.close();
});

/** Uploads a file as the page does. */
function openApp(name: string, body: Uint8Array<ArrayBuffer> | string, headers: Record<string, string> = {}) {
  const origin = `http://127.0.0.1:${port}`;
  const ours = { origin, 'x-token': token, 'x-file-name': encodeURIComponent(name) };
  return fetch(`${origin}/open`, { method: 'POST', headers: { ...ours, ...headers }, body });
}

test('a page of another site cannot drive the simulator', async () => {
  expect(await connect('http://evil.example').closed).toContain('403');
  expect((await openApp('a.fba', FBA, { origin: 'http://evil.example' })).status).toBe(403);
});

test.each(['', '?', `?${'0'.repeat(32)}`])('nor can a program without the token: "%s"', async (query) => {
  expect(await connect(undefined, query).closed).toContain('403');
  expect((await openApp('a.fba', FBA, { 'x-token': query.slice(1) })).status).toBe(403);
});

test('a client that resets its connection does not end the server, with the token or without', async () => {
  await resetUpgrades(port, '/live');
  await resetUpgrades(port, `/live?${token}`);
  expect((await get('/')).status).toBe(200);
});

test('a file that is no .fba gets one clear line, and the app keeps running', async () => {
  const answer = await openApp('notes.zip', 'hello');
  expect(answer.status).toBe(400);
  expect(await answer.text()).toMatch(/^notes\.zip is not an \.fba: .+$/);
  expect((await readState()).watch.isRunning).toBe(true);
});

test('a file name that is not percent-encoded is refused', async () => {
  expect((await openApp('', FBA, { 'x-file-name': '%E0%A4%A' })).status).toBe(400);
});

test('another .fba runs in place of this one', async () => {
  const page = connect();
  await page.hello();
  expect((await openApp('zwölf.fba', FBA)).status).toBe(200);
  const message = await page.until(
    (message): message is ServerMessage & { type: 'app' } => message.type === 'app',
  );
  expect(message.app).toMatchObject({ fileName: 'zwölf.fba', openCount: 1 });
  expect((await readState()).watch.isRunning).toBe(true);
  page.socket.close();
});

test('a command that fails is reported in one line, and the server goes on', async () => {
  const page = connect();
  await page.hello();
  page.send({ type: 'browse', id: 1, url: 'file:///etc/passwd', isDark: false, showsNumeral: false });
  const message = await page.until(
    (message): message is ServerMessage & { type: 'problem' } => message.type === 'problem',
  );
  expect(message.text).toBe('the phone cannot open file:///etc/passwd');
  page.socket.send('{"type":"format"}');
  page.send({ type: 'sideButton' });
  expect((await get('/')).status).toBe(200);
  page.socket.close();
});

test('a model that the app was not built for is refused', async () => {
  const page = connect();
  await page.hello();
  const answer = await openApp('small.fba', new Uint8Array(packApp({ models: ['vulcan'] })));
  expect(answer.status).toBe(200);
  page.send({ type: 'restart', model: 'atlas' });
  const isRefusal = (message: ServerMessage): message is ServerMessage & { type: 'problem' } =>
    message.type === 'problem';
  expect((await page.until(isRefusal)).text).toMatch(/was not built for atlas$/);
  page.socket.close();
});

test('a taken port rejects with its code', async () => {
  await expect(startTestServer({ start: START }, { port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
});

test('the always-on display is a switch, and its lit pixels are sent while it is', async () => {
  const page = connect();
  const { state } = await page.hello();
  expect(state.watch).toMatchObject({ display: 'on', isAlwaysOnEnabled: false, litShare: null });
  page.send({ type: 'alwaysOn', on: true });
  page.send({ type: 'display', on: false });
  const after = await page.until(
    (message): message is ServerMessage & { type: 'state' } =>
      message.type === 'state' && message.state.watch.litShare !== null,
  );
  expect(after.state.watch).toMatchObject({ isAlwaysOnEnabled: true, display: 'always-on' });
  expect(after.state.watch.litShare).toBeGreaterThan(0);
  expect(after.state.watch.litShare).toBeLessThan(0.2);
  page.socket.close();
});

test('another language loads the settings page anew, another clock does not', async () => {
  const page = connect();
  const { app } = await page.hello();
  page.send({ type: 'preferences', clockDisplay: '12h' });
  await page.until(
    (message): message is ServerMessage & { type: 'state' } =>
      message.type === 'state' && message.state.preferences.clockDisplay === '12h',
  );
  page.send({ type: 'preferences', language: 'de-DE' });
  const again = await page.until((message) => message.type === 'app');
  expect(again.app).toMatchObject({ language: 'de-DE', openCount: app.openCount + 1 });
  page.socket.close();
});

test('a face that does not return at its start leaves the page its address, Stop and Start again', async () => {
  const lines: string[] = [];
  const fba = packApp({ face: 'for (;;);' });
  const stuck = await startTestServer({ start: START }, { fba, log: (line) => lines.push(line) });
  try {
    const { origin, hash } = new URL(stuck.url);
    const socket = new WebSocket(`${origin.replace('http', 'ws')}/live?${hash.slice(1)}`, { origin });
    const texts: string[] = [];
    const untilText = async (text: string): Promise<void> => {
      while (!texts.includes(text)) await new Promise((resolve) => socket.once('message', resolve));
    };
    socket.on('message', (data) => texts.push((JSON.parse(String(data)) as { text: string }).text));
    await untilText("The watch's code has not returned for two seconds.");
    socket.send(JSON.stringify({ type: 'stopWorld' }));
    await untilText('Stopped.');
    texts.length = 0;
    socket.send(JSON.stringify({ type: 'restartWorld' }));
    await untilText("The watch's code has not returned for two seconds.");
    socket.terminate();
  } finally {
    await stuck.close();
  }
  expect(lines).toEqual(Array(2).fill("the watch's code has not returned for two seconds."));
});
