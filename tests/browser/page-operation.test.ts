import type { Browser, Locator, Page } from 'playwright-core';
import { MAX_PACKAGE_BYTES } from '../../simulator/client/package-size';
import type { RunningServer } from '../../simulator/server/server';
import type { WorldState } from '../../simulator/simulation/protocol';
import { START } from '../journey/built-app';
import { startTestServer } from '../simulator-server';
import { describeInBrowser, openBrowser } from './open-browser';
import { showAnew } from './show-anew';

/** Fields and texts of the page. All tests share one world. */
describeInBrowser('the page is operated', () => {
  let browser: Browser;
  let server: RunningServer;
  let page: Page;

  beforeAll(async () => {
    browser = await openBrowser();
    server = await startTestServer({ start: START, isWornSinceMorning: true });
    page = await browser.newPage();
  });

  beforeEach(async () => {
    await showAnew(page, server.url);
    // An earlier test may have signed in.
    await page.frameLocator('#settings').getByText('Account', { exact: true }).waitFor();
  });

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

  test('in forced colours on differs from off, and buttons have a border: before the sign-in', async () => {
    await page.emulateMedia({ forcedColors: 'active' });
    const settings = page.frameLocator('#settings');
    const knobOf = (toggle: Element): string => getComputedStyle(toggle, '::before').backgroundColor;
    const motion = settings.locator('.s__row', { hasText: 'Motion' }).locator('.sw');
    const on = [await page.locator('#display').evaluate(knobOf), await motion.evaluate(knobOf)];
    await motion.uncheck();
    const off = [await page.locator('#always-on').evaluate(knobOf), await motion.evaluate(knobOf)];
    await motion.check();
    expect(on.filter((knob, place) => knob === off[place])).toEqual([]);

    const colours = settings.locator('.s__colors input');
    const styles = await colours.evaluateAll((inputs) =>
      inputs.map((input) => ({
        isChosen: (input as HTMLInputElement).checked,
        hasOutline: getComputedStyle(input).outlineStyle === 'solid',
        colour: getComputedStyle(input).backgroundColor,
      })),
    );
    expect(styles.map(({ hasOutline }) => hasOutline)).toEqual(styles.map(({ isChosen }) => isChosen));
    expect(new Set(styles.map(({ colour }) => colour)).size).toBe(styles.length);
    for (const button of [page.locator('#play'), settings.locator('.s__cta').first()])
      expect(await button.evaluate((one) => getComputedStyle(one).borderStyle)).toBe('solid');
  });

  test('with reduced motion nothing moves, also while messages pass: before the sign-in', async () => {
    /** Of the page and the phone's page. */
    const countRunning = async (): Promise<number> => {
      const counts = await Promise.all(
        page
          .frames()
          .map((frame) =>
            frame.evaluate(
              () => document.getAnimations().filter(({ playState }) => playState === 'running').length,
            ),
          ),
      );
      return counts.reduce((sum, count) => sum + count, 0);
    };
    const look = async (): Promise<number> => {
      await page.frameLocator('#settings').locator('.numeral').waitFor();
      await page.locator('#screen').click();
      return countRunning();
    };
    expect(await look()).toBeGreaterThan(0);
    // Loaded again, since what moves already ends by itself.
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.reload();
    expect(await look()).toBe(0);
    // A display that went off shows home again.
    await page.keyboard.press('d');
    await page.locator('#screen.is-off').waitFor();
    await page.keyboard.press('d');
    await page.locator('#screen:not(.is-off)').waitFor();
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
    await waitForFocus('settings');
    expect(await focusIn('#settings')).toContain('Sign in');
    await page.keyboard.press('Enter');
    await waitForConsent();
    await page.locator('#web-close').focus();
    await page.keyboard.press('Escape');
    await page.locator('#web').waitFor({ state: 'hidden' });
    await waitForFocus('settings');
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
    // The rows of the settings page are replaced when the sync is over: they take no focus from elsewhere.
    await page.locator('#event-rows', { hasText: 'sync: ok' }).waitFor({ state: 'attached' });
    await page.frameLocator('#settings').getByText('Sync now').waitFor();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('screen');
  });

  test('the texts of the watch are right at every speed, in the dark, and have words for icons', async () => {
    const texts = page.locator('#screen-texts');
    expect(await texts.textContent()).toMatch(/steps [\d,]+/);
    await page.keyboard.press('3');
    const before = await texts.textContent();
    await page.waitForFunction((old) => document.querySelector('#screen-texts')?.textContent !== old, before);
    await page.keyboard.press(' ');
    await page.locator('#play:not(.is-playing)').waitFor();
    // The clock may still come to where time stopped.
    await page.waitForFunction(() => {
      const [hours, minutes] = (document.querySelector('#clock')?.textContent ?? '').split(':');
      const said = document.querySelector('#screen-announcement')?.textContent;
      return said?.includes(`hours ${hours}. minutes ${minutes}`);
    });
    await page.keyboard.press('d');
    await page.locator('#screen-texts', { hasText: 'The display is off' }).waitFor({ state: 'attached' });
    await page.keyboard.press('d');
    await page.keyboard.press('1');
    await page.keyboard.press(' ');
  });

  test('pause at Max is at once, on a slow page too: the button agrees, and only where time stopped is shown', async () => {
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: 6 });
    const clock = page.locator('#clock');
    for (const [start, stop] of [
      ['4', ' '],
      ['n', 'n'],
    ] as const) {
      await page.keyboard.press('1');
      if ((await state()).isPlaying !== (start === '4')) await page.keyboard.press(' ');
      const before = await clock.textContent();
      await page.keyboard.press(start);
      await page.waitForFunction((old) => document.querySelector('#clock')?.textContent !== old, before);
      await page.waitForTimeout(300);
      const isRunning = await page.evaluate((key) => {
        const times: (string | null)[] = [];
        Object.assign(window, { times });
        const clock = document.querySelector('#clock') as Element;
        document.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
        new MutationObserver(() => times.push(clock.textContent)).observe(clock, { childList: true });
        return document.querySelector('.play.is-playing, .jump.is-rushing') !== null;
      }, stop);
      expect(isRunning).toBe(false);
      // The page hears of the stop at once, the world a moment later.
      while ((await state()).isPlaying || (await state()).fastForwardTarget !== null)
        await page.waitForTimeout(50);
      const { now, zone } = await state();
      const stoppedAt = new Date(now).toLocaleTimeString('en-GB', { timeZone: zone, hourCycle: 'h23' });
      await page.waitForFunction((time) => document.querySelector('#clock')?.textContent === time, stoppedAt);
      await page.waitForTimeout(500);
      expect(await clock.textContent()).toBe(stoppedAt);
      const times = await page.evaluate(() => (window as unknown as { times: string[] }).times);
      expect(times.filter((time) => time !== stoppedAt)).toEqual([]);
    }
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: 1 });
    await page.keyboard.press('1');
    await page.keyboard.press(' ');
  });

  test('always-on without an app that draws it says so', async () => {
    await page.keyboard.press('a');
    await page.locator('#always-on-note').waitFor();
    await page.keyboard.press('a');
    await page.locator('#always-on-note').waitFor({ state: 'hidden' });
  });

  test('the keys reach connections, the cloud and the theme; their list closes with one press', async () => {
    await page.keyboard.press('u');
    await page.locator('.is-link-off').waitFor();
    await page.keyboard.press('u');
    await page.keyboard.press('i');
    await page.locator('.is-network-off').waitFor();
    await page.keyboard.press('i');
    await page.keyboard.press('v');
    await page.locator('html[data-theme]').waitFor();
    await page.keyboard.press('?');
    await page.keyboard.press(' ');
    await page.locator('#keys').waitFor({ state: 'hidden' });
    expect(await page.locator('#keys-letters').isChecked()).toBe(true);
    await page.keyboard.press('m');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('failure-mode');
  });

  test('the newest row opens within the view, and its name is what it shows', async () => {
    const last = page.locator('.ev__r').last();
    await last.click();
    const details = await page.locator('.ev__d').last().boundingBox();
    const log = await page.locator('#event-log').boundingBox();
    const bottom = (box: typeof log): number => (box?.y ?? 0) + (box?.height ?? 0);
    // Scrolling is by whole pixels.
    expect(bottom(details)).toBeLessThan(bottom(log) + 1);
    expect(await last.getAttribute('aria-label')).toBeNull();
  });

  test('so do the newest group and the last row in it, whose long lines wrap', async () => {
    await page.setViewportSize({ width: 1280, height: 720 });
    const fold = page.locator('.ev--fold').last();
    const waitUntilInView = async (part: Locator): Promise<void> => {
      const handle = await part.elementHandle();
      await page.waitForFunction((shown) => {
        const view = document.querySelector('#event-log')?.getBoundingClientRect();
        const row = shown?.closest('.ev')?.getBoundingClientRect();
        if (!view || !row) return false;
        // Scrolling is by whole pixels; a row that is higher than the view is shown from its beginning.
        const isHigher = row.height > view.height;
        return row.bottom < view.bottom + 1 || (isHigher && row.top > view.top - 1 && row.top < view.bottom);
      }, handle);
    };
    await fold.locator('> .ev__r').click();
    const rows = fold.locator('.fold .ev__r');
    await waitUntilInView(rows.first());
    await rows.last().evaluate((row) => row.scrollIntoView({ block: 'end' }));
    await rows.last().click();
    const details = fold.locator('.ev__d');
    await waitUntilInView(details);
    const isCut = await details.evaluate((box) =>
      [box, ...box.querySelectorAll('*')].some((part) => part.scrollWidth > part.clientWidth + 1),
    );
    expect(isCut).toBe(false);
  });

  test('a time of the day that has passed cannot be chosen, and says so', async () => {
    await page.locator('#day').hover({ position: { x: 5, y: 10 } });
    expect(await page.locator('#day-hover').textContent()).toContain('has passed');
    await page.locator('#day.is-past').waitFor();
  });

  test('in forced colours wires, arrows and the phone keep their lines', async () => {
    await page.emulateMedia({ forcedColors: 'active' });
    // Its ring would be opaque, and cover the button.
    const numeral = page.frameLocator('#settings').locator('.numeral');
    if (await numeral.count())
      expect(await numeral.evaluate((one) => getComputedStyle(one).animationName)).toBe('none');
    const lines = await page.evaluate(() => {
      const colorOf = (selector: string, pseudo?: string): string =>
        getComputedStyle(document.querySelector(selector) as Element, pseudo).backgroundColor;
      return [colorOf('.wire'), colorOf('.hop--pw', '::after'), colorOf('.hop--pw', '::before')];
    });
    expect(new Set(lines)).toEqual(new Set(['rgb(0, 0, 0)']));
    expect(await page.locator('.phone').evaluate((phone) => getComputedStyle(phone).outlineStyle)).toBe(
      'solid',
    );
  });

  test('a file that is too large is refused before it is sent', async () => {
    const sent: string[] = [];
    page.on('request', (request) => sent.push(new URL(request.url()).pathname));
    await page.evaluate((size) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([new Uint8Array(size)], 'large.fba'));
      document.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true }));
    }, MAX_PACKAGE_BYTES + 1);
    await page.locator('#toast', { hasText: 'large.fba is too large for an .fba' }).waitFor();
    expect(sent).not.toContain('/open');
  });

  test('a finger turns the page of the watch and reaches the other columns', async () => {
    const context = await browser.newContext({ hasTouch: true, viewport: { width: 390, height: 844 } });
    const phone = await context.newPage();
    try {
      await phone.goto(server.url);
      const texts = phone.locator('#screen-texts');
      await texts.filter({ hasText: 'steps' }).waitFor({ state: 'attached' });
      await phone.locator('#screen').tap();
      await texts.filter({ hasNotText: 'steps' }).waitFor({ state: 'attached' });
      await phone.locator('[data-tab-link=log]').first().tap();
      await phone.locator('.ev__r').first().waitFor();
    } finally {
      await context.close();
    }
  });

  test('a lost connection to the same server is reported until it is back', async () => {
    const own = await startTestServer({ start: START });
    const context = await browser.newContext();
    const tab = await context.newPage();
    let cut: (() => void) | undefined;
    await tab.routeWebSocket(/\/live/, (socket) => {
      socket.connectToServer();
      cut = () => void socket.close();
    });
    try {
      await tab.goto(own.url);
      await tab.locator('.ev').first().waitFor();
      cut?.();
      await tab.locator('#toast', { hasText: 'has stopped' }).waitFor();
      await tab.locator('#toast').waitFor({ state: 'hidden' });
      expect(await tab.locator('.time').getAttribute('inert')).toBeNull();
    } finally {
      await context.close();
      await own.close();
    }
  });

  test('without a server nothing looks alive; a restarted one says that the sign-in is lost', async () => {
    const own = await startTestServer({ start: START });
    await page.goto(own.url);
    await page.locator('.ev').first().waitFor();
    await own.close();
    await page.locator('.is-gone').waitFor();
    expect(await page.locator('.time').getAttribute('inert')).toBe('');
    const again = await startTestServer({ start: START }, { port: Number(new URL(own.url).port) });
    try {
      // Only the token in the address is new: the tab stays, and loads the page of the new server by itself.
      await page.goto(again.url);
      await page.locator('#toast', { hasText: 'started again' }).waitFor();
      expect(await page.locator('#toast-text').textContent()).toContain('nobody is signed in');
      expect(await page.locator('.time').getAttribute('inert')).toBeNull();
      await page.reload();
      await page.locator('.ev').first().waitFor();
      expect(await page.locator('#toast').isVisible()).toBe(false);
    } finally {
      await again.close();
    }
  });
});
