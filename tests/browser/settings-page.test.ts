import type { Browser, Page } from 'playwright-core';
import type { RunningServer } from '../../simulator/server/server';
import { START } from '../journey/built-app';
import { startTestServer } from '../simulator-server';
import { describeInBrowser, openBrowser } from './open-browser';
import { pressAllow } from './press-allow';

describeInBrowser('the settings page in a real browser', () => {
  let browser: Browser;
  let server: RunningServer;
  let page: Page;

  beforeAll(async () => {
    browser = await openBrowser();
    server = await startTestServer({ start: START });
    page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
    await page.goto(server.url);
  });

  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  const settings = () => page.frameLocator('#settings');
  const button = (name: string) => settings().getByRole('button', { name, exact: true });
  const focused = () => settings().locator(':focus');

  test('the button of the first step is in sight at 1280 × 720', async () => {
    const box = await settings().getByRole('button', { name: 'Sign in' }).boundingBox();
    expect(box).not.toBeNull();
    expect((box?.y ?? 720) + (box?.height ?? 0)).toBeLessThanOrEqual(720);
    const frame = await page.locator('#settings').boundingBox();
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual((frame?.y ?? 0) + (frame?.height ?? 0));
  });

  test('the chosen service is a pressed button, whose mark is not in its name', async () => {
    expect(await button('Fitbit').getAttribute('aria-pressed')).toBe('true');
    expect(await button('Google Health').getAttribute('aria-pressed')).toBe('false');
    expect(await button('Change the order').getAttribute('aria-pressed')).toBeNull();
  });

  test('colours have names and one Tab stop, and arrows choose', async () => {
    const colours = settings().getByRole('radio');
    expect(await colours.evaluateAll((all) => all.map((each) => each.getAttribute('aria-label')))).toEqual([
      ...['Sun', 'Leaf', 'Sea', 'Iris', 'Rose', 'Paper'],
    ]);
    await button('Change the order').focus();
    await page.keyboard.press('Tab');
    expect(await focused().getAttribute('aria-label')).toBe('Sun');
    await page.keyboard.press('ArrowRight');
    await settings().getByRole('radio', { name: 'Leaf', checked: true }).waitFor();
    await page.keyboard.press('Tab');
    expect(await focused().getAttribute('type')).toBe('checkbox');
  });

  test('the rows that move a page stay where they are, under the finger', async () => {
    /** From the top of its section, since the page may scroll. */
    const topOf = (name: string): Promise<number> =>
      button(name).evaluate(
        (row) => row.getBoundingClientRect().top - (row.closest('.s')?.getBoundingClientRect().top ?? 0),
      );
    // The phone as wide as a phone: no label of a toggle takes a second line.
    await page.setViewportSize({ width: 390, height: 844 });
    await page.locator('[data-tab-link=phone]').first().click();
    const before = await topOf('Change the order');
    await button('Change the order').click();
    await button('Recovery').click();
    const [up, done] = [await topOf('↑ Move Recovery up'), await topOf('Done')];
    expect(up).toBeCloseTo(before, 0);
    await button('↑ Move Recovery up').click();
    await settings().getByText('Recovery is the first').waitFor();
    expect(await topOf('Done')).toBeCloseTo(done, 0);
    await button('Done').click();
    await page.setViewportSize({ width: 1280, height: 720 });
  });

  test('the page stays where it is when the first row in view changes its place', async () => {
    const scroller = settings().locator('.app__scroll');
    const readTop = (): Promise<number> => scroller.evaluate((element) => element.scrollTop);
    /** Without the pointer, which would scroll to the row. Returns how far the page has scrolled. */
    const move = async (name: string, next: string): Promise<number> => {
      const before = await readTop();
      await button(name).dispatchEvent('click');
      await button(next).waitFor();
      // The browser follows a row at the next picture.
      await scroller.evaluate(
        () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))),
      );
      return (await readTop()) - before;
    };
    await button('Change the order').click();
    // Its upper part is out of view: the row below, which it changes places with, is the first in view.
    await button('Recovery').evaluate((row) => {
      row.scrollIntoView({ block: 'start' });
      row.closest('.app__scroll')?.scrollBy(0, 20);
    });
    expect(await move('↓ Move Recovery down', '↑ Move Recovery up')).toBe(0);
    await button('↑ Move Recovery up').click();
    await settings().getByText('Recovery is the first').waitFor();
    await button('Done').click();
  });

  test('the focus goes to what takes the place of a pressed row, a text too', async () => {
    const pressAndExpect = async (name: string, next: string): Promise<void> => {
      await button(name).focus();
      await page.keyboard.press('Enter');
      await settings().locator(':focus', { hasText: next }).waitFor();
      expect(await focused().textContent()).toBe(next);
    };
    await pressAndExpect('Use your own', 'Hide');
    await pressAndExpect('Hide', 'Use your own');
    await pressAndExpect('Change the order', 'Recovery is the first');
    await pressAndExpect('Done', 'Change the order');
  });

  test('offline during the consent: the page can be tried again, and loads when the network is back', async () => {
    const consent = page.frameLocator('#web-frame');
    await settings().getByRole('button', { name: 'Sign in' }).click();
    await consent.locator('#allow').waitFor();
    await server.world.connection.call('perform', { command: { type: 'network', on: false } });
    await pressAllow(page);
    await consent.getByText('The phone is offline.').waitFor();
    await consent.getByRole('link', { name: 'Try again' }).click();
    await consent.getByText('The phone is offline.').waitFor();
    await server.world.connection.call('perform', { command: { type: 'network', on: true } });
    await page.locator('#web').waitFor({ state: 'hidden' });
    await settings().getByText('Mara L.').waitFor();
  });
});
