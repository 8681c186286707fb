import {
  IDLE_TIMEOUT_MS,
  PEER_CLOSED_TIMEOUT_MS,
  YIELD_DELAY_MS,
} from '../../../simulator/phone/companion-options';
import { MINUTE_MS } from '../../../simulator/world/duration';
import { startPhone } from './start-phone';

const REASONS = `const { me } = require('companion');
  console.log(Object.keys(me.launchReasons).join());
  me.onunload = () => console.log('unload');
  me.onwakeinterval = () => console.log('wakeinterval');`;

const peer = { onOpen() {}, onClose() {}, onMessage() {} };

describe('launch', () => {
  test.each(['peerAppLaunched', 'settingsChanged', 'wokenUp', 'fileTransfer'] as const)(
    'tells %s',
    (reason) => {
      const { companion, lines, lifecycle } = startPhone(REASONS);
      expect(companion.state).toBe('asleep');
      companion.launch(reason);
      expect(companion.state).toBe('unloading');
      expect(lines()).toEqual([reason]);
      expect(lifecycle()).toEqual([`wake ${reason}`]);
    },
  );

  test('of a running one dispatches an event for wokenUp, and nothing for other reasons', () => {
    const { companion, lines, lifecycle } = startPhone(REASONS);
    companion.launch('peerAppLaunched');
    companion.launch('peerAppLaunched');
    companion.launch('fileTransfer');
    companion.launch('wokenUp');
    expect(lines()).toEqual(['peerAppLaunched', 'wakeinterval']);
    expect(lifecycle()).toEqual(['wake peerAppLaunched']);
  });

  test('without a companion in the package does nothing', () => {
    const { companion, settings, advance, lifecycle } = startPhone(undefined);
    companion.launch('peerAppLaunched');
    settings.set('settings', 'a', '1');
    advance(MINUTE_MS);
    expect(companion.state).toBe('asleep');
    expect(lifecycle()).toEqual([]);
  });

  test('a script that throws is reported and still unloaded', () => {
    const { companion, advance, events } = startPhone('undefinedFunction();');
    companion.launch('peerAppLaunched');
    advance(IDLE_TIMEOUT_MS);
    expect(events('error')).toMatchObject([
      { place: 'phone', text: expect.stringContaining('undefinedFunction') },
    ]);
    expect(companion.state).toBe('asleep');
  });

  test('warns of the typo settingChanged', () => {
    const { companion, events } = startPhone(
      `if (require('companion').me.launchReasons.settingChanged) throw 1;`,
    );
    companion.launch('settingsChanged');
    expect(events('warning')).toMatchObject([{ text: expect.stringContaining('"settingsChanged"') }]);
    expect(events('error')).toEqual([]);
  });
});

describe('unloading', () => {
  test('comes after an idle time, with an event', () => {
    const { companion, clock, advance, lines, lifecycle } = startPhone(REASONS);
    const states: string[] = [];
    companion.listen(() => states.push(companion.state));
    companion.launch('wokenUp');
    expect(companion.unloadsAt).toBe(clock.now() + IDLE_TIMEOUT_MS);
    advance(IDLE_TIMEOUT_MS - 1);
    expect(companion.state).toBe('unloading');
    advance(1);
    expect(companion.state).toBe('asleep');
    expect(companion.unloadsAt).toBeUndefined();
    expect(lines()).toEqual(['wokenUp', 'unload']);
    expect(lifecycle()).toEqual(['wake wokenUp', 'unload idle']);
    expect(states).toEqual(['unloading', 'asleep']);
  });

  test('waits for requests, and restarts its countdown at the response', () => {
    const { companion, clock, advance, lines } = startPhone(
      `setTimeout(() => fetch('https://x.example/').then((r) => console.log(r.status)), 14900)`,
    );
    companion.launch('wokenUp');
    advance(14_950);
    expect(companion.state).toBe('awake');
    advance(300);
    expect(lines()).toEqual(['200']);
    expect(companion.unloadsAt).toBe(clock.now() - 150 + IDLE_TIMEOUT_MS);
    advance(IDLE_TIMEOUT_MS);
    expect(companion.state).toBe('asleep');
  });

  test("is not put off by the companion's own timers, and ends them", () => {
    const { companion, advance, lines } = startPhone(`setInterval(() => console.log('tick'), 4000)`);
    companion.launch('wokenUp');
    advance(MINUTE_MS);
    expect(companion.state).toBe('asleep');
    expect(lines()).toEqual(['tick', 'tick', 'tick']);
  });

  test('yield brings it soon, a launch after that starts another run', () => {
    const { companion, advance, lifecycle } = startPhone(`require('companion').me.yield()`);
    companion.launch('wokenUp');
    companion.unload();
    companion.launch('peerAppLaunched');
    advance(YIELD_DELAY_MS - 1);
    expect(companion.state).not.toBe('asleep');
    advance(1);
    expect(lifecycle()).toEqual(['wake wokenUp', 'unload unloaded', 'wake peerAppLaunched', 'unload yield']);
  });

  test('kill dispatches no event', () => {
    const { companion, lines, lifecycle } = startPhone(REASONS);
    companion.launch('wokenUp');
    companion.kill();
    companion.kill();
    expect(lines()).toEqual(['wokenUp']);
    expect(lifecycle()).toEqual(['wake wokenUp', 'unload killed']);
  });

  test('mid-request: the cloud gets the request; the trace gets the response, the companion does not', () => {
    const { companion, network, advance, lines, events } = startPhone(
      `fetch('https://x.example/token', { method: 'POST', body: 'a=1' }).then(() => console.log('never'), () => console.log('never'))`,
    );
    companion.launch('wokenUp');
    companion.kill();
    advance(MINUTE_MS);
    expect(network.requests).toMatchObject([{ method: 'POST', url: 'https://x.example/token', body: 'a=1' }]);
    expect(lines()).toEqual([]);
    expect(events('request')).toMatchObject([{ status: 200, failure: expect.stringContaining('unloaded') }]);
  });

  test('with staysWithPeer it comes soon after the face is closed, not before', () => {
    let runs = true;
    const { companion, link, advance, clock } = startPhone(REASONS, {
      isKeptAliveByPeer: () => true,
      isPeerRunning: () => runs,
    });
    link.attach('watch', peer);
    companion.launch('peerAppLaunched');
    advance(10 * MINUTE_MS);
    expect(companion.state).toBe('awake');
    runs = false;
    link.detach('watch');
    expect(companion.unloadsAt).toBe(clock.now() + PEER_CLOSED_TIMEOUT_MS);
    advance(PEER_CLOSED_TIMEOUT_MS);
    expect(companion.state).toBe('asleep');
  });

  test('activity of an earlier run does not keep a later one awake', () => {
    const { companion, clock, link, advance } = startPhone(
      `require('file-transfer').outbox.enqueue('a', new ArrayBuffer(9))`,
    );
    link.setConnected(false);
    companion.launch('wokenUp');
    companion.kill();
    companion.launch('wokenUp');
    const launched = clock.now();
    advance(1000);
    expect(companion.unloadsAt).toBe(launched + IDLE_TIMEOUT_MS);
  });
});

describe('settings', () => {
  const READ = `${REASONS}
    const { settingsStorage } = require('settings');
    console.log('a=' + settingsStorage.getItem('a'));
    settingsStorage.addEventListener('change', (e) => console.log([e.type, e.key, e.oldValue, e.newValue].join(' ')));`;

  test('a change wakes it; it reads that one and gets an event for the next', () => {
    const { settings, advance, lines } = startPhone(READ);
    settings.set('settings', 'a', '1');
    settings.set('settings', 'b', '2');
    advance(0);
    expect(lines()).toEqual(['settingsChanged', 'a=1']);
    settings.set('settings', 'b', '3');
    settings.set('settings', 'a', null);
    settings.clear('settings');
    advance(0);
    expect(lines().slice(2)).toEqual(['change b 2 3', 'change a 1 ', 'change   ']);
  });

  test('its own changes cause no event and no launch', () => {
    const { companion, settings, advance, lines } = startPhone(`${READ} settingsStorage.setItem('mine', 5);`);
    companion.launch('wokenUp');
    settings.set('companion', 'b', '2');
    advance(1000);
    expect(settings.get('mine')).toBe('5');
    expect(lines()).toEqual(['wokenUp', 'a=null']);
    companion.unload();
    settings.set('companion', 'b', '3');
    advance(1000);
    expect(companion.state).toBe('asleep');
  });

  test('a change just after its end wakes it again', () => {
    const { companion, settings, advance, lifecycle } = startPhone(READ);
    companion.launch('wokenUp');
    settings.set('settings', 'a', '1');
    companion.kill();
    advance(0);
    expect(lifecycle()).toEqual(['wake wokenUp', 'unload killed', 'wake settingsChanged']);
  });
});

describe('the wake interval', () => {
  const EVERY_15 = `${REASONS} me.wakeInterval = 900000;`;

  test('wakes it again and again, counted from the last launch', () => {
    const { companion, advance, lifecycle } = startPhone(EVERY_15);
    companion.launch('peerAppLaunched');
    advance(10 * MINUTE_MS);
    companion.launch('settingsChanged');
    advance(14 * MINUTE_MS);
    expect(lifecycle().filter((line) => line === 'wake wokenUp')).toHaveLength(0);
    advance(MINUTE_MS);
    expect(lifecycle().filter((line) => line === 'wake wokenUp')).toHaveLength(1);
    advance(60 * MINUTE_MS);
    expect(lifecycle().filter((line) => line === 'wake wokenUp')).toHaveLength(5);
  });

  test('of the manifest counts until the companion sets its own; 0 switches it off', () => {
    const { advance, lifecycle, lines } = startPhone(
      `${REASONS} console.log(me.wakeInterval); me.wakeInterval = 0; console.log(me.wakeInterval);`,
      {
        wakeInterval: 600_000,
      },
    );
    advance(60 * MINUTE_MS);
    expect(lifecycle()).toEqual(['wake wokenUp', 'unload idle']);
    expect(lines()).toEqual(['wokenUp', '600000', 'undefined', 'unload']);
  });

  test('throws below five minutes and keeps the old value', () => {
    const { companion, lines } = startPhone(`${REASONS}
      me.wakeInterval = 300000;
      for (const bad of [299999, -1, NaN, '600000', Infinity]) {
        try { me.wakeInterval = bad; console.log('accepted'); } catch (e) { console.log(e instanceof RangeError); }
      }
      console.log(me.wakeInterval);`);
    companion.launch('wokenUp');
    expect(lines()).toEqual(['wokenUp', 'true', 'true', 'true', 'true', 'true', '300000']);
  });

  test('needs run_background unless the face runs', () => {
    let runs = false;
    const { companion, advance, lifecycle } = startPhone(EVERY_15, {
      permissions: [],
      isPeerRunning: () => runs,
    });
    companion.launch('peerAppLaunched');
    companion.kill();
    advance(20 * MINUTE_MS);
    expect(companion.state).toBe('asleep');
    runs = true;
    advance(10 * MINUTE_MS);
    expect(lifecycle().at(-1)).toBe('wake wokenUp');
  });

  test('ends when the app is removed from the phone', () => {
    const { phone, companion, settings, advance, lifecycle } = startPhone(EVERY_15);
    companion.launch('peerAppLaunched');
    phone.dispose();
    settings.set('settings', 'a', '1');
    advance(60 * MINUTE_MS);
    expect(lifecycle()).toEqual(['wake peerAppLaunched', 'unload killed']);
  });
});

test('a file that arrives wakes it', () => {
  const { link, advance, lines } = startPhone(`${REASONS}
    require('file-transfer').inbox.pop().then((file) => file.text()).then((text) => console.log(text));`);
  link.files.enqueue('watch', 'note.txt', new TextEncoder().encode('hello'));
  advance(5000);
  expect(lines()).toEqual(['fileTransfer', 'hello']);
});
