import { writeFileSync } from 'node:fs';
import { createFolder, simulate } from './command';
import { packApp, type Scripts } from './hand-made-app';

const folder = createFolder();
afterAll(() => folder.remove());

let made = 0;

async function simulateApp(scripts: Scripts, ...options: string[]) {
  const path = folder.path(`${made++}.fba`);
  writeFileSync(path, packApp(scripts));
  return simulate(path, '--for', '90s', ...options);
}

const SIGN_IN = `registerSettingsPage(() => createComponent(Oauth, { label: 'Go', authorizeUrl: 'nowhere' }));`;
const NO_BUTTON = `registerSettingsPage(() => createComponent(Text, {}, 'Hello'));`;
const NEVER_PRESSED = '--sign-in: the settings page has no enabled sign-in button\n';

test('an app that throws nothing ends with 0', async () => {
  const face = `var t = require('document').default.getElementById('time'); t.text = 'Hi'; console.log('up');`;
  const { status, stderr, report } = await simulateApp({ face, models: ['vulcan'] });
  expect([status, stderr]).toEqual([0, '']);
  expect(report.device).toEqual({
    display: { mode: 'on', lit: null },
    texts: [{ id: 'time', text: 'Hi', visible: true }],
    console: ['log: up'],
    errors: [],
    warnings: [],
  });
});

test('a face that throws in its tick', async () => {
  const face = `var clock = require('clock').default; clock.granularity = 'minutes';
    clock.ontick = function () { throw new Error('no tick today'); };`;
  const { status, stderr, report } = await simulateApp({ face });
  expect([status, stderr]).toEqual([1, '']);
  expect(report.device.errors).toMatchObject([
    { text: 'Unhandled exception: Error: no tick today', at: 'app/index.js:2:40', count: 1 },
  ]);
  expect(report.device.warnings).toMatchObject([expect.stringContaining('the app has ended')]);
});

test('a companion that throws', async () => {
  const companion = `console.warn('soon'); setTimeout(() => { throw new TypeError('no phone'); }, 1000);`;
  const { status, stderr, report } = await simulateApp({ companion });
  expect([status, stderr]).toEqual([1, '']);
  expect(report.companion).toMatchObject({
    console: ['warn: soon'],
    errors: [{ text: 'Unhandled exception: TypeError: no phone', at: 'companion.js:1:48', count: 1 }],
  });
});

test('a settings page that throws is reported too', async () => {
  const settings = `console.log('page'); registerSettingsPage(() => { throw new Error('no page'); });`;
  const { status, stderr, report } = await simulateApp({ settings }, '--sign-in');
  expect([status, stderr]).toEqual([1, NEVER_PRESSED]);
  expect(report.companion).toMatchObject({
    console: ['settings: log: page'],
    errors: [{ text: 'settings: Unhandled exception: Error: no page', at: 'settings.js:1:57', count: 1 }],
  });
});

test('a settings page without a sign-in button', async () => {
  const { status, stderr, report } = await simulateApp({ settings: NO_BUTTON }, '--sign-in');
  expect([status, stderr]).toEqual([1, NEVER_PRESSED]);
  expect(JSON.stringify(report.settings.tree)).toContain('Hello');
});

test('a settings page that never comes to sign in at the service', async () => {
  const settings = `registerSettingsPage(() => [
    createComponent(Button, { label: createComponent(Text, {}, 'Try Google'), onClick() { console.log('tried'); } }),
    createComponent(Oauth, { label: 'Go', authorizeUrl: 'https://www.fitbit.com/oauth2/authorize' })]);`;
  const { status, stderr, report } = await simulateApp({ settings }, '--sign-in', 'google');
  expect([status, stderr]).toEqual([1, NEVER_PRESSED.replace('button', 'button of google')]);
  expect(report.companion.console).toEqual(['settings: log: tried']);
});

test('a button of the service that cannot be pressed is reported in one line, and the report is written', async () => {
  const settings = `registerSettingsPage(() => [
    createComponent(Button, { label: 'Use Google', disabled: true, onClick() {} }),
    createComponent(Oauth, { label: 'Go', authorizeUrl: 'https://www.fitbit.com/oauth2/authorize' })]);`;
  const { status, stderr, report } = await simulateApp({ settings }, '--sign-in', 'google');
  expect([status, stderr]).toEqual([1, NEVER_PRESSED.replace('button', 'button of google')]);
  expect(JSON.stringify(report.settings.tree)).toContain('Use Google');
});

test('a sign-in button that leads nowhere', async () => {
  const { status, stderr } = await simulateApp({ settings: SIGN_IN }, '--sign-in');
  expect([status, stderr]).toEqual([1, '--sign-in: no usable authorizeUrl: nowhere\n']);
});
