import type { Exchange } from '../../../simulator/run/exchanges';
import { createSmallWorld } from './small-world';

const URL = 'https://api.fitbit.com/1/user/-/profile.json';
const ASK = `fetch('${URL}').then(function () { console.log('came'); }, function () { console.log('failed'); });`;

/** What is known of an exchange: who has it, and whether the answers are the same. */
function describe({ left, handledAt, handled, deliveredAt, delivered }: Exchange): string {
  const result = delivered && ('status' in delivered ? String(delivered.status) : delivered.failure);
  return [
    left === undefined ? 'not left' : 'left',
    handledAt === undefined ? 'not handled' : `handled ${handled?.status}`,
    deliveredAt === undefined ? 'not delivered' : `delivered ${result}`,
  ].join(', ');
}

test.each([
  [[], 'left, handled 401, delivered 401', 'came'],
  [['network-off'], 'not left, not handled, delivered the phone is offline', 'failed'],
  [['network-off@handled..+1m'], 'left, handled 401, delivered the phone went offline', 'failed'],
  [['lost-answer'], 'left, handled 401, delivered the response was lost', 'failed'],
  [['answer=500'], 'left, not handled, delivered 500', 'came'],
  [['answer=silent'], 'left, handled 401, delivered no response came', 'failed'],
  [
    ['kill-companion@request'],
    'not left, not handled, delivered nobody waited for the response any more',
    undefined,
  ],
  [
    ['kill-companion@handled'],
    'left, handled 401, delivered nobody waited for the response any more',
    undefined,
  ],
])('with %j an exchange is: %s', async (faults, expected, line) => {
  const { world, advance, lines } = createSmallWorld({ companion: ASK }, { faults });
  const steps = new Map<number, string[]>();
  world.network.exchanges.listen((exchange) => {
    steps.set(exchange.id, [...(steps.get(exchange.id) ?? []), describe(exchange)]);
  });
  await advance(70_000);
  expect([...steps.keys()]).toEqual([1]);
  expect(steps.get(1)?.[0]).toBe('not left, not handled, not delivered');
  expect(steps.get(1)?.at(-1)).toBe(expected);
  expect(lines()).toEqual(line === undefined ? [] : [`phone: ${line}`]);
});

test('what was lost, and only that, is what is meant at a moment of it', async () => {
  const companion = `
    fetch('${URL}?a').then(function () { console.log('a'); }, function () {});
    setTimeout(function () { fetch('${URL}?b').then(function () { console.log('b'); }, function () {}); }, 50);
  `;
  const { advance, lines } = createSmallWorld({ companion }, { faults: ['lost-answer@request=?b'] });
  await advance(2000);
  expect(lines()).toEqual(['phone: a']);
});

test('the timers, sensors and listeners of each side', async () => {
  const code = `
    setTimeout(function () {}, 1e6); setTimeout(function () {}, 10); setInterval(function () {}, 1000);
    var socket = require('messaging').peerSocket;
    var listener = function () {};
    socket.addEventListener('open', listener); socket.addEventListener('open', listener);
    socket.addEventListener('close', listener); socket.removeEventListener('close', listener);
  `;
  const { world, advance } = createSmallWorld({
    permissions: ['access_heart_rate'],
    face: `${code}
      var document = require('document').default;
      document.getElementById('time').addEventListener('click', listener);
      document.addEventListener('click', listener);
      var HeartRateSensor = require('heart-rate').HeartRateSensor;
      new HeartRateSensor().start(); new HeartRateSensor();
      (function draw() { requestAnimationFrame(draw); })();
    `,
    companion: code,
    settings: `setInterval(function () {}, 1000); registerSettingsPage(function () { return null; });`,
  });
  await advance(1500);
  expect(world.activity('watch')).toEqual({
    timers: 1,
    intervals: 1,
    animationFrames: 1,
    sensors: 1,
    listeners: 3,
  });
  expect(world.activity('phone')).toMatchObject({ timers: 1, intervals: 1, listeners: 1 });
  expect(world.activity('settings')).toMatchObject({ intervals: 0 });
  const page = world.openSettings();
  expect(world.activity('settings')).toMatchObject({ intervals: 1 });
  page?.close();
  world.phone.companion.kill();
  world.watch.exit();
  for (const side of ['watch', 'phone', 'settings'] as const)
    expect(Object.values(world.activity(side))).toEqual([0, 0, 0, 0, 0]);
});

test('listeners of ended file transfers are not counted: they do not grow', async () => {
  const companion = `
    var outbox = require('file-transfer').outbox;
    setInterval(function () {
      outbox.enqueue('a', new Uint8Array(1).buffer).then(function (transfer) {
        transfer.addEventListener('change', function () { console.log(transfer.readyState); });
      });
    }, 1000);
  `;
  const { world, advance, lines } = createSmallWorld({ companion });
  await advance(5300);
  const { listeners } = world.activity('phone');
  await advance(5000);
  expect(world.activity('phone').listeners).toBe(listeners);
  expect(lines()).toContain('phone: transferred');
});

test('the writes of storage and disk', async () => {
  const { world, advance } = createSmallWorld({
    face: `var fs = require('fs'); fs.writeFileSync('a', 'x', 'ascii'); fs.renameSync('a', 'b'); fs.unlinkSync('b');`,
    companion: `var s = require('local-storage').localStorage;
      s.setItem('a', '1'); s.setItem('a', '2'); s.removeItem('a'); s.clear();`,
  });
  const writes: unknown[] = [];
  world.localStore.listen(({ key, oldValue, newValue }) => writes.push([key, oldValue, newValue]));
  await advance(1000);
  expect(writes).toEqual([
    ['a', null, '1'],
    ['a', '1', '2'],
    ['a', '2', null],
    [null, null, null],
  ]);
  const paths: string[] = [];
  world.disk.listen((path) => paths.push(path));
  world.restartWatch();
  expect(paths).toEqual(['a', 'a', 'b', 'b']);
});
