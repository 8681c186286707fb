import type { Browser, FrameLocator, Page } from 'playwright-core';
import type { RunningServer } from '../../simulator/server/server';
import type { TraceEntry } from '../../simulator/world/trace';
import { START } from '../journey/built-app';
import { packApp } from '../journey/hand-made-app';
import { startTestServer } from '../simulator-server';
import { describeInBrowser, openBrowser } from './open-browser';
import { pressAllow } from './press-allow';

/** A button for each oddity, and a sign-in whose functions throw. */
const SETTINGS = `
var buttons = {
  click: function () { throw new TypeError('in a click'); },
  promise: function () { return Promise.reject(new Error('in a promise')); },
  timer: function () { setTimeout(function () { throw new Error('in a timer'); }, 0); },
  text: function () { throw 'a text'; },
  date: function () { console.log(new Date(0).toTimeString(), navigator.language, (0.5).toLocaleString()); },
  assert: function () { console.assert(true, 'true'); console.assert(false, 'false'); },
  table: function () { console.table([1]); },
  xhr: function () {
    var request = new XMLHttpRequest();
    request.open('GET', 'https://example.org/a?token=1');
    request.send();
  },
  stored: function () { localStorage.setItem('a', 1); console.log(localStorage.getItem('a'), localStorage.length); }
};
function Blank() {}
var isEmpty = false;
buttons.empty = function () { isEmpty = true; storage.setItem('a', 'b'); };
var storage;
registerSettingsPage(function (props) {
  storage = props.settingsStorage;
  if (isEmpty) return;
  var rows = Object.keys(buttons).map(function (label) {
    return createComponent(Button, { key: label, label: label, onClick: buttons[label] });
  });
  var list = createComponent(AdditiveList, { settingsKey: 'list' });
  return createComponent(Page, null, rows, list, createComponent(Blank), createComponent(Oauth, {
    settingsKey: 'token', title: 'Account', label: 'Sign in', scope: 'profile',
    authorizeUrl: 'https://www.fitbit.com/oauth2/authorize',
    requestTokenUrl: 'https://api.fitbit.com/oauth2/token',
    clientId: 'SRVTEST', clientSecret: 'secret-SRVTEST',
    onReturn: function () { throw new Error('in onReturn'); },
    onAccessToken: function () { throw new Error('in onAccessToken'); }
  }));
});
`;

type ReportedEntry = TraceEntry & { kind: 'console' | 'error' | 'warning' };

describeInBrowser('what a settings page does in a browser is in the event log', () => {
  let browser: Browser;
  let server: RunningServer;
  let page: Page;
  let settings: FrameLocator;

  beforeAll(async () => {
    browser = await openBrowser();
    const spec = { start: START, settings: { list: '["a",{"name":"b"}]' } };
    server = await startTestServer(spec, { fba: packApp({ settings: SETTINGS }) });
    await server.world.connection.call('perform', { command: { type: 'preferences', language: 'de-DE' } });
    page = await browser.newPage();
    await page.goto(server.url);
    settings = page.frameLocator('#settings');
    // From the first render: see the list and its neighbour.
    await lines(0, 2);
  });

  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  const entries = (from = 0): Promise<TraceEntry[]> => server.world.connection.call('entries', { from });
  const nextId = async (): Promise<number> => ((await entries()).at(-1)?.id ?? 0) + 1;
  const press = (name: string): Promise<void> => settings.getByRole('button', { name, exact: true }).click();

  /** Waits for as many lines of the settings page from entry `from` on. */
  async function lines(from: number, count: number): Promise<ReportedEntry[]> {
    const isLine = (entry: TraceEntry): entry is ReportedEntry =>
      (entry.kind === 'error' || entry.kind === 'warning' || entry.kind === 'console') &&
      entry.place === 'settings';
    for (;;) {
      const found = (await entries(from)).filter(isLine);
      if (found.length >= count) return found;
      await page.waitForTimeout(20);
    }
  }

  /** The lines of one press after another. */
  async function linesOf(...names: string[]): Promise<ReportedEntry[]> {
    const from = await nextId();
    for (const [index, name] of names.entries()) {
      await press(name);
      await lines(from, index + 1);
    }
    return lines(from, names.length);
  }

  test('errors of handlers, promises and timers have their text and their place', async () => {
    const found = await linesOf('click', 'promise', 'timer', 'text');
    expect(found.map(({ kind, text, at }) => [kind, text, at?.split(':').slice(0, 2).join(':')])).toEqual([
      ['error', 'TypeError: in a click', 'settings.js:3'],
      ['error', 'Error: in a promise', 'settings.js:4'],
      ['error', 'Error: in a timer', 'settings.js:5'],
      ['error', 'a text', undefined],
    ]);
  });

  test('a sign-in whose functions throw goes on, and stores the token', async () => {
    const from = await nextId();
    await settings.getByRole('button', { name: 'Sign in' }).click();
    await page.frameLocator('#web-frame').locator('#allow').waitFor();
    await pressAllow(page);
    const found = await lines(from, 2);
    expect(found.map(({ text }) => text)).toEqual(['Error: in onReturn', 'Error: in onAccessToken']);
    while (!('token' in (await server.world.connection.call('settings', {})))) await page.waitForTimeout(20);
  });

  test('what a browser alone does or refuses is a line', async () => {
    expect(
      (await lines(0, 2))
        .slice(0, 2)
        .map(({ text }) => text)
        .sort(),
    ).toEqual([
      '<AdditiveList> shows objects with a name, and "list" holds something else, which the next change removes',
      '<Blank> returned undefined, so nothing of it is shown; is a return missing?',
    ]);
    const from = await nextId();
    await press('table');
    await lines(from, 2);
    await linesOf('date', 'assert', 'stored', 'xhr', 'empty');
    const found = await lines(from, 7);
    expect(found.map(({ kind, text }) => `${kind}: ${text}`)).toEqual([
      'warning: console.table is not in the SDK, so a phone may lack it; here it writes as console.log does',
      'console: [1]',
      'console: 01:00:00 GMT+0100 (Central European Standard Time) de-DE 0,5',
      'console: Assertion failed false',
      'console: 1 1',
      'warning: the settings page loads nothing from outside here: https://example.org/a (a connection; fetch goes over the phone’s network)',
      'warning: the settings page returned undefined, so nothing of it is shown; is a return missing?',
    ]);
  });
});
