import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'playwright-core';
import type { RunningServer } from '../../simulator/server/server';
import { START } from '../journey/built-app';
import { packApp } from '../journey/hand-made-app';
import { startTestServer } from '../simulator-server';
import { describeInBrowser, openBrowser } from './open-browser';

/** Loads an address in each way that needs no permission; resolves to whether that did. */
const LOAD = `
  const load = (tag, address) => new Promise((resolve) => {
    const element = document.createElement(tag);
    element.onload = () => resolve('loaded');
    element.onerror = () => resolve('refused');
    element[tag === 'link' ? 'href' : 'src'] = address;
    if (tag === 'link') element.rel = 'stylesheet';
    document.body.append(element);
  });
  const read = (address) => fetch(address, { mode: 'no-cors' }).then(() => 'loaded', () => 'refused');
`;

describeInBrowser('a page of another web site in the same browser', () => {
  let browser: Browser;
  let simulator: RunningServer;
  let site: Server;
  beforeAll(async () => {
    browser = await openBrowser();
    const settings = 'globalThis.secret = 1; registerSettingsPage(() => null);';
    simulator = await startTestServer({ start: START }, { fba: packApp({ settings }) });
    site = createServer((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><body>');
    });
    await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
  });
  afterAll(async () => {
    await browser?.close();
    await simulator?.close();
    site?.close();
  });

  /** An address of the other site: another site by its name, or the same by another port. */
  const addressOf = (name: string): string => `http://${name}:${(site.address() as AddressInfo).port}/`;

  test.each(['localhost', '127.0.0.1'])('loads nothing of the app or the account: from %s', async (name) => {
    const page = await browser.newPage();
    await page.goto(addressOf(name));
    const { origin } = new URL(simulator.url);
    const results = await page.evaluate<string[]>(`(async () => { ${LOAD}
      const at = (path) => ${JSON.stringify(origin)} + path;
      return Promise.all([
        load('script', at('/phone/app.js')), load('script', at('/phone/' + '0'.repeat(32) + '/app.js')),
        load('script', at('/page.js')), load('script', at('/trace/0')), load('link', at('/page.css')),
        load('img', at('/screenshot.png')), read(at('/screenshot.png')), read(at('/storage.json')),
      ]);
    })()`);
    expect(results).toEqual(Array(8).fill('refused'));
    expect(await page.evaluate('globalThis.secret')).toBeUndefined();
    await page.close();
  });

  test('may link to the page, and gets no window of it', async () => {
    const page = await browser.newPage();
    await page.goto(addressOf('localhost'));
    const [opened] = await Promise.all([
      page.waitForEvent('popup'),
      page.evaluate(`void (globalThis.opened = window.open(${JSON.stringify(simulator.url)}))`),
    ]);
    await opened.locator('#face svg').waitFor();
    await opened.frameLocator('#settings').locator('#root > *').first().waitFor();
    expect(await page.evaluate('globalThis.opened.closed')).toBe(true);
    await opened.reload();
    await opened.frameLocator('#settings').locator('#root > *').first().waitFor();
    await Promise.all([opened.close(), page.close()]);
  });
});
