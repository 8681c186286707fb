import type { Browser } from 'playwright-core';
import { START } from '../journey/built-app';
import { packApp } from '../journey/hand-made-app';
import { startTestServer } from '../simulator-server';
import { describeInBrowser, openBrowser } from './open-browser';

/** Adds frames of every kind, and loads this very script into one: there it would find what it sets. */
const ADD_FRAMES = `
  var found = globalThis.found = {};
  found.own = typeof RTCPeerConnection + typeof WebTransport;
  function add(name, change) {
    var frame = document.createElement('iframe');
    change(frame);
    document.body.append(frame);
    try { found[name] = typeof frame.contentWindow.RTCPeerConnection; } catch (error) { found[name] = 'refused'; }
  }
  var script = document.querySelector('script[src*="app.js"]').src;
  add('blank', function () {});
  add('srcdoc', function (frame) {
    frame.srcdoc = '<script>globalThis.leak = typeof RTCPeerConnection</script><script src="' + script + '"></script>';
  });
  add('blob', function (frame) {
    frame.src = URL.createObjectURL(new Blob(['<script>globalThis.leak = 1</script>'], { type: 'text/html' }));
  });
  add('again', function (frame) { frame.src = location.href; });
  found.opened = String(window.open('about:blank'));
`;
/** Closes the server's wrapper, and declares what that calls. */
const BREAK_OUT =
  '}); function runSettingsPage() { globalThis.leak = typeof RTCPeerConnection; } (function () {';

/** Tries all known ways to a `<link>` that connects, and puts what came of them into the page. */
const TRY_ELEMENTS = `registerSettingsPage(() => createComponent(Text, null, 'ready'));
    const html = '<link rel="preconnect" href="http://127.0.0.1:1/"><iframe srcdoc="x"></iframe>';
    const xhtml = 'http://www.w3.org/1999/xhtml';
    const inert = document.createElement('div');
    const shadow = document.createElement('div').attachShadow({ mode: 'open' });
    document.body.append(inert, shadow.host);
    const range = document.createRange();
    const { implementation } = document;
    const parser = new DOMParser();
    let asked = 0;
    function add(attempt) {
      try {
        const made = attempt();
        for (const node of [made].flat()) {
          if (!(node instanceof Node)) continue;
          try {
            node.rel = 'preconnect';
            node.href = 'http://127.0.0.1:1/';
          } catch {}
          document.body.append(document.adoptNode(node));
        }
      } catch {}
    }
    /** Replaces a function while \`attempt\` runs. */
    function replacing(owner, name, replacement, attempt) {
      const before = owner[name];
      owner[name] = replacement;
      try { return attempt(); } finally { owner[name] = before; }
    }
    const link = () => document.createElement('link');
    const stolen = [];
    function steal(native, self, args) {
      stolen.push(native);
      return args && native.apply(self, args);
    }
    for (const attempt of [
      link, () => document.createElement('LINK'),
      () => document.createElement({ toString: () => (asked++ === 0 ? 'div' : 'link') }),
      () => document.createElementNS(xhtml, 'a:link'), () => document.createElement('iframe'),
      () => document.createElementNS(xhtml, 'link'),
      () => implementation.createHTMLDocument('').createElement('link'),
      () => new Document().createElementNS(xhtml, 'link'),
      () => replacing(RegExp.prototype, 'test', () => false, link),
      () => replacing(RegExp.prototype, 'exec', () => null, link),
      () => replacing(Reflect, 'apply', steal, link),
      () => replacing(String.prototype, 'toLowerCase', () => 'div', () => document.createElement('LINK')),
      () => replacing(Array.prototype, Symbol.iterator, function* () { yield 'link'; yield 'link'; }, link),
      () => replacing(globalThis, 'String', () => 'link', link),
      () => { replacing(Function.prototype, 'apply', steal, link); },
      () => implementation.createDocument(xhtml, 'link', null).documentElement,
      () => [...implementation.createDocument(xhtml, 'iframe', null).childNodes],
      () => parser.parseFromString(html, 'text/html').querySelector('link'),
      () => parser.parseFromString('<link xmlns="' + xhtml + '"/>', 'text/xml').documentElement,
      () => range.createContextualFragment(html),
      () => Document.parseHTMLUnsafe(html).querySelector('link'),
      () => Document.parseHTML(html).querySelector('link'),
      () => { customElements.define('x-a', class extends HTMLLinkElement {}, { extends: 'link' }); },
      () => new HTMLLinkElement(),
      () => { inert.innerHTML = html; }, () => { inert.firstChild.outerHTML = html; },
      () => { inert.insertAdjacentHTML('beforeend', html); },
      () => { inert.setHTMLUnsafe(html); }, () => { inert.setHTML(html); },
      () => { shadow.innerHTML = html; }, () => { shadow.setHTMLUnsafe(html); },
      () => {
        inert.contentEditable = 'true';
        inert.focus();
        document.execCommand('insertHTML', false, html);
      },
      () => { document.write(html); }, () => { document.open().write(html); },
      () => document.head.querySelector('link'),
      () => {
        const style = new XSLTProcessor();
        const sheet = document.createElementNS('http://www.w3.org/1999/XSL/Transform', 'xsl:stylesheet');
        style.importStylesheet(sheet);
        return style.transformToFragment(document, document);
      },
      () => {
        const request = new XMLHttpRequest();
        request.open('GET', URL.createObjectURL(new Blob([html], { type: 'text/html' })), false);
        request.responseType = 'document';
        request.send();
        return request.responseXML.querySelector('link');
      },
      // A getter that the browser calls sees the browser's own function in a stack.
      () => {
        const kept = Error.prepareStackTrace;
        Error.prepareStackTrace = (_, frames) => frames;
        document.createElement('div', {
          get is() {
            for (const frame of new Error().stack) stolen.push(frame.getFunction());
          },
        });
        Error.prepareStackTrace = kept;
      },
    ]) add(attempt);
    for (const native of stolen) {
      add(() => native.call(document, 'link'));
      add(() => native.call(document, xhtml, 'link'));
    }`;

describeInBrowser('the frame of a settings page', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser?.close());

  test('no way leads to an element that connects or holds a document', async () => {
    const server = await startTestServer({ start: START }, { fba: packApp({ settings: TRY_ELEMENTS }) });
    const page = await browser.newPage();
    await page.goto(server.url);
    const frame = page.frameLocator('#settings');
    await frame.getByText('ready').waitFor();
    const found = {
      dangerous: await frame.locator('link, iframe, frame, object, embed').count(),
      refused: await frame.locator('x-refused').count(),
    };
    await page.close();
    await server.close();
    // Refused: each `createElement` and `createElementNS` of the list with a name that stays what it was.
    expect(found).toEqual({ dangerous: 0, refused: 13 });
  });

  test('a page that leaves itself without end is loaded once a second', async () => {
    const settings = `registerSettingsPage(() => 'x'); parent.postMessage({ type: 'left' }, '*');`;
    const server = await startTestServer({ start: START }, { fba: packApp({ settings }) });
    const page = await browser.newPage();
    let loads = 0;
    page.on('request', (request) => {
      if (request.url().includes('/app.js')) loads++;
    });
    await page.goto(server.url);
    await page.frameLocator('#settings').getByText('x', { exact: true }).waitFor();
    await page.waitForTimeout(3_000);
    await page.close();
    await server.close();
    expect(loads).toBeGreaterThan(1);
    expect(loads).toBeLessThan(8);
  });

  test.each([
    ['as scripts are', ADD_FRAMES],
    ['breaking out of its wrapper', `${ADD_FRAMES}${BREAK_OUT}`],
  ])('no way leads to a peer connection: %s', async (name, settings) => {
    const server = await startTestServer({ start: START }, { fba: packApp({ settings }) });
    const page = await browser.newPage();
    await page.goto(server.url);
    const isWhole = name === 'as scripts are';
    await page.frameLocator('#settings').locator('.s__p').first().waitFor();
    await page.waitForTimeout(500);
    const frames = page
      .frames()
      .filter((frame) => frame.url().includes('/phone/') || frame.url().startsWith('about:'));
    const leaks = await Promise.all(frames.map((frame) => frame.evaluate('globalThis.leak')));
    expect(leaks.filter((leak) => leak !== undefined)).toEqual([]);
    const found = await Promise.all(frames.map((frame) => frame.evaluate('globalThis.found')));
    expect(found.filter((each) => each !== undefined && each !== null)).toEqual(
      isWhole
        ? [
            {
              own: 'undefinedundefined',
              blank: 'refused',
              srcdoc: 'refused',
              blob: 'refused',
              again: 'refused',
              opened: 'null',
            },
          ]
        : [],
    );
    await page.close();
    await server.close();
  });
});
