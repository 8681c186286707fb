import type { Browser, Page } from 'playwright-core';
import type { RunningServer } from '../../simulator/server/server';
import { START } from '../journey/built-app';
import { packApp } from '../journey/hand-made-app';
import { startTestServer } from '../simulator-server';
import { describeInBrowser, openBrowser } from './open-browser';

const FLOOD = packApp({
  face: `
    var n = 0;
    setInterval(function () { for (var i = 0; i < 20; i++) console.log('line ' + n++); }, 50);`,
});
/** What a person takes for at once, with room for a busy machine. */
const MAX_REACTION_MS = 1500;

describeInBrowser('an app that logs without end', () => {
  let browser: Browser;
  let server: RunningServer;
  let page: Page;

  beforeAll(async () => {
    browser = await openBrowser();
    server = await startTestServer({ start: START }, { fba: FLOOD });
    page = await browser.newPage({ viewport: { width: 1440, height: 880 } });
    await page.goto(server.url);
  });

  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  test('is stopped by a key at once; what was too fast is one row, which unfolds', async () => {
    const folds = page.locator('.ev--fold');
    await folds.nth(1).waitFor();
    const start = performance.now();
    await page.keyboard.press(' ');
    const paused = await page.evaluate(async () => {
      const count = (): number => document.querySelectorAll('.ev').length;
      let before = -1;
      while (before !== count()) {
        before = count();
        await new Promise((resolve) => setTimeout(resolve, 200));
      }
      return before;
    });
    expect(performance.now() - start).toBeLessThan(MAX_REACTION_MS);
    expect(paused).toBeLessThan(200);
    const counts = (await folds.locator('.ev__s').allTextContents()).map((text) => Number(/\d+/.exec(text)));
    expect(Math.max(...counts)).toBeGreaterThan(50);
    await folds.first().locator('.ev__r').click();
    await folds.first().locator('.fold .ev').first().waitFor();
  });
});
