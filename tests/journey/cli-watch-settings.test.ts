import { readFileSync, writeFileSync } from 'node:fs';
import { createFolder, simulate } from './command';
import { packApp, type Scripts } from './hand-made-app';
import { readPng } from './read-png';

const folder = createFolder();
afterAll(() => folder.remove());

const write = (name: string, scripts: Scripts): string => {
  writeFileSync(folder.path(name), packApp(scripts));
  return folder.path(name);
};

const SETTINGS = `var s = require('user-settings'); console.log(s.locale.language`;
const speaking = write('speaking.fba', {
  face: `${SETTINGS}, s.preferences.clockDisplay, s.preferences.firstDayOfWeek);`,
  companion: `${SETTINGS});`,
});
const shining = write('shining.fba', {
  permissions: ['access_aod'],
  face: `
    var display = require('display').display;
    var time = require('document').default.getElementById('time');
    time.style.fill = 'white';
    display.aodAllowed = true;
    display.onchange = function () { time.text = display.aodActive ? '|' : display.on ? 'awake' : 'dark'; };
  `,
});

test('--language, --clock and --week-start reach watch and phone, each in its own spelling', async () => {
  const [own, german] = await Promise.all([
    simulate(speaking, '--for', '2s'),
    simulate(speaking, '--for', '2s', '--language', 'de-de', '--clock', '12h', '--week-start', 'sunday'),
  ]);
  expect([own.report.device.console, own.report.companion.console]).toEqual([
    ['log: en-gb 24h 1'],
    ['log: en-GB'],
  ]);
  expect([german.report.device.console, german.report.companion.console]).toEqual([
    ['log: de-de 12h 0'],
    ['log: de-DE'],
  ]);
});

test('--aod: a display that is turned off stays always-on, and the picture of that moment shows it', async () => {
  const pictures = ['on', 'always-on', 'awake'].map((name) => folder.path(`${name}.png`));
  const shots = pictures.flatMap((path, minute) => ['--screenshot', `${path}@${minute}m`]);
  const turned = ['--display', 'off@1m', '--display', 'on@2m', '--display', 'off@3m'];
  const { status, report } = await simulate(shining, '--aod', '--for', '4m', ...turned, ...shots);
  expect(status).toBe(0);
  const [on, alwaysOn, awake] = pictures.map((path) => readPng(readFileSync(path)).rows.toString('base64'));
  expect(new Set([on, alwaysOn, awake]).size).toBe(3);
  expect(report.device).toMatchObject({
    display: { mode: 'always-on', lit: expect.any(Number) },
    texts: [{ id: 'time', text: '|' }],
    warnings: [],
  });
  expect(report.device.display.lit).toBeGreaterThan(0);
  expect(report.device.display.lit).toBeLessThan(0.02);
});

test('--screen-timeout: it goes dark by itself, and a tap wakes it', async () => {
  const dark = simulate(shining, '--screen-timeout', '10s');
  const awake = simulate(shining, '--screen-timeout', '10s', '--for', '40s', '--tap', '9,9@35s');
  const modes = (await Promise.all([dark, awake])).map(({ report }) => report.device.display.mode);
  expect(modes).toEqual(['off', 'on']);
});

test('--button wakes a dark display, and a tap that reaches nobody is said', async () => {
  const { report, stderr } = await simulate(
    shining,
    ...['--display', 'off@1s', '--tap', '9,9@2s', '--button', 'press@3s', '--for', '5s'],
  );
  expect([report.device.display.mode, stderr]).toEqual(['on', 'the finger at 9,9 after 2s reached nobody\n']);
});

test('without --aod the same display goes dark', async () => {
  const { report } = await simulate(shining, '--display', 'off@1m');
  expect(report.device).toMatchObject({ display: { mode: 'off', lit: null }, texts: [{ text: 'dark' }] });
});
