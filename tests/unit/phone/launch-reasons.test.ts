import { startPhone } from './start-phone';

const REASONS = `const { me } = require('companion'); console.log(Object.keys(me.launchReasons).sort().join(' '));`;
const FILE = new TextEncoder().encode('hello');

function start(isPeerRunning = false) {
  const state = { isPeerRunning };
  const phone = startPhone(REASONS, {
    isPeerRunning: () => state.isPeerRunning,
    isKeptAliveByPeer: () => false,
  });
  const sendFile = (name: string) => {
    phone.link.files.enqueue('watch', name, FILE);
    phone.advance(2000);
  };
  return { ...phone, state, sendFile };
}

test('a file of an app that has just started: both', () => {
  const { phone, sendFile, lines } = start(true);
  sendFile('a');
  phone.handlePeerAppLaunch();
  expect(lines()).toEqual(['fileTransfer peerAppLaunched']);
});

test('the start of the watch app is a reason once', () => {
  const { phone, companion, sendFile, lines } = start(true);
  phone.handlePeerAppLaunch();
  companion.kill();
  sendFile('a');
  expect(lines()).toEqual(['peerAppLaunched', 'fileTransfer']);
});

test('and again after the app was closed', () => {
  const { companion, link, state, sendFile, lines } = start(true);
  sendFile('a');
  companion.kill();
  state.isPeerRunning = false;
  link.attach('watch', { onOpen() {}, onClose() {}, onMessage() {} });
  link.detach('watch');
  sendFile('b');
  companion.kill();
  state.isPeerRunning = true;
  sendFile('c');
  expect(lines()).toEqual(['fileTransfer peerAppLaunched', 'fileTransfer', 'fileTransfer peerAppLaunched']);
});

test('a setting that changes in the moment of another launch', () => {
  const { companion, settings, lines, advance } = start();
  settings.set('settings', 'a', '1');
  companion.launch('wokenUp');
  advance(1000);
  expect(lines()).toEqual(['settingsChanged wokenUp']);
});

test('reasons that are not so are undefined', () => {
  const { companion, lines } = startPhone(`const { launchReasons } = require('companion').me;
    console.log(['peerAppLaunched', 'settingsChanged', 'wokenUp', 'fileTransfer', 'locationChanged', 'externalAppMessage']
      .map((name) => typeof launchReasons[name]).join(' '));`);
  companion.launch('wokenUp');
  expect(lines()).toEqual(['undefined undefined boolean undefined undefined undefined']);
});

describe('a wake interval without run_background is reported once', () => {
  const SET = `require('companion').me.wakeInterval = 300000;`;
  test.each([
    ['set by the companion', SET, {}, 1],
    ['in the package', '', { wakeInterval: 300_000 }, 1],
    ['switched off', `require('companion').me.wakeInterval = undefined;`, {}, 0],
    ['with the permission', SET, { permissions: ['run_background'] }, 0],
  ])('%s', (_what, script, options, count) => {
    const { companion, events } = startPhone(script, { permissions: [], ...options });
    companion.launch('peerAppLaunched');
    companion.kill();
    companion.launch('peerAppLaunched');
    expect(events('warning').map(({ text }) => text)).toEqual(
      Array.from({ length: count }, () => expect.stringContaining('run_background')),
    );
  });
});
