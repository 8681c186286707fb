import type { Browser } from 'playwright-core';
import { START } from '../journey/built-app';
import { packApp } from '../journey/hand-made-app';
import { startTestServer } from '../simulator-server';
import { hasBrowser, openBrowser } from './open-browser';

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

(hasBrowser() ? describe : describe.skip)('the frame of a settings page', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser?.close());

  test('no way leads to an element that connects or holds a document', async () => {
    const settings = `registerSettingsPage(() => createComponent(Text, null, 'ready'));
      const html = '<link rel="preconnect" href="http://127.0.0.1:1/"><iframe srcdoc="x"></iframe>';
      const inert = document.createElement('div');
      const xhtml = 'http://www.w3.org/1999/xhtml';
      let asked = 0;
      for (const attempt of [
        () => document.createElement('link'), () => document.createElement('LINK'),
        () => document.createElement({ toString: () => (asked++ === 0 ? 'div' : 'link') }),
        () => document.createElementNS(xhtml, 'a:link'), () => document.createElement('iframe'),
        () => document.implementation.createHTMLDocument('').createElement('link'),
        () => new DOMParser().parseFromString(html, 'text/html').body,
        () => document.createRange().createContextualFragment(html),
        () => { customElements.define('x-a', class extends HTMLLinkElement {}, { extends: 'link' }); },
        () => { inert.innerHTML = html; }, () => { inert.insertAdjacentHTML('beforeend', html); },
        () => { document.write(html); }, () => document.head.querySelector('link'),
      ]) { try { const made = attempt(); if (made instanceof Node) document.body.append(made); } catch {} }
      document.body.append(inert);`;
    const server = await startTestServer({ start: START }, { fba: packApp({ settings }) });
    const page = await browser.newPage();
    await page.goto(server.url);
    const frame = page.frameLocator('#settings');
    await frame.getByText('ready').waitFor();
    expect(await frame.locator('link, iframe, object, embed').count()).toBe(0);
    expect(await frame.locator('x-refused').count()).toBe(5);
    await page.close();
    await server.close();
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
