import { strFromU8, unzipSync } from 'fflate';
import { describeAppIdentity } from '../../../simulator/developer-relay/console-notification';
import { HostSession } from '../../../simulator/developer-relay/host-session';
import type { RelayHost } from '../../../simulator/developer-relay/hosts';
import { Installation } from '../../../simulator/developer-relay/installation';
import { TargetError } from '../../../simulator/simulation/developer-tools';
import { APP, FakeTarget, zipPart } from './fake-target';

type Message = Record<string, unknown> & { id?: number; method?: string; params?: Record<string, unknown> };

/** A host, and a tool that confirms what it receives. */
function openSession(
  host: RelayHost = 'watch',
  target = new FakeTarget(),
  installation = new Installation(target),
) {
  const received: Message[] = [];
  const failures: unknown[] = [];
  const waiting = new Map<number, (message: Message) => void>();
  let now = 5000;
  let lastId = 0;
  const session = new HostSession({
    host,
    target,
    installation,
    now: () => now,
    onFailure: (error) => failures.push(error),
    send: (text) => {
      const message = JSON.parse(text) as Message;
      if (message.method === undefined) waiting.get(message.id ?? 0)?.(message);
      else {
        received.push({ ...message, size: text.length });
        if (message.id !== undefined) queueMicrotask(() => session.receive(reply(message.id, {})));
      }
    },
  });
  const reply = (id: unknown, result: unknown) => JSON.stringify({ jsonrpc: '2.0', id, result });
  const call = (method: string, params?: unknown): Promise<Message> =>
    new Promise((resolve) => {
      const id = ++lastId;
      waiting.set(id, resolve);
      session.receive(JSON.stringify({ jsonrpc: '2.0', id, method, params }));
    });
  return { session, target, installation, received, failures, call, setNow: (time: number) => (now = time) };
}

type OpenSession = ReturnType<typeof openSession>;

async function install({ call }: OpenSession, componentBundle: string, zip: Uint8Array): Promise<Message> {
  const { result } = await call('app.install.stream.begin', { componentBundle });
  const { stream } = result as { stream: number };
  for (let at = 0; at < zip.length; at += 100) {
    const data = Buffer.from(zip.subarray(at, at + 100)).toString('base64');
    expect((await call('io.write', { stream, data })).error).toBeUndefined();
  }
  return call('app.install.stream.finalize', { stream });
}

const settle = () => new Promise((resolve) => setTimeout(resolve, 20));

test('says what it can do', async () => {
  const watch = await openSession('watch').call('initialize', { capabilities: {} });
  expect(watch.result).toMatchObject({
    device: 'Versa 3 (simulator)',
    hostKind: 'device',
    capabilities: {
      io: { write: true },
      appHost: {
        install: { appBundle: true, appCompatibility: [{ family: 'atlas' }] },
        launch: { appComponent: { canLaunch: true } },
        screenshot: { stream: true, imageFormats: ['P6.sRGB'] },
        debug: { app: { evalToString: { supported: true }, heapSnapshot: { supported: false } } },
      },
    },
  });
  const phone = await openSession('phone').call('initialize', { capabilities: {} });
  expect(phone.result).toMatchObject({
    hostKind: 'companion',
    capabilities: { appHost: { install: { companionBundle: true } } },
  });
});

test('joins the parts of a package', async () => {
  const watch = openSession();
  const phone = openSession('phone', watch.target, watch.installation);
  const app = zipPart(APP, { 'app/index.js': 'var a' });
  const companion = zipPart(APP, { 'companion.js': 'var c' });
  const identity = { uuid: APP.uuid, buildID: '00112233445566aa' };
  expect((await install(watch, 'app', app)).result).toEqual({
    app: identity,
    components: ['app'],
    installType: 'full',
  });
  expect((await install(phone, 'companion', companion)).result).toMatchObject({ app: identity });
  const packages = watch.target.installed.map((fba) => unzipSync(fba));
  expect(packages.map((files) => Object.keys(files))).toEqual([
    ['manifest.json', 'watch.zip'],
    ['manifest.json', 'watch.zip', 'companion.zip'],
  ]);
  const manifest = JSON.parse(strFromU8(packages[1]?.['manifest.json'] ?? new Uint8Array()));
  expect(manifest).toEqual({
    manifestVersion: 6,
    appId: APP.uuid,
    buildId: APP.buildId,
    components: {
      watch: { atlas: { filename: 'watch.zip' } },
      companion: { filename: 'companion.zip' },
    },
  });
  expect(packages[1]?.['companion.zip']).toEqual(companion);

  await install(watch, 'app', zipPart({ ...APP, buildId: '0x00112233445566ab' }));
  expect(Object.keys(unzipSync(watch.target.installed[2] ?? new Uint8Array()))).not.toContain(
    'companion.zip',
  );
});

test('another app’s companion is refused', async () => {
  const watch = openSession();
  const phone = openSession('phone', watch.target, watch.installation);
  const error = { code: -1, message: 'the watch has another app; install the whole package' };
  expect(await install(phone, 'companion', zipPart(APP))).toMatchObject({ error });
  await install(watch, 'app', zipPart({ ...APP, uuid: APP.uuid.replace('5', '6') }));
  expect(await install(phone, 'companion', zipPart(APP))).toMatchObject({ error });
});

test.each([
  ['no zip', new Uint8Array(500), 'it is not a part of an .fba: it is no zip file with a manifest.json'],
  ['nothing', new Uint8Array(), 'it is not a part of an .fba: it is no zip file with a manifest.json'],
  ['no object', zipPart([]), 'manifest.json: uuid is not a UUID'],
  ['a short id', zipPart({ ...APP, uuid: 'u-1' }), 'manifest.json: uuid is not a UUID'],
  [
    'a short build',
    zipPart({ ...APP, buildId: '0x1' }),
    'manifest.json: buildId is not 16 hexadecimal digits after 0x',
  ],
  [
    'a huge manifest',
    zipPart({ ...APP, x: 'x'.repeat(300_000) }),
    'it is not a part of an .fba: it is no zip file with a manifest.json',
  ],
])('refuses %s', async (_what, zip, message) => {
  const session = openSession();
  expect(await install(session, 'app', zip)).toMatchObject({ error: { code: -1, message } });
  expect(session.failures).toEqual([]);
});

test('a refusal of the watch is the tool’s line, and changes nothing', async () => {
  const watch = openSession();
  const phone = openSession('phone', watch.target, watch.installation);
  await install(watch, 'app', zipPart(APP));
  watch.target.refusal = 'watch.zip: app/index.js is missing';
  const other = zipPart({ ...APP, uuid: APP.uuid.replace('5', '6') });
  expect(await install(watch, 'app', other)).toMatchObject({
    error: { code: -1, message: 'watch.zip: app/index.js is missing' },
  });
  watch.target.refusal = undefined;
  expect((await install(phone, 'companion', zipPart(APP))).error).toBeUndefined();
});

test.each([
  ['a part of the other side', 'app.install.stream.begin', { componentBundle: 'companion' }],
  ['no part', 'app.install.stream.begin', {}],
  ['an unknown stream', 'io.write', { stream: 7, data: '' }],
  ['the end of an unknown stream', 'app.install.stream.finalize', { stream: 'x' }],
  ['no parameters', 'io.write', null],
  ['an app that is not installed', 'app.launchComponent', { uuid: 'other', component: 'app' }],
  ['a companion', 'app.launchComponent', { uuid: APP.uuid, component: 'companion' }],
  ['another picture format', 'app.screenshot.stream.capture', { stream: 1, imageFormat: 'BMP' }],
  ['no source', 'app.debug.evalToString', {}],
])('invalid: %s', async (_what, method, params) => {
  const { call, failures } = openSession();
  expect(await call(method, params)).toMatchObject({ error: { code: -32602 } });
  expect(failures).toEqual([]);
});

test('chunks are base64, and not without end', async () => {
  const { call } = openSession();
  const { result } = await call('app.install.stream.begin', { componentBundle: 'app' });
  const { stream } = result as { stream: number };
  for (const params of [{ data: '?' }, { data: 5 }, { data: 'AAAA', encoding: 'none' }]) {
    expect(await call('io.write', { stream, ...params })).toMatchObject({ error: { code: -32602 } });
  }
  const data = 'A'.repeat(8 * 1024 * 1024);
  for (let i = 0; i < 5; i++) expect((await call('io.write', { stream, data })).error).toBeUndefined();
  expect(await call('io.write', { stream, data })).toMatchObject({
    error: { message: 'the package is larger than 32 MB' },
  });
  expect((await call('app.install.stream.abort', { stream })).result).toBeNull();
  expect((await call('io.write', { stream, data: '' })).error).toBeDefined();
});

test('empty chunks are not without end', async () => {
  const { call } = openSession();
  const { result } = await call('app.install.stream.begin', { componentBundle: 'app' });
  const { stream } = result as { stream: number };
  for (let i = 0; i < 10_000; i++) void call('io.write', { stream, data: '' });
  expect(await call('io.write', { stream, data: '' })).toMatchObject({
    error: { message: 'the package has more than 10000 chunks' },
  });
});

test('one picture at a time, also after one that failed', async () => {
  const { call, target } = openSession();
  const capture = () => call('app.screenshot.stream.capture', { stream: 3, imageFormat: 'P6.sRGB' });
  const refused = { error: { code: -1, message: 'another picture is on its way' } };
  const [first, second] = await Promise.all([capture(), capture()]);
  expect([first, second]).toMatchObject([{ result: {} }, refused]);
  // The first is still being sent.
  expect(await capture()).toMatchObject(refused);
  await settle();
  target.failure = new TargetError('no picture');
  expect(await capture()).toMatchObject({ error: { message: 'no picture' } });
  target.failure = undefined;
  expect(await capture()).toMatchObject({ result: {} });
});

test.each([
  ['no limit named', {}, 8192],
  ['a limit below the smallest', { protocol: { maxMessageSize: 10 } }, 8192],
  ['a limit that is none', { protocol: { maxMessageSize: 'x' } }, 8192],
  ['a limit of its own', { protocol: { maxMessageSize: 20_000 } }, 20_000],
  ['no capabilities', undefined, 8192],
])('a picture comes in messages that the tool takes: %s', async (_what, capabilities, limit) => {
  const { call, received } = openSession();
  await call('initialize', { capabilities });
  const { result } = await call('app.screenshot.stream.capture', { stream: 3, imageFormat: 'P6.sRGB' });
  await settle();
  const writes = received.filter(({ method }) => method === 'io.write');
  expect(writes.length).toBeGreaterThan(1);
  for (const write of writes) expect(write.size).toBeLessThanOrEqual(limit);
  expect(received.at(-1)).toMatchObject({ method: 'app.screenshot.stream.finalize', params: { stream: 3 } });
  const picture = Buffer.concat(writes.map(({ params }) => Buffer.from(String(params?.data), 'base64')));
  expect(result).toEqual({ length: picture.length });
  expect(picture.subarray(0, 15).toString()).toBe('P6\n100 100\n255\n');
  expect(picture.subarray(15)).toEqual(Buffer.from((await new FakeTarget().screenshot()).rgb));
});

test.each([
  ['1', '1'],
  ['throw 1', 'Uncaught throw 1'],
  ['', 'No app is running'],
])('evaluates %j', async (cmd, value) => {
  expect((await openSession().call('app.debug.evalToString', { cmd })).result).toEqual({
    success: true,
    value,
  });
});

test('launches the installed app', async () => {
  const { call, target } = openSession();
  const { result } = await call('app.launchComponent', { uuid: APP.uuid, component: 'app' });
  expect(result).toEqual({ uuid: APP.uuid, buildID: '00112233445566aa', component: 'app' });
  expect(target.launches).toBe(1);
});

test('a heap snapshot is refused with a reason', async () => {
  expect(
    await openSession().call('app.debug.heapSnapshot.capture', { format: 'x', stream: 1 }),
  ).toMatchObject({
    error: { code: -1, message: expect.stringContaining('no heap snapshots') },
  });
});

test('lines go to the host of their component, with positions from 0', async () => {
  const watch = openSession();
  const phone = openSession('phone', watch.target);
  await watch.call('initialize', { capabilities: {} });
  watch.setNow(7500);
  const frame = { file: 'app/index.js', line: 1, column: 20, name: 'draw' };
  const place = { source: 'app:///app/index.js', line: 0, column: 19, name: 'draw' };
  watch.target.write({ text: 'a', kind: 'info', frames: [frame] });
  watch.target.write({ text: 'b', kind: 'exception', frames: [frame, { ...frame, name: undefined }] });
  watch.target.write({ text: 'c', kind: 'warning' });
  watch.target.write({ text: 'd', component: 'settings' });
  const emittedBy = { uuid: APP.uuid, buildID: '00112233445566aa', component: 'app' };
  const common = { emittedBy, timestamp: 2.5 };
  const { name: _name, ...unnamed } = place;
  expect(watch.received.map(({ method, params }) => ({ method, params }))).toEqual([
    {
      method: 'console.message',
      params: { ...common, kind: 'info', message: ['a'], fromHost: false, position: place },
    },
    {
      method: 'console.traceMessage',
      params: { ...common, kind: 'exception', message: ['b'], stack: [place, unnamed] },
    },
    {
      method: 'console.message',
      params: { ...common, kind: 'warn', message: ['Simulator: c'], fromHost: true },
    },
  ]);
  expect(phone.received).toMatchObject([
    { params: { message: ['d'], emittedBy: { component: 'settings' } } },
  ]);
  watch.session.close();
  watch.target.write({ text: 'e' });
  expect(watch.received).toHaveLength(3);
});

test('what an app writes commands no terminal', async () => {
  const watch = openSession();
  await watch.call('initialize', { capabilities: {} });
  const evil = '\u001b]0;x\u0007a\r\u202eb';
  const clean = ' ]0;x a  b';
  const frame = { file: evil, line: 1, column: 1, name: evil };
  watch.target.write({ text: `${evil}\n\tc`, frames: [frame] });
  watch.target.write({ text: evil, kind: 'exception', frames: [frame] });
  const place = { source: `app:///${clean}`, name: clean };
  expect(watch.received).toMatchObject([
    { params: { message: [`${clean}\n\tc`], position: place } },
    { params: { message: [clean], stack: [place] } },
  ]);
  const { result } = await watch.call('app.debug.evalToString', { cmd: evil });
  expect(result).toEqual({ success: true, value: clean });
  const thrown = await watch.call('app.debug.evalToString', { cmd: `throw ${evil}` });
  expect(thrown.result).toEqual({ success: true, value: `Uncaught throw ${clean}` });
  expect(describeAppIdentity({ uuid: evil, buildId: `0x${evil}` })).toEqual({ uuid: clean, buildID: clean });
});

test('a long line, and a long value, are cut', async () => {
  const { target, received, call } = openSession();
  const long = 'x'.repeat(50_000);
  target.write({ text: long });
  const cut = `${'x'.repeat(16_000)}…`;
  expect(received).toMatchObject([{ params: { message: [cut] } }]);
  expect((await call('app.debug.evalToString', { cmd: long })).result).toEqual({ success: true, value: cut });
});

test('a flood of lines is cut off, each second anew', () => {
  const { target, received, setNow } = openSession();
  for (let i = 0; i < 5000; i++) target.write({ text: `${i}` });
  expect(received).toHaveLength(1001);
  expect(received.at(-1)).toMatchObject({
    params: { kind: 'warn', message: ['Simulator: more than 1000 lines in a second; the rest is left out'] },
  });
  setNow(6000);
  target.write({ text: 'again' });
  expect(received.at(-1)).toMatchObject({ params: { message: ['again'] } });
});

test('an unknown method, and a mistake of the simulator, are errors without its details', async () => {
  const { call, target, failures } = openSession();
  expect(await call('app.contents.stream.list')).toMatchObject({ error: { code: -32601 } });
  target.failure = new Error('secret path');
  expect(await call('app.screenshot.stream.capture', { stream: 1, imageFormat: 'P6.sRGB' })).toMatchObject({
    error: { code: -32603, message: 'the simulator failed' },
  });
  expect(failures).toEqual([target.failure]);
});

test('an archive of more entries than any app has is refused', async () => {
  const { installation, target } = openSession();
  const names = Array.from({ length: 20_001 }, (_, i) => [`f${i}`, '']);
  await expect(installation.install('app', zipPart(APP, Object.fromEntries(names)))).rejects.toThrow(
    'it is not a part of an .fba',
  );
  expect(target.installed).toEqual([]);
});
