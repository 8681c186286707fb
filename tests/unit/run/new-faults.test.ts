import { decodeCbor } from '../../../simulator/peer/cbor';
import { DAY_MS, MINUTE_MS, SECOND_MS } from '../../../simulator/world/duration';
import type { Scripts } from '../../journey/hand-made-app';
import { createSmallWorld, START } from './small-world';

const URL = 'https://api.fitbit.com/1/user/-/profile.json';
const ASK = `
  function ask(name) {
    fetch('${URL}?' + name).then(
      function () { console.log(name + ' came'); },
      function () { console.log(name + ' failed'); }
    );
  }
`;
const WAKES = `
  var me = require('companion').me;
  me.wakeInterval = 300000;
  me.onwakeinterval = function () { console.log('woken'); };
`;
/** Sends its minute, counted from 1, once a minute, and saves what it gets. */
const FILES: Scripts = {
  companion: `
    var cbor = require('cbor');
    var n = 0;
    setInterval(function () {
      n++;
      require('file-transfer').outbox.enqueue('n.cbor', cbor.encode({ name: 'x', n: n, v: 7 }));
    }, ${MINUTE_MS});
  `,
  face: `
    var inbox = require('file-transfer').inbox;
    inbox.onnewfile = function () {
      while (inbox.nextFile()) {
        var bytes = require('fs').readFileSync('n.cbor');
        var text;
        try { var map = require('cbor').decode(bytes); text = map.n + ' v' + map.v; } catch (e) { text = 'broken'; }
        console.log(text);
      }
    };
  `,
};
const lossesOf = (lines: string[]): string[] => lines.map((line) => line.replace(/^\w+: /, ''));

describe('the phone', () => {
  test('off, it has no companion, link, network, wakes or settings page; its start brings them back', async () => {
    const settings = 'registerSettingsPage(function () { return null; });';
    const { world, advance, lifecycle, moments } = createSmallWorld(
      { companion: `${WAKES}${ASK} setInterval(function () { ask('it'); }, 1000);`, settings },
      { faults: ['phone-off@1m..31m', 'link-off@2m..3m', 'network-off@30m..33m'] },
    );
    const page = world.openSettings();
    await advance(90 * SECOND_MS);
    expect([world.link.isConnected, world.network.isOnline]).toEqual([false, false]);
    expect([page?.isOpen, world.openSettings()]).toEqual([false, undefined]);
    expect(world.phone.companion.state).toBe('asleep');
    expect(lifecycle()).toEqual(['wake peerAppLaunched', 'unload killed']);
    const before = moments.length;
    await advance(29 * MINUTE_MS);
    expect(moments).toHaveLength(before);
    await advance(MINUTE_MS);
    expect([world.link.isConnected, world.network.isOnline]).toEqual([true, false]);
    expect(lifecycle().slice(2)).toEqual(['wake peerAppLaunched']);
    await advance(2 * MINUTE_MS);
    expect(world.network.isOnline).toBe(true);
  });

  test('without wakes, the timer wakes nobody; later it does again', async () => {
    const { advance, lines } = createSmallWorld({ companion: WAKES }, { faults: ['no-wakes@1m..11m'] });
    await advance(10 * MINUTE_MS + SECOND_MS);
    expect(lines()).toEqual([]);
    await advance(5 * MINUTE_MS);
    expect(lines()).toEqual(['phone: woken']);
  });

  test.each([
    ['running', '10s', ['wake peerAppLaunched'], 5],
    ['asleep', '10s', ['wake peerAppLaunched', 'unload killed', 'wake wokenUp'], 4],
  ])('a burst wakes a companion that is %s five times', async (state, at, expected, events) => {
    const faults = [`wake-burst@${at}`, ...(state === 'asleep' ? ['kill-companion@9s'] : [])];
    const { advance, lines, lifecycle, moments } = createSmallWorld({ companion: WAKES }, { faults });
    await advance(11 * SECOND_MS);
    expect(lifecycle()).toEqual(expected);
    expect(lines()).toHaveLength(events);
    expect(moments.filter((each) => each === 'wake wokenUp')).toHaveLength(5);
  });

  test('its clock is that of the companion and the settings page; the watch and all timers have the true time', async () => {
    const read = `console.log(Date.now() - ${START}, +new Date() - ${START});`;
    const tick = `setInterval(function () { ${read} }, 10000);`;
    const { world, advance, lines } = createSmallWorld(
      {
        companion: tick,
        face: tick,
        settings: `registerSettingsPage(function () { ${read} return null; });`,
      },
      { faults: ['phone-clock=+2h@11s..31s', 'phone-clock=-1d@15s..25s'] },
    );
    world.clock.after(20 * SECOND_MS, () => world.openSettings());
    await advance(41 * SECOND_MS);
    const at = (ms: number) => `${ms} ${ms}`;
    expect(lines().filter((line) => line.startsWith('phone'))).toEqual([
      `phone: ${at(10_500)}`,
      `phone: ${at(20_500 - DAY_MS)}`,
      `phone: ${at(30_500 + 120 * MINUTE_MS)}`,
      `phone: ${at(40_500)}`,
    ]);
    expect(lines().filter((line) => line.startsWith('watch'))).toEqual(
      [10_000, 20_000, 30_000, 40_000].map((ms) => `watch: ${at(ms)}`),
    );
    expect(lines().filter((line) => line.startsWith('settings'))).toContain(
      `settings: ${at(20_000 - DAY_MS)}`,
    );
  });

  test('travel changes the zone of watch and phone until its end, and not where the wearer lives', async () => {
    const read = `setInterval(function () { console.log(new Date().getHours()); }, 10000);`;
    const { advance, lines } = createSmallWorld(
      { companion: read, face: read },
      { faults: ['zone=Asia/Tokyo@5s..15s'], zone: 'America/New_York' },
    );
    await advance(25 * SECOND_MS);
    expect(lines()).toEqual(['watch: 21', 'phone: 21', 'watch: 8', 'phone: 8']);
  });
});

describe('stored data', () => {
  /** Changes, removes and adds keys at 5 s, then changes one of them again at 15 s. */
  const companion = `
    var s = require('local-storage').localStorage;
    if (s.getItem('a') === null) { s.setItem('a', 'old'); s.setItem('b', 'old'); s.setItem('d', 'old'); }
    setTimeout(function () { s.setItem('a', 'newer'); s.setItem('a', 'new'); s.removeItem('b'); s.setItem('c', 'new'); s.setItem('d', 'new'); }, 4500);
    setTimeout(function () { s.setItem('d', 'newest'); }, 14500);
  `;
  const contents = (store: { keys(): string[]; get(key: string): string | null }) =>
    Object.fromEntries(store.keys().map((key) => [key, store.get(key)]));

  test.each(['killed', 'unloaded'])('lost writes are there until the companion is %s', async (end) => {
    const { world, advance } = createSmallWorld({ companion }, { faults: ['lost-writes@2s..10s'] });
    await advance(16 * SECOND_MS);
    expect(contents(world.localStore)).toEqual({ a: 'new', c: 'new', d: 'newest' });
    if (end === 'killed') world.phone.companion.kill();
    else world.phone.companion.unload();
    expect(contents(world.localStore)).toEqual({ a: 'old', b: 'old', d: 'newest' });
    world.phone.companion.launch('wokenUp');
    world.phone.companion.kill();
    expect(contents(world.localStore)).toEqual({ a: 'old', b: 'old', d: 'newest' });
  });

  test('at a moment, the write that it is about is lost', async () => {
    const { world, advance } = createSmallWorld({ companion }, { faults: ['lost-writes@write=a#2..+1s'] });
    await advance(6 * SECOND_MS);
    world.phone.companion.kill();
    expect(world.localStore.get('a')).toBe('old');
  });

  test.each([
    ['storage-wiped', 0, 1, 1],
    ['settings-wiped', 1, 0, 1],
    ['disk-wiped', 1, 1, 0],
  ])('%s leaves the others', async (fault, stored, settings, files) => {
    const { world, addFault, advance } = createSmallWorld({
      companion: `require('local-storage').localStorage.setItem('k', 'v');
        require('settings').settingsStorage.setItem('k', 'v');`,
      face: `require('fs').writeFileSync('k', 'v', 'ascii');`,
    });
    await advance(SECOND_MS);
    addFault('lost-writes');
    addFault(fault);
    await advance(SECOND_MS);
    world.phone.companion.kill();
    expect(
      [world.localStore.keys(), world.settings.keys(), world.disk.list()].map((each) => each.length),
    ).toEqual([stored, settings, files]);
  });
});

describe('requests', () => {
  const companion = `${ASK} ask('first'); setTimeout(function () { ask('second'); }, 1000);`;
  test.each([
    // How often the service got the first, how long it took, what came.
    [[], 1, 700, ['first came', 'second came']],
    [['lost-request'], 0, 60_500, ['second came', 'first failed']],
    [['lost-request@request=?second'], 1, 700, ['first came', 'second failed']],
    [['sent-twice'], 2, 700, ['first came', 'second came']],
    [['late-response=30s'], 1, 30_700, ['second came', 'first came']],
    [['late-response=30s@response'], 1, 30_800, ['second came', 'first came']],
    [['late-response=90s'], 1, 60_500, ['second came', 'first failed']],
  ])('with %j', async (faults, times, deliveredAt, lines) => {
    const small = createSmallWorld({ companion }, { faults });
    const { world } = small;
    let handled = 0;
    const { cloud } = world;
    const handle = cloud.handle.bind(cloud);
    cloud.handle = (request, now, variant) => {
      if (request.url.endsWith('first')) handled++;
      return handle(request, now, variant);
    };
    const delivered: number[] = [];
    world.network.exchanges.listen((exchange) => {
      if (exchange.request.url.endsWith('first') && exchange.delivered)
        delivered.push(world.clock.now() - START);
    });
    await small.advance(100 * SECOND_MS);
    expect(handled).toBe(times);
    expect(delivered).toEqual([deliveredAt]);
    expect(lossesOf(small.lines())).toEqual(lines);
  });
});

describe('files', () => {
  test.each([
    [[], ['1 v7', '2 v7', '3 v7', '4 v7']],
    [['stuck-files@1m..3m30s'], ['3 v7', '4 v7']],
    [['stuck-files@file#2..+1m30s'], ['1 v7', '3 v7', '4 v7']],
    [['old-file@90s'], ['1 v7', '2 v7', '3 v7', '4 v7']],
    [['old-file@150s'], ['1 v7', '2 v7', '1 v7', '3 v7', '4 v7']],
    [
      ['old-file@150s', 'old-file@151s'],
      ['1 v7', '2 v7', '1 v7', '1 v7', '3 v7', '4 v7'],
    ],
    [['foreign-file@150s'], ['1 v7', '2 v7', '2 v8', '3 v7', '4 v7']],
    [['cut-file@90s'], ['1 v7', 'broken', '3 v7', '4 v7']],
    [['cut-file@file#3'], ['1 v7', '2 v7', 'broken', '4 v7']],
  ])('with %j', async (faults, expected) => {
    const { advance, lines } = createSmallWorld(FILES, { faults });
    await advance(4 * MINUTE_MS + 10 * SECOND_MS);
    expect(lossesOf(lines())).toEqual(expected);
  });

  test('a cut file is half of it', async () => {
    const { world, advance } = createSmallWorld(FILES, { faults: ['cut-file'] });
    await advance(70 * SECOND_MS);
    const cut = world.disk.read('n.cbor');
    await advance(MINUTE_MS);
    expect(cut?.length).toBe(Math.floor((world.disk.read('n.cbor')?.length ?? 0) / 2));
    expect(decodeCbor(world.disk.read('n.cbor') ?? new Uint8Array())).toEqual({ name: 'x', n: 2, v: 7 });
  });
});
