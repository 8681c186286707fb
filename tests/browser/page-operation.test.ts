import type { Browser, Page } from 'playwright-core';
import type { RunningServer } from '../../simulator/server/server';
import type { WorldState } from '../../simulator/simulation/protocol';
import { START } from '../journey/built-app';
import { startTestServer } from '../simulator-server';
import { hasBrowser, openBrowser } from './open-browser';

/** Fields and texts of the page. All tests share one world. */
(hasBrowser() ? describe : describe.skip)('the page is operated', () => {
  let browser: Browser;
  let server: RunningServer;
  let page: Page;

  beforeAll(async () => {
    browser = await openBrowser();
    server = await startTestServer({ start: START, isWornSinceMorning: true });
  });

  beforeEach(async () => {
    page = await browser.newPage({ viewport: { width: 1440, height: 880 } });
    await page.goto(server.url);
    await page.frameLocator('#settings').getByRole('button', { name: 'Sign in' }).waitFor();
  });

  afterEach(() => page.close());

  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  const state = (): Promise<WorldState> => server.world.connection.call('state', {});

  test('a sensor field that is emptied or holds no number follows the person again, and so does ×', async () => {
    const steps = page.locator('#sense-steps');
    const follow = page.getByRole('button', { name: 'Follow Mara again: Steps' });
    const hold = async (): Promise<void> => {
      await steps.fill('12345');
      await page.keyboard.press('Enter');
      await follow.waitFor();
      expect((await state()).sensors.steps).toEqual({ value: 12_345, isOverridden: true });
    };
    for (const text of ['', 'abc']) {
      await hold();
      await steps.fill(text);
      await page.keyboard.press('Tab');
      await follow.waitFor({ state: 'hidden' });
      expect((await state()).sensors.steps.isOverridden).toBe(false);
    }
    await hold();
    await follow.click();
    await follow.waitFor({ state: 'hidden' });
    expect((await state()).sensors.steps.isOverridden).toBe(false);
    expect(await steps.inputValue()).not.toBe('12,345');
  });
});
