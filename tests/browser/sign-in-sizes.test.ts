import type { Browser, Page } from 'playwright-core';
import type { RunningServer } from '../../simulator/server/server';
import { START } from '../journey/built-app';
import { startTestServer } from '../simulator-server';
import { describeInBrowser, openBrowser } from './open-browser';
import { pressAllow } from './press-allow';
import { showAnew } from './show-anew';

const SIZES = [
  [2560, 1440],
  [1280, 720],
  [768, 1024],
  [390, 844],
  [320, 568],
] as const;
const MAX_PRESSES = 12;

/** From nobody signed in to last night on the wrist. Each walk begins the world and the page anew. */
describeInBrowser('the whole way', () => {
  let browser: Browser;
  let server: RunningServer;
  let page: Page;

  beforeAll(async () => {
    browser = await openBrowser();
    server = await startTestServer({ start: START, isWornSinceMorning: true });
    page = await browser.newPage();
  });

  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  const texts = () => page.locator('#screen-texts');
  const signInButton = () => page.frameLocator('#settings').getByRole('button', { name: 'Sign in' });
  const currentStep = () => page.locator('#hint [aria-current=step]');

  async function begin(width: number, height: number): Promise<void> {
    await server.world.start();
    await showAnew(page, server.url, width, height);
    await currentStep().filter({ hasText: 'Sign in' }).waitFor();
    // On a phone it is in another column.
    await signInButton().waitFor({ state: 'attached' });
    await texts().filter({ hasText: 'steps' }).waitFor({ state: 'attached' });
    expect(await texts().textContent()).not.toMatch(/\dh \d\d/);
  }

  /** Last night is on the watch, which is the column in view. */
  async function expectLastNight(): Promise<void> {
    await texts()
      .filter({ hasText: /\dh \d\d/ })
      .waitFor({ state: 'attached' });
    await page.waitForFunction(() =>
      document.querySelector('#screen')?.checkVisibility({ visibilityProperty: true }),
    );
    expect(await currentStep().textContent()).toContain('watch');
  }

  test.each(SIZES)(
    '%i × %i, by pointer: the steps lead there, and the watch turns its pages',
    async (...size) => {
      await begin(...size);
      await currentStep().getByRole('link').click();
      await signInButton().click();
      await currentStep().filter({ hasText: 'Allow' }).waitFor();
      await pressAllow(page);
      await expectLastNight();
      await page.locator('#screen').click();
      await texts().filter({ hasText: /REM/ }).waitFor({ state: 'attached' });
      // The time of another page leads home.
      const scale = ((await page.locator('#screen').boundingBox())?.width ?? 0) / 336;
      await page.locator('#screen').click({ position: { x: 260 * scale, y: 40 * scale } });
      await texts().filter({ hasNotText: /REM/ }).waitFor({ state: 'attached' });
    },
  );

  test.each(SIZES)('%i × %i, by keyboard alone, in at most 12 presses', async (...size) => {
    await begin(...size);
    let presses = 0;
    const press = async (key: string): Promise<void> => {
      presses += 1;
      if (presses > MAX_PRESSES) throw new Error(`"${key}" would be the press after the ${MAX_PRESSES}th`);
      await page.keyboard.press(key);
    };
    /** The name of what has the focus in a frame, once the frame has it. */
    const focusIn = (frame: string): Promise<string> =>
      page
        .frameLocator(frame)
        .locator(':focus')
        .evaluate(async (element) => {
          while (!document.hasFocus()) await new Promise((resolve) => setTimeout(resolve, 20));
          return (element.closest('label') ?? element).textContent ?? '';
        });
    /** Presses Tab until the control has the focus. */
    const tabTo = async (name: string, frame: string): Promise<void> => {
      do await press('Tab');
      while (!(await focusIn(frame)).includes(name));
    };

    await press('p');
    await focusIn('#settings');
    await tabTo('Sign in', '#settings');
    await press('Enter');
    await currentStep().filter({ hasText: 'Allow' }).waitFor();
    await page
      .frameLocator('#web-frame')
      .locator('body:has(#allow)')
      .evaluate(async () => {
        while (!document.hasFocus()) await new Promise((resolve) => setTimeout(resolve, 20));
      });
    await tabTo('Allow', '#web-frame');
    await press('Enter');
    await page.locator('#web').waitFor({ state: 'hidden' });
    await page.frameLocator('#settings').getByText('Sign out').waitFor({ state: 'attached' });
    await press('w');
    await page.waitForFunction(() => document.activeElement?.id === 'screen');
    await expectLastNight();
    await press('Enter');
    await texts().filter({ hasText: /REM/ }).waitFor({ state: 'attached' });
  });
});
