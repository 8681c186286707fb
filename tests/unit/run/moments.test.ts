import type { Scripts } from '../../journey/hand-made-app';
import { createSmallWorld, START } from './small-world';

const URL = 'https://api.fitbit.com/1/user/-/profile.json';
const COMPANION = `
  var storage = require('local-storage').localStorage;
  var outbox = require('file-transfer').outbox;
  var me = require('companion').me;
  console.log('begin');
  storage.setItem('begun', 'yes');
  me.onunload = function () { storage.setItem('unloaded', 'yes'); };
  fetch('${URL}').then(function (response) {
    storage.setItem('status', response.status);
    return response.text();
  }).then(function () {
    outbox.enqueue('a.cbor', new Uint8Array(100).buffer);
  });
  console.log('end');
`;
const FACE = `
  var fs = require('fs');
  var inbox = require('file-transfer').inbox;
  var time = require('document').default.getElementById('time');
  fs.writeFileSync('kept', 'x', 'ascii');
  inbox.onnewfile = function () { while (inbox.nextFile()) time.text = 'filed'; };
  console.log('started');
`;
const APP: Scripts = { face: FACE, companion: COMPANION };

test('a day in the life of a request and a file passes all moments, in order', async () => {
  const { moments, advance } = createSmallWorld(APP);
  await advance(5000);
  expect(moments).toEqual([
    'disk-write kept',
    'disk-written kept',
    'draw',
    'wake peerAppLaunched',
    'write begun',
    'written begun',
    `request ${URL}`,
    `handled ${URL}`,
    `response ${URL}`,
    'write status',
    'written status',
    `responded ${URL}`,
    'file a.cbor',
    'disk-write a.cbor',
    'disk-written a.cbor',
    'filed a.cbor',
    'draw',
  ]);
});

/** What is left after a kill: lines of the console, stored keys, what the service handled, moments after the kill. */
test.each([
  ['wake', [], [], 0],
  ['write', ['phone: begin'], [], 0],
  ['written', ['phone: begin'], ['begun'], 0],
  ['request', ['phone: begin'], ['begun'], 0],
  ['handled', ['phone: begin', 'phone: end'], ['begun'], 1],
  ['response', ['phone: begin', 'phone: end'], ['begun'], 1],
  ['write=status', ['phone: begin', 'phone: end'], ['begun'], 1],
  ['responded', ['phone: begin', 'phone: end'], ['begun', 'status'], 1],
])('killed at %s: nothing of the run happens after it', async (moment, lines, keys, handledCount) => {
  const small = createSmallWorld(APP, { faults: [`kill-companion@${moment}`] });
  let handled = 0;
  small.world.network.exchanges.listen(({ handledAt, delivered }) => {
    if (handledAt !== undefined && delivered) handled++;
  });
  await small.advance(5000);
  expect(small.lines().filter((line) => line.startsWith('phone'))).toEqual(lines);
  expect(small.world.localStore.keys()).toEqual(keys);
  expect(handled).toBe(handledCount);
  expect(small.lifecycle()).toEqual(['wake peerAppLaunched', 'unload killed']);
  expect(small.errors()).toEqual([]);
  // The response was read and a file was sent before `responded`.
  const hasSent = moment === 'responded';
  expect(small.moments.some((each) => each.startsWith('file'))).toBe(hasSent);
});

test('killed at a write of its last event, the write does not happen', async () => {
  const { world, advance, lifecycle } = createSmallWorld(APP, {
    faults: ['kill-companion@write=unloaded', 'save-battery'],
  });
  await advance(30_000);
  expect(lifecycle()).toEqual(['wake peerAppLaunched', 'unload killed']);
  expect(world.localStore.get('unloaded')).toBeNull();
});

test('a wake of a companion that runs is a moment, and a kill within it comes before its event', async () => {
  const companion = `
    var me = require('companion').me;
    me.wakeInterval = 300000;
    me.onwakeinterval = function () { console.log('woken'); };
  `;
  const { moments, advance, lines } = createSmallWorld({ companion }, { faults: ['kill-companion@wake#3'] });
  await advance(601_000);
  expect(moments.filter((each) => each.startsWith('wake'))).toEqual([
    'wake peerAppLaunched',
    'wake wokenUp',
    'wake wokenUp',
  ]);
  expect(lines()).toEqual(['phone: woken']);
});

test('killed while it catches every error, a companion still changes nothing', async () => {
  const companion = `
    var storage = require('local-storage').localStorage;
    function dare(work) { try { work(); } catch (e) {} }
    for (var i = 0; i < 3; i++) dare(function () { storage.setItem('key' + i, 'x'); });
    dare(function () { require('settings').settingsStorage.setItem('set', 'x'); });
    dare(function () { fetch('${URL}'); });
    setTimeout(function () { storage.setItem('late', 'x'); }, 10);
    Promise.resolve().then(function () { storage.setItem('job', 'x'); });
  `;
  const { world, advance, moments } = createSmallWorld(
    { companion },
    { faults: ['kill-companion@write=key1'] },
  );
  await advance(1000);
  expect(world.localStore.keys()).toEqual(['key0']);
  expect(world.settings.keys()).toEqual([]);
  expect(moments.slice(-2)).toEqual(['written key0', 'write key1']);
});

test('a face that is started again within its own write has not written', async () => {
  const face = `
    var fs = require('fs');
    console.log(fs.existsSync('kept') ? 'kept' : 'new');
    fs.writeFileSync('kept', 'x', 'ascii');
    console.log('written');
  `;
  const { world, advance, lines, errors } = createSmallWorld(
    { face },
    { faults: ['restart-watch@disk-write'] },
  );
  await advance(1000);
  expect(lines()).toEqual(['watch: new', 'watch: new', 'watch: written']);
  expect(errors()).toEqual([]);
  expect(world.watch.isRunning).toBe(true);
});

test.each([
  ['link-off@file..+1m', undefined, 100],
  ['corrupt-file@file', 75, 75],
  ['kill-companion@file', 100, 100],
])('%s is about the file that is arriving', async (spec, soon, later) => {
  const { world, advance } = createSmallWorld(APP, { faults: [spec] });
  await advance(5000);
  expect(world.disk.stat('a.cbor')?.size).toBe(soon);
  await advance(120_000);
  expect(world.disk.stat('a.cbor')?.size).toBe(later);
});

test('a fault counts the moments of its kind from its time on', async () => {
  const companion = `
    var storage = require('local-storage').localStorage;
    var n = 0;
    setInterval(function () { n++; storage.setItem(n % 2 ? 'odd' : 'even', String(n)); }, 1000);
  `;
  const { world, advance } = createSmallWorld(
    { companion },
    { faults: ['storage-full@10s:write=even#2..+3s'] },
  );
  await advance(20_000);
  const full = world.trace.entries.filter(({ kind }) => kind === 'fault').map(({ t }) => t - START);
  expect(full).toEqual([12_500, 15_500]);
});
