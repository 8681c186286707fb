import type { Browser, Page } from 'playwright-core';
import type { RunningServer } from '../../simulator/server/server';
import { START } from '../journey/built-app';
import { startTestServer } from '../simulator-server';
import { hasBrowser, openBrowser } from './open-browser';
import { pressAllow } from './press-allow';

/** 720×440 and 640×360 are 1440×880 and 1280×720 at 200 % zoom. */
const SIZES = [
  [2560, 1440],
  [2000, 1100],
  [1440, 880],
  [1280, 720],
  [1280, 560],
  [1280, 360],
  [1121, 800],
  [1024, 768],
  [768, 1024],
  [720, 440],
  [640, 360],
  [390, 844],
  [360, 640],
  [320, 568],
] as const;
/** What everybody must be able to reach, at every size. */
const CONTROLS = [
  ...['open', 'screenshot', 'theme', 'keys-open', 'hint-close', 'Side button', 'screen', 'sense-heartRate'],
  ...['sense-steps', 'sense-battery', 'display', 'always-on', 'watch-settings-open', 'failure-mode'],
  ...['event-log-search', 'play', 'day', 'jump', 'device', 'speed', 'link', 'network'],
  ...['har', 'tab-storage', 'moment-link', 'moment-save', 'moment-open'],
];
/** Radio buttons and menus of the same choice. */
const SAME = new Map([
  ['model', 'device'],
  ['speed-pick', 'speed'],
  ['link-off', 'link'],
  ['network-off', 'network'],
]);

interface FoundControl {
  name: string;
  /** In pixels. */
  width: number;
  height: number;
  isCut: boolean;
  isCovered: boolean;
}

(hasBrowser() ? describe : describe.skip)('the page at every size', () => {
  let browser: Browser;
  let server: RunningServer;
  let page: Page;

  beforeAll(async () => {
    browser = await openBrowser();
    server = await startTestServer({ start: START, isWornSinceMorning: true });
    page = await browser.newPage({ viewport: { width: 1440, height: 880 } });
    await page.goto(server.url);
    await page.locator('#hint').waitFor();
  });

  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  /** All controls that are shown, each scrolled to first. */
  const findControls = (): Promise<FoundControl[]> =>
    page.evaluate(() => {
      const shown = [...document.querySelectorAll('button, a[href], input, select, .day, .screen')].filter(
        (element) =>
          element.checkVisibility({ visibilityProperty: true }) && !element.closest('.event-rows, .skip'),
      );
      return shown.map((element) => {
        element.scrollIntoView({ block: 'nearest' });
        const { left, right, top, bottom, width, height } = element.getBoundingClientRect();
        const [x, y] = [Math.max(1, (left + right) / 2), (top + bottom) / 2];
        const hit = document.elementFromPoint(x, y);
        const { name = '' } = element as HTMLInputElement;
        return {
          name: element.matches('[data-side-button]')
            ? 'Side button'
            : (element.getAttribute('data-switch') ??
              element.closest('[data-fault]')?.getAttribute('data-fault') ??
              (name || element.id || (element.textContent ?? ''))),
          width,
          height,
          isCut: left < 0 || right > innerWidth || top < 0 || bottom > innerHeight,
          isCovered: !(element.contains(hit) || element.closest('label')?.contains(hit)),
        };
      });
    });

  /** Texts in whose middle another element is, each scrolled to first. */
  const findCoveredTexts = (): Promise<string[]> =>
    page.evaluate(() => {
      const covered: string[] = [];
      for (const element of document.querySelectorAll('.bar *, .column *, .time *')) {
        const hasText = [...element.childNodes].some(
          (node) => node.nodeType === 3 && node.textContent?.trim(),
        );
        if (!hasText || !element.checkVisibility({ visibilityProperty: true })) continue;
        // Long texts of rows are cut at their end, by what follows.
        if (element.closest('.event-rows, .storage, .sr, .skip, option')) continue;
        element.scrollIntoView({ block: 'nearest' });
        const range = document.createRange();
        range.selectNodeContents(element);
        const { left, right, top, bottom, width } = range.getBoundingClientRect();
        const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
        const isOwn = (one: Element) =>
          element.contains(one) || one.contains(element) || one.closest('label')?.contains(element);
        if (width > 2 && hit && !isOwn(hit))
          covered.push(`${element.textContent} by ${hit.tagName} ${hit.className}`);
      }
      return covered;
    });

  const click = (selector: string): Promise<void> =>
    page.evaluate((selector) => document.querySelector<HTMLElement>(selector)?.click(), selector);
  const showTab = (tab: string): Promise<void> => click(`[data-tab-link=${tab}]`);

  test.each(SIZES)('%i × %i has every control, none cut off, covered or small', async (width, height) => {
    await page.setViewportSize({ width, height });
    const found = new Map<string, FoundControl>();
    for (const tab of ['watch', 'phone', 'whatif', 'log', 'storage']) {
      if (tab === 'storage') await click('#tab-storage');
      else await showTab(tab);
      const controls = await findControls();
      expect(controls.filter(({ isCut }) => isCut)).toEqual([]);
      expect(controls.filter(({ isCovered }) => isCovered)).toEqual([]);
      expect(controls.filter((control) => Math.min(control.width, control.height) < 24)).toEqual([]);
      expect(await findCoveredTexts()).toEqual([]);
      for (const control of controls) found.set(SAME.get(control.name) ?? control.name, control);
    }
    expect(CONTROLS.filter((name) => !found.has(name))).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    // Where its text is short, or only an arrow, the name is whole.
    expect(await page.locator('#jump').getAttribute('aria-label')).toBe('To tomorrow 07:00');
  });

  test.each(SIZES)('%i × %i shows the whole watch, as large as the window allows', async (width, height) => {
    await page.setViewportSize({ width, height });
    await showTab('watch');
    await page.locator('#screen').scrollIntoViewIfNeeded();
    const screen = await page.locator('#screen').boundingBox();
    expect(screen?.width).toBeGreaterThanOrEqual(240);
    expect(screen?.height).toBe(screen?.width);
    if (width >= 700 && height >= 500) expect((screen?.width ?? 0) % 336).toBe(0);
    if (width >= 2000 && height >= 1100) expect(screen?.width).toBe(672);
    expect((screen?.x ?? 0) + (screen?.width ?? 0)).toBeLessThanOrEqual(width);
  });

  test('a bar of trouble and the panels fit in, and cover no control of the header', async () => {
    await page.evaluate(() => {
      const bar = document.querySelector<HTMLElement>('#trouble');
      if (bar) bar.hidden = false;
      const text = document.querySelector('#trouble-text');
      if (text) text.textContent = 'The code of the app on the watch has not returned for two seconds.';
    });
    for (const [width, height] of SIZES) {
      await page.setViewportSize({ width, height });
      await showTab('watch');
      const controls = await findControls();
      expect(controls.filter(({ isCut, isCovered }) => isCut || isCovered)).toEqual([]);
      for (const [tab, button, panel] of [['watch', '#watch-settings-open', '#watch-settings']] as const) {
        await showTab(tab);
        await page.locator(button).click();
        await page.locator(`${panel}.is-placed`).waitFor();
        const box = await page.locator(panel).boundingBox();
        expect(box?.x).toBeGreaterThanOrEqual(0);
        expect(box?.y).toBeGreaterThanOrEqual(0);
        expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(width);
        expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(height);
        await page.keyboard.press('Escape');
      }
    }
    await page.evaluate(() => document.querySelector('#trouble')?.setAttribute('hidden', ''));
  });

  test('the list of keys begins at its beginning, and can be closed, in a low window too', async () => {
    await page.setViewportSize({ width: 640, height: 360 });
    await page.locator('#keys-open').click();
    for (const part of ['#keys h2', '#keys button']) {
      const box = await page.locator(part).boundingBox();
      expect(box?.y).toBeGreaterThanOrEqual(0);
      expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(360);
    }
    await page.keyboard.press('Escape');
  });

  test('a phone has the speeds in a menu', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.getByLabel('Speed').and(page.locator('select')).selectOption('60');
    await page.locator('input[name=speed][value="60"]:checked').waitFor({ state: 'attached' });
    await page.getByLabel('Speed').and(page.locator('select')).selectOption('1');
  });

  test('on a phone the sign-in leads to the watch, and the last step stays until one has looked', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.locator('#hint').getByText('Sign in').click();
    await page.frameLocator('#settings').getByRole('button', { name: 'Sign in' }).click();
    await pressAllow(page);
    await page.locator('[data-tab=watch]').waitFor();
    expect(await page.locator('#hint [aria-current=step]').textContent()).toContain('watch');
    await showTab('log');
    await page.waitForTimeout(4_500);
    expect(await page.locator('#hint').isVisible()).toBe(true);
    await showTab('watch');
    await page.locator('#hint').waitFor({ state: 'hidden' });
  });

  test.each([
    [2560, 1440],
    [1280, 720],
    [768, 1024],
    [390, 844],
    [320, 568],
  ])('%i × %i has last night on the wrist after the sign-in', async (width, height) => {
    await page.setViewportSize({ width, height });
    await showTab('watch');
    const texts = page.locator('#screen-texts');
    await texts.filter({ hasText: /\dh \d\d/ }).waitFor({ state: 'attached' });
    expect(await texts.evaluate((element) => element.checkVisibility())).toBe(true);
    const home = await texts.textContent();
    expect(home).toMatch(/steps [\d,]+/);
    await page.locator('#screen').click();
    await texts.filter({ hasText: /REM/ }).waitFor({ state: 'attached' });
    // The time of another page leads home.
    const screen = await page.locator('#screen').boundingBox();
    const scale = (screen?.width ?? 0) / 336;
    await page.locator('#screen').click({ position: { x: 260 * scale, y: 40 * scale } });
    await texts.filter({ hasNotText: /REM/ }).waitFor({ state: 'attached' });
  });

  test('2× is by itself in a very large window, and a choice by hand is kept', async () => {
    const waitForLevel = (level: string) => page.locator(`[data-zoom="${level}"]`).waitFor();
    await page.setViewportSize({ width: 2560, height: 1440 });
    await waitForLevel('2');
    await page.setViewportSize({ width: 1440, height: 900 });
    await waitForLevel('1');
    // The test before may have left the focus inside a frame, whose keys are its own.
    await page.locator('#screen').focus();
    await page.keyboard.press('z');
    await waitForLevel('2');
    await page.keyboard.press('z');
    await waitForLevel('1');
    await page.setViewportSize({ width: 2560, height: 1440 });
    await page.reload();
    await page.locator('.ev').first().waitFor();
    await waitForLevel('1');
  });
});
