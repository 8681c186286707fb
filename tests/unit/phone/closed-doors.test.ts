import { CRAWLER_SOURCE } from '../realm/crawler-source';
import { openSettingsPage } from '../settings-page/open-settings-page';
import { startPhone } from './start-phone';

const MODULES = [
  'cbor',
  'companion',
  'crypto',
  'device',
  'file-transfer',
  'local-storage',
  'messaging',
  'peer',
  'settings',
  'user-settings',
  'weather',
];

const foreign = (lines: string[]): string[] => lines.filter((line) => line.startsWith('FOREIGN'));
const hasCrawled = (lines: string[]): boolean => lines.some((line) => /^CRAWLED [1-9]\d\d/.test(line));

test('no module of the phone and no answer gives a companion an object of the host', () => {
  const requireAll = MODULES.map(
    (name) => `modules[${JSON.stringify(name)}] = require(${JSON.stringify(name)});`,
  ).join('\n');
  const phone = startPhone(
    `${CRAWLER_SOURCE}
    var modules = {}; ${requireAll}
    var more = { require: require, module: module, fetched: fetch('https://example.com/'), failed: fetch('http://example.com/'), refused: fetch({ toString() { return 'ftp:x'; } }),
      response: new Response('x', { headers: { a: 'b' } }), request: new Request('https://x.y/'), headers: new Headers({ a: 1 }),
      params: new URLSearchParams('a=1'), pairs: Array.from(new URLSearchParams('a=1')), next: new URLSearchParams('a=1').entries().next(), cloned: new Response('x').clone(), blob: new Response('x').blob().catch((e) => e),
      outbox: modules['file-transfer'].outbox.enqueue('n', new Uint8Array(3)), list: modules['file-transfer'].outbox.enumerate(),
      odd: (async () => { await null; throw new Error('x'); })().catch((e) => e), rejected: Promise.reject(1).catch((e) => e) };
    fetch('https://example.com/').then((r) => { more.read = r; crawl({ response: r }); r.json().then((j) => crawl({ json: j })); });
    fetch('https://example.com/').then((r) => r.arrayBuffer()).then((b) => crawl({ buffer: b }));
    var odd = 0;
    try { crawl({ twice: { it: require({ toString() { return odd++ ? '__proto__' : 'cbor'; } }) } }); } catch (e) { crawl({ thrown: { e } }); }
    try { atob('*'); } catch (e) { crawl({ atob: { e } }); }
    try { new URLSearchParams({ get a() { throw arguments; } }); } catch (e) { crawl({ init: { e } }); }
    try { String = (x) => x; fetch(Object.assign(() => 0, { toString() { return odd++ % 2 ? 'https://example.com' : 'http://example.com'; } })).catch((e) => crawl({ e })); } catch (e) { crawl({ e2: { e } }); }
    crawl({ all: self, modules: modules, more: more });`,
    { permissions: ['access_internet', 'run_background'] },
  );
  phone.companion.launch('peerAppLaunched');
  phone.advance(2000);
  phone.settings.set('settings', 'key', 'value');
  phone.advance(6000);
  expect(foreign(phone.lines())).toEqual([]);
  expect(hasCrawled(phone.lines())).toBe(true);
});

test('nothing on a settings page without a window gives an object of the host', () => {
  const { page, pass, events } = openSettingsPage(`${CRAWLER_SOURCE}
    registerSettingsPage((props) => {
      if (!self.begun) { self.begun = true; crawl({ all: self, props: props, storage: props.settingsStorage, require: { require, module } }); }
      const handler = new Proxy(function () {}, { apply(target, self, args) { crawl({ handler: { args } }); } });
      const watched = (name) => function () { crawl({ [name]: { args: arguments, self: this, caller: watched.caller } }); };
      return createComponent('Page', null,
        createComponent(function Own(given) { crawl({ given: { given, args: arguments } }); return null; }, { a: 1 }),
        createComponent(new Proxy(function () { return null; }, { apply(t, s, args) { crawl({ type: { args } }); return null; } }), null),
        createComponent('Toggle', { settingsKey: 'on', label: 'Toggle', onChange: handler }),
        createComponent('Button', { label: 'Button', onClick: watched('click') }),
        createComponent('TextInput', { settingsKey: 'text', label: 'Text', onChange: watched('change') }),
        createComponent('Select', { settingsKey: 'select', label: 'Select', options: [{ name: 'a' }], onSelection: watched('select') }),
        createComponent('Oauth', { title: { toString() { crawl({ text: { it: arguments } }); return 'x'; } }, authorizeUrl: 'https://a.example/', get oAuthParams() { return { toJSON() { crawl({ json: { it: arguments } }); } }; }, onReturn: watched('return') }));
    });`);
  page.toggle('Toggle', true);
  page.press('Button');
  page.enterText('Text', 'x');
  page.select('Select', 'a');
  pass(8000);
  const lines = events('console').map(({ text }) => text);
  expect(foreign(lines)).toEqual([]);
  expect(hasCrawled(lines)).toBe(true);
});
