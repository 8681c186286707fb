import { MINUTE_MS } from '../../../simulator/world/duration';
import { startPhone } from './start-phone';

/** What the companion logs when it is launched. */
function run(script: string, situation: Parameters<typeof startPhone>[1] = {}): string[] {
  const { companion, lines, events, advance } = startPhone(script, situation);
  companion.launch('peerAppLaunched');
  advance(100);
  expect(events('error')).toEqual([]);
  return lines();
}

test('knows itself, its host and its permissions', () => {
  const lines = run(
    `const { me } = require('companion');
    console.log(me.applicationId + ' ' + me.buildId + ' ' + me.host.os.name);
    console.log(['access_internet', 'run_background', 'access_location'].map((p) => me.permissions.granted(p)).join());
    console.log(me.permissions instanceof Object && me.launchReasons instanceof Object && me.yield instanceof Function);`,
    { os: 'iOS', deniedPermissions: new Set(['run_background']) },
  );
  expect(lines).toEqual([
    '11111111-2222-3333-4444-555555555555 0x0123456789abcdef iOS',
    'true,false,false',
    'true',
  ]);
});

test('has the modules of the strict profile and no others', () => {
  const lines =
    run(`for (const id of ['companion', 'settings', 'local-storage', 'messaging', 'file-transfer', 'cbor',
      'crypto', 'user-settings', 'peer', 'device', 'document', 'fs'])
    try { console.log(id + ' ' + require(id).__esModule); } catch (e) { console.log((e instanceof Error) + ' ' + e.message); }`);
  expect(lines).toEqual([
    ...['companion', 'settings', 'local-storage', 'messaging', 'file-transfer', 'cbor', 'crypto'].map(
      (id) => `${id} true`,
    ),
    ...['user-settings', 'peer', 'device'].map((id) => `${id} true`),
    ...['document', 'fs'].map((id) => `true Cannot find module '${id}'`),
  ]);
});

test('a module that is not simulated has no exports and causes a warning', () => {
  const { companion, lines, events } = startPhone(
    "const it = require('external-app'); console.log(it.__esModule + ' ' + typeof it.default); require('external-app');",
  );
  companion.launch('peerAppLaunched');
  expect(lines()).toEqual(['true undefined']);
  expect(events('error')).toEqual([]);
  expect(events('warning').map(({ text }) => text)).toEqual([
    '"external-app" is not simulated: a real phone has it, here its exports are missing',
  ]);
});

test('has no browser around it', () => {
  const lines = run(`console.log([typeof window, typeof document, typeof XMLHttpRequest, typeof crypto,
    typeof TextEncoder, typeof URL, typeof Blob, typeof process, typeof Buffer, typeof require('crypto').subtle].join());
    console.log([typeof self, typeof setTimeout, typeof fetch, typeof Headers, typeof Request, typeof Response].join());`);
  expect(lines).toEqual([
    Array(10).fill('undefined').join(),
    'object,function,function,function,function,function',
  ]);
});

test('language, watch and randomness', () => {
  const lines = run(
    `console.log(require('user-settings').locale.language);
    const { device, app } = require('peer');
    console.log([device.modelName, device.modelId, device.screen.width, device.lastSyncTime instanceof Date, app.readyState].join());
    const bytes = new Uint8Array(3); require('crypto').getRandomValues(bytes); console.log(bytes.join());`,
    { model: () => 'vulcan' },
  );
  expect(lines).toEqual(['de-AT', 'Sense,44,336,true,stopped', '18,18,18']);
});

test.each([
  [61, 'high'],
  [60, 'medium'],
  [25, 'low'],
  [5, 'empty'],
])('a battery of %d %% is %s', (level, expected) => {
  expect(run(`console.log(require('peer').device.batteryLevel);`, { watchBattery: () => level })).toEqual([
    expected,
  ]);
});

test('the battery of a watch out of reach is unknown, and its last sync is an old one', () => {
  const { companion, link, advance, lines } = startPhone(
    `const { device } = require('peer');
    const print = () => console.log(device.batteryLevel, device.lastSyncTime.getMinutes());
    setTimeout(print, 16 * 60000); setTimeout(print, 31 * 60000);`,
    { watchBattery: () => 90, isPeerRunning: () => true },
  );
  companion.launch('wokenUp');
  advance(20 * MINUTE_MS);
  link.setConnected(false);
  advance(20 * MINUTE_MS);
  expect(lines()).toEqual(['high 15', 'unknown 15']);
});

test('a model id that nobody has published is undefined, with a warning', () => {
  const { companion, lines, events } = startPhone(
    `const { device } = require('peer'); console.log(device.modelName, device.modelId, device.modelId);`,
    { model: () => 'rhea' },
  );
  companion.launch('wokenUp');
  expect(lines()).toEqual(['Sense 2 undefined undefined']);
  expect(events('warning').map(({ text }) => text)).toEqual([
    'device.modelId: nobody has published that of a Sense 2, so it is undefined here',
  ]);
});

test('reports when the watch app starts', () => {
  const { companion, link, advance, lines } = startPhone(
    `const { app } = require('peer'); app.onreadystatechange = () => console.log(app.readyState);`,
  );
  companion.launch('wokenUp');
  link.attach('watch', { onOpen() {}, onClose() {}, onMessage() {} });
  advance(1000);
  link.setConnected(false);
  link.setConnected(true);
  advance(1000);
  companion.kill();
  expect(lines()).toEqual(['started', 'unknown', 'stopped', 'started']);
});

test('the watch app is started before it has a session', () => {
  const watch = { isRunning: true };
  const { companion, link, advance, lines } = startPhone(
    `const { app } = require('peer'); console.log(app.readyState); app.onreadystatechange = () => console.log('to ' + app.readyState);
    require('messaging').peerSocket.onopen = () => console.log('open');`,
    { isPeerRunning: () => watch.isRunning && link.isConnected },
  );
  link.attach('watch', { onOpen() {}, onClose() {}, onMessage() {} });
  companion.launch('peerAppLaunched');
  advance(1000);
  watch.isRunning = false;
  link.detach('watch');
  link.setConnected(false);
  companion.kill();
  expect(lines()).toEqual(['started', 'open', 'to stopped', 'to unknown']);
});

test('a message from the watch arrives and keeps it awake', () => {
  const { companion, link, clock, advance, lines } = startPhone(
    `require('messaging').peerSocket.onmessage = (e) => console.log(JSON.stringify(e.data));`,
    { isKeptAliveByPeer: () => false },
  );
  link.attach('watch', { onOpen() {}, onClose() {}, onMessage() {} });
  companion.launch('peerAppLaunched');
  advance(10_000);
  const before = companion.unloadsAt ?? 0;
  link.send('watch', Uint8Array.of(0xa1, 0x61, 0x61, 0x01));
  advance(1000);
  expect(lines()).toEqual(['{"a":1}']);
  expect(companion.unloadsAt).toBeGreaterThan(before);
  expect(companion.unloadsAt).toBeLessThanOrEqual(clock.now() + 15_000);
});

describe('localStorage', () => {
  test('outlives the companion', () => {
    const { companion, lines, localStorage } = startPhone(`const { localStorage } = require('local-storage');
      console.log([localStorage.length, localStorage.key(0), localStorage.getItem('n'), localStorage.getItem('none')].join());
      localStorage.setItem('n', Number(localStorage.getItem('n')) + 1);`);
    for (let i = 0; i < 3; i++) {
      companion.launch('wokenUp');
      companion.kill();
    }
    expect(lines()).toEqual(['0,,,', '1,n,1,', '1,n,2,']);
    expect(localStorage.get('n')).toBe('3');
  });

  test('throws if it is full, and keeps its values', () => {
    const { companion, lines, localStorage } = startPhone(`const { localStorage } = require('local-storage');
      try { localStorage.setItem('a', 'new'); } catch (e) { console.log((e instanceof Error) + ' ' + e.name); }
      try { localStorage.setItem('a'); } catch (e) { console.log((e instanceof TypeError)); }
      console.log(localStorage.getItem('a'));
      localStorage.removeItem('b'); console.log(localStorage.length);
      localStorage.clear(); console.log(localStorage.length);`);
    localStorage.set('a', 'old');
    localStorage.set('b', 'old');
    localStorage.isFull = true;
    companion.launch('wokenUp');
    expect(lines()).toEqual(['true QuotaExceededError', 'true', 'old', '1', '0']);
  });
});

test.each([
  ['companion', 'me'],
  ['device', 'me'],
  ['local-storage', 'localStorage'],
  ['messaging', 'peerSocket'],
  ['settings', 'settingsStorage'],
])('the default import of %s is its %s', (name, chief) => {
  const { companion, lines } = startPhone(
    `const it = require('${name}'); console.log(it.default === it.${chief}, typeof it.default);`,
  );
  companion.launch('peerAppLaunched');
  expect(lines()).toEqual(['true object']);
});
