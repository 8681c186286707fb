import type { Browser, Page } from 'playwright-core';
import type { RunningServer } from '../../simulator/server/server';
import { START } from '../journey/built-app';
import { startTestServer } from '../simulator-server';
import { describeInBrowser, openBrowser } from './open-browser';
import { resizePage } from './resize-page';

const SIZES = [
  [1920, 1080],
  [1680, 940],
  [1500, 840],
  [1280, 720],
  [1280, 621],
  [1280, 360],
  [1121, 800],
  [768, 1024],
  [640, 360],
  [390, 844],
  [320, 568],
] as const;
const FAULTS = ['off-wrist', 'charging', 'disk-full', 'phone-off', 'storage-full', 'lost-answer'];
const TABS = ['watch', 'phone', 'log', 'whatif'];

/** Flags and messages, which have no room of their own. */
describeInBrowser('what lies over the page', () => {
  let browser: Browser;
  let server: RunningServer;
  let page: Page;

  beforeAll(async () => {
    browser = await openBrowser();
    server = await startTestServer({ start: START });
    page = await browser.newPage({ viewport: { width: 1440, height: 880 } });
    await page.goto(server.url);
    await page.locator('#tab-whatif').click();
    for (const fault of FAULTS) await page.locator(`[data-fault="${fault}"]`).click();
    await page.locator('#what-if-summary', { hasText: `${FAULTS.length} things` }).waitFor();
  });

  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  const showTab = (tab: string): Promise<void> =>
    page.evaluate((name) => document.querySelector<HTMLElement>(`[data-tab-link=${name}]`)?.click(), tab);

  async function dropNoApp(): Promise<void> {
    await page.evaluate(() => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File(['no app'], 'notes.txt'));
      document.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true }));
    });
    await page.locator('#toast', { hasText: 'notes.txt is not an .fba' }).waitFor();
  }

  /** Pairs of which one covers a part of the other. */
  const findOverlaps = (selector: string): Promise<string[]> =>
    page.evaluate((sought) => {
      const boxes = [...document.querySelectorAll(sought)]
        .filter((element) => element.checkVisibility({ visibilityProperty: true }))
        .map((element) => ({
          name: element.textContent || element.id,
          ...element.getBoundingClientRect().toJSON(),
        }));
      return boxes.flatMap((one, i) =>
        boxes
          .slice(i + 1)
          .filter(
            (other) =>
              Math.min(one.right, other.right) - Math.max(one.left, other.left) > 0.5 &&
              Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 0.5,
          )
          .map((other) => `${one.name} and ${other.name}`),
      );
    }, selector);

  test.each(SIZES)(
    '%i × %i: flags cover neither one another, the first steps nor the screen',
    async (width, height) => {
      await resizePage(page, width, height);
      await showTab('watch');
      await page.evaluate(() => document.querySelector('#column-watch')?.scrollTo(0, 0));
      expect(await page.locator('.flag:visible').count()).toBeGreaterThan(0);
      expect(await findOverlaps('.flag, .hint__i, #hint-close, .stop__n, .cut__t, #screen')).toEqual([]);
      await page.locator('#hint-close').click({ trial: true });
    },
  );

  test.each(SIZES)(
    '%i × %i: a message covers no flag, and is in front at every place',
    async (width, height) => {
      await resizePage(page, width, height);
      await dropNoApp();
      for (const tab of TABS) {
        await showTab(tab);
        expect(
          await findOverlaps('.flag, #toast, .stop__n, #failure-mode, #what-if-summary, #what-if-end-all'),
        ).toEqual([]);
        await page.locator('#toast-close').click({ trial: true });
      }
      // Wherever the column of the watch is scrolled to.
      await showTab('watch');
      await page.locator('#always-on').scrollIntoViewIfNeeded();
      const toast = await page.locator('#toast').boundingBox();
      expect(toast?.y).toBeGreaterThanOrEqual(0);
      expect((toast?.y ?? 0) + (toast?.height ?? 0)).toBeLessThanOrEqual(height);
      await page.locator('#toast-close').click();
    },
  );

  test('without a server no control looks alive, whatever is shown; only the message is not dimmed', async () => {
    await resizePage(page, 1440, 880);
    await server.close();
    await page.locator('.is-gone #toast', { hasText: 'has stopped' }).waitFor();
    const findAlive = (): Promise<string[]> =>
      page.evaluate(() => {
        const isDimmed = (element: Element | null): boolean =>
          element !== null &&
          (Number(getComputedStyle(element).opacity) < 1 || isDimmed(element.parentElement));
        return [...document.querySelectorAll('button, a, input, select, summary, iframe, h2, .screen, .day')]
          .filter((element) => element.checkVisibility({ visibilityProperty: true }))
          .filter((element) => !element.closest('.skip, .nav, dialog, [popover]'))
          .filter((element) => !(element.closest('[inert]') && isDimmed(element)))
          .map((element) => `${element.id} ${element.textContent}`);
      });
    for (const panel of ['log', 'whatif', 'storage']) {
      await page.evaluate((name) => document.querySelector<HTMLElement>(`#tab-${name}`)?.click(), panel);
      expect(await page.locator('.wi__r:visible, .ev:visible, .storage:visible').count()).toBeGreaterThan(0);
      expect(await findAlive()).toEqual([]);
    }
    expect(
      await page.locator('#toast').evaluate((toast) => toast.closest('[inert], .is-gone [inert] *')),
    ).toBeNull();
  });
});
