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

  test('a sign-in by keyboard alone takes at most 12 presses from the loaded page to "Allow"', async () => {
    let presses = 0;
    const press = async (key: string): Promise<void> => {
      presses += 1;
      await page.keyboard.press(key);
    };
    /** What has the focus in the frame: `Almanac`, `Sign in`, `Allow all`. */
    const focusIn = (frame: string): Promise<string> =>
      page
        .frameLocator(frame)
        .locator(':focus')
        .evaluate((element) => (element.closest('label') ?? element).textContent ?? '');
    const waitForFocus = (id: string) =>
      page.waitForFunction((sought) => document.activeElement?.id === sought, id);
    const waitForConsent = (): Promise<void> =>
      page
        .frameLocator('#web-frame')
        .locator('body:has(#allow)')
        .evaluate(async () => {
          while (!document.hasFocus()) await new Promise((resolve) => setTimeout(resolve, 20));
        });

    await press('p');
    expect(await focusIn('#settings')).toBe('Almanac');
    while (!(await focusIn('#settings')).includes('Sign in')) await press('Tab');
    await press('Enter');
    await waitForConsent();
    await waitForFocus('web-frame');
    expect(await page.locator('#settings').getAttribute('inert')).toBe('');
    expect(await page.locator('#web-announcement').textContent()).toContain('opened www.fitbit.com');

    // Escape closes, wherever the focus is, and the row of "Sign in" has it again.
    await page.keyboard.press('Tab');
    await page.keyboard.press('Escape');
    await page.locator('#web').waitFor({ state: 'hidden' });
    expect(await focusIn('#settings')).toContain('Sign in');
    await page.keyboard.press('Enter');
    await waitForConsent();
    await page.locator('#web-close').focus();
    await page.keyboard.press('Escape');
    await page.locator('#web').waitFor({ state: 'hidden' });
    await page.keyboard.press('Enter');
    await waitForConsent();

    await press('Tab');
    expect(await focusIn('#web-frame')).toBe('Allow all');
    await press('Enter');
    await page.locator('#web').waitFor({ state: 'hidden' });
    expect(presses).toBeLessThanOrEqual(12);
    await page.frameLocator('#settings').getByText('Sign out').waitFor();
    await waitForFocus('settings');
    expect((await focusIn('#settings')).length).toBeGreaterThan(0);
    await page.keyboard.press('w');
    await waitForFocus('screen');
  });
});
