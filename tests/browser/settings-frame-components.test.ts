import type { Browser, FrameLocator, Page } from 'playwright-core';
import type { RunningServer } from '../../simulator/server/server';
import type { TraceEntry } from '../../simulator/world/trace';
import { START } from '../journey/built-app';
import { packApp } from '../journey/hand-made-app';
import { startTestServer } from '../simulator-server';
import { describeInBrowser, openBrowser } from './open-browser';

const SETTINGS = `
var userSettings = require('user-settings');
var h = createComponent;
var answers = {};
function suggest(text) {
  if (text === 'throw') throw new Error('in onAutocomplete');
  if (text === 'reject') return Promise.reject(new Error('later'));
  if (text === 'object') return { name: 'no list' };
  if (text === 'now') return [{ name: 'at once' }];
  return new Promise(function (resolve) {
    answers[text] = function () { resolve([{ name: text + '!' }, { name: text + '?' }]); };
  });
}
// The editor covers the page, so no button of it can answer.
globalThis.answer = function (text) { answers[text](); };
globalThis.slips = function () { new Date('2026-07-14 09:00:00'); setTimeout(undefined, 1); setInterval('x', 1); };
globalThis.load = function () {
  fetch('https://api.fitbit.com/none#part').then(function (response) {
    var copy = response.clone();
    console.log(response.url, response.redirected, copy.url, response.type);
  });
  var controller = new AbortController();
  fetch('https://api.fitbit.com/none', { signal: controller.signal }).catch(function (e) { console.log(e.name); });
  controller.abort();
  fetch('http://api.fitbit.com/none').catch(function (e) { console.log(e.message.slice(0, 24)); });
};
var on = true;
var storage;
globalThis.write = function () { storage.setItem('n', 'same'); storage.setItem('n', 'same'); };
function turn(value) { on = value; storage.setItem('turned', String(value)); }
registerSettingsPage(function (props) {
  storage = props.settingsStorage;
  storage.setItem('default', 1);
  return h(Page, null,
    h(Text, null, 'Language ' + userSettings.default.locale.language),
    h(Toggle, { label: 'Own state', value: on, onChange: turn }),
    h(TextInput, { title: 'City', settingsKey: 'city', onAutocomplete: suggest }),
    h(AdditiveList, { title: 'Plain', settingsKey: 'plain' }),
    h(AdditiveList, { settingsKey: 'many', maxItems: 3, addAction: h(Select, { label: 'Add several', multiple: true,
      options: [{ name: 'One' }, { name: 'Two' }, { name: 'Three' }] }) }));
});
`;

describeInBrowser('components of a settings page in a browser', () => {
  let browser: Browser;
  let server: RunningServer;
  let page: Page;
  let settings: FrameLocator;

  beforeAll(async () => {
    browser = await openBrowser();
    server = await startTestServer({ start: START }, { fba: packApp({ settings: SETTINGS }) });
    page = await browser.newPage();
    await page.goto(server.url);
    settings = page.frameLocator('#settings');
  });

  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  const press = (name: string): Promise<void> =>
    settings.getByRole('button', { name, exact: true }).first().click();
  /** Calls a function of the page. */
  const call = (name: string, text?: string): Promise<void> =>
    settings
      .locator('body')
      .evaluate((_, given) => Reflect.get(globalThis, given.name)(given.text), { name, text });
  const answer = (text: string): Promise<void> => call('answer', text);
  const type = (text: string): Promise<void> => settings.getByRole('textbox').fill(text);

  async function linesOf(kinds: readonly string[], count: number): Promise<string[]> {
    const isLine = (entry: TraceEntry): entry is TraceEntry & { text: string } =>
      kinds.includes(entry.kind) && 'place' in entry && entry.place === 'settings' && 'text' in entry;
    for (;;) {
      const found = (await server.world.connection.call('entries', { from: 0 })).filter(isLine);
      if (found.length >= count) return found.map(({ text }) => text);
      await page.waitForTimeout(20);
    }
  }

  async function storedUnder(key: string, isThere: (text: string) => boolean): Promise<unknown> {
    for (;;) {
      const text = (await server.world.connection.call('settings', {}))[key];
      if (text !== undefined && isThere(text)) return JSON.parse(text);
      await page.waitForTimeout(20);
    }
  }

  test('suggestions may come later, and none of an earlier text', async () => {
    await press('City');
    await type('a');
    await type('b');
    await answer('b');
    await settings.getByRole('button', { name: 'b!' }).waitFor();
    await answer('a');
    await type('now');
    await settings.getByRole('button', { name: 'at once' }).waitFor();
    for (const text of ['throw', 'object', 'reject']) {
      await type(text);
      await settings.getByRole('button', { name: 'at once' }).waitFor({ state: 'detached' });
    }
    expect(await linesOf(['error'], 2)).toEqual(['Error: in onAutocomplete', 'Error: later']);
    await type('c');
    await answer('c');
    await press('c?');
    expect(await storedUnder('city', () => true)).toEqual({ name: 'c?' });
  });

  test('user-settings has a default export, as for a companion', async () => {
    await settings.getByText(/^Language [a-z]{2}/).waitFor();
  });

  test('value and onChange are another way for a Toggle', async () => {
    const toggle = settings.getByRole('checkbox', { name: 'Own state' });
    expect(await toggle.isChecked()).toBe(true);
    await toggle.click();
    while (await toggle.isChecked()) await page.waitForTimeout(20);
  });

  test('a list without an addAction has a field to add with', async () => {
    await press('Add Item');
    await type('first');
    await settings.locator('form button[type=submit]').click();
    expect(await storedUnder('plain', () => true)).toEqual([{ name: 'first' }]);
  });

  test('a Select for several adds each choice once, as many as the list takes', async () => {
    await press('Add several');
    await press('One');
    await press('Two');
    expect(await storedUnder('many', (text) => text.includes('Two'))).toEqual([
      { name: 'One' },
      { name: 'Two' },
    ]);
    await press('One');
    await press('Three');
    expect(await storedUnder('many', (text) => text.includes('Three'))).toEqual([
      { name: 'One' },
      { name: 'Two' },
      { name: 'Three' },
    ]);
  });

  test('a date that an older iPhone refuses and a timer without a function are warnings, an unchanged value too', async () => {
    await call('slips');
    await call('write');
    expect(await linesOf(['warning'], 4)).toEqual([
      'Date: an older iPhone reads no such date, but Invalid Date: "2026-07-14 09:00:00"',
      expect.stringContaining('setTimeout needs a function and got undefined'),
      'setInterval: a text is not run as code here; it needs a function',
      'settingsStorage: "n" had this value already: here that is no change, and the companion gets no event',
    ]);
  });

  test('fetch has the address of the response, ends by its signal, and asks for HTTPS', async () => {
    await call('load');
    const lines = await linesOf(['console'], 3);
    expect(lines.sort()).toEqual([
      'AbortError',
      'Failed to fetch - Please',
      'https://api.fitbit.com/none false https://api.fitbit.com/none cors',
    ]);
    expect(await linesOf(['warning'], 5)).toContain(
      'fetch: api.fitbit.com sent no Access-Control-Allow-Origin for settings pages; a phone then refuses the response',
    );
  });
});
