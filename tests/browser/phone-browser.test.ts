import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'playwright-core';
import { worldFiles } from '../../simulator/cli/dist-files';
import type { ConnectWorld } from '../../simulator/client/world-link';
import { spawnWorldFrom } from '../../simulator/process/spawn-world';
import { START } from '../journey/built-app';
import { packApp } from '../journey/hand-made-app';
import { startTestServer } from '../simulator-server';
import { describeInBrowser, openBrowser } from './open-browser';

const SETTINGS = `registerSettingsPage(() => createComponent(Link, { source: 'https://own.example/' }, 'Open'));`;
const REAL_PAGE = `<!doctype html><p>real</p><script>\r\ndocument.body.append('its script ran')\r\n</script>`;
/** Each way to run code of one's own, and what it would do first. */
const OWN_CODE = `parent.postMessage('out', '*'); new RTCPeerConnection();`;
const INVENTED_PAGE = `<!doctype html><link rel="preconnect" href="http://127.0.0.1:1/"><LINK/rel=preconnect href=//127.0.0.1:1><p>invented</p><script>${OWN_CODE}</script>
  <img src="data:," onerror="${OWN_CODE}"><svg onload="${OWN_CODE}"></svg>
  <iframe srcdoc="<script>top.postMessage('out', '*'); new RTCPeerConnection()</script>"></iframe>
  <iframe/srcdoc="&lt;&#108;ink rel=preconnect href=//127.0.0.1:1>"></iframe>
  <iframe src="javascript:top.postMessage('out', '*')"></iframe>`;

describeInBrowser('a page of the phone’s browser', () => {
  let browser: Browser;
  let real: Server;
  beforeAll(async () => {
    browser = await openBrowser();
    real = createServer((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/html' }).end(REAL_PAGE);
    });
    await new Promise<void>((resolve) => real.listen(0, '127.0.0.1', resolve));
  });
  afterAll(async () => {
    await browser?.close();
    real?.close();
  });

  /** Opens the page; the texts of what it holds, and what it posted. */
  async function open(text: string, connect: ConnectWorld) {
    const routes = new Map([['own.example', `http://127.0.0.1:${(real.address() as AddressInfo).port}`]]);
    const server = await startTestServer(
      { start: START, routes: Object.fromEntries(routes) },
      { fba: packApp({ settings: SETTINGS }), routes, connect },
    );
    const page = await browser.newPage();
    await page.goto(server.url);
    await page.evaluate('globalThis.posted = []; onmessage = ({ data }) => posted.push(data)');
    await page.frameLocator('#settings').getByText('Open').click();
    await page.frameLocator('#web-frame').getByText(text, { exact: true }).waitFor();
    await page.waitForTimeout(300);
    const disarmed = page.frameLocator('#web-frame').locator('link, iframe, frame, object, embed');
    expect(await disarmed.count()).toBe(0);
    const body = await page.frameLocator('#web-frame').locator('body').innerText();
    const posted = await page.evaluate<unknown[]>('posted');
    await page.close();
    await server.close();
    return { body, posted };
  }

  test('runs the script that a real server sent', async () => {
    expect((await open('real', spawnWorldFrom(worldFiles()))).body).toContain('its script ran');
  });

  test('runs no script that the world invented', async () => {
    const connect: ConnectWorld = (observer) => {
      const link = spawnWorldFrom(worldFiles())(observer);
      const { connection } = link;
      const call = connection.call.bind(connection);
      const page = { status: 200, html: INVENTED_PAGE };
      connection.call = (method, params) =>
        method === 'visit' ? Promise.resolve(page as never) : call(method, params);
      return link;
    };
    expect((await open('invented', connect)).posted).not.toContain('out');
  });
});
