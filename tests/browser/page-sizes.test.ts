import type { Browser, Page } from 'playwright-core';
import type { RunningServer } from '../../simulator/server/server';
import { START } from '../journey/built-app';
import { startTestServer } from '../simulator-server';
import { type FoundControl, findControls, findCoveredTexts, measureCutOfCase } from './find-on-page';
import { describeInBrowser, openBrowser } from './open-browser';
import { pressAllow } from './press-allow';
import { resizePage } from './resize-page';

/**
 * Width and height of the window, and the width of the watch's screen, px. The screen is exactly as wide where that is
 * a half step of its own 336, else at least. 720×440 and 640×360 are 1440×880 and 1280×720 at 200 % zoom.
 */
const SIZES = [
  [2560, 1440, 672],
  [2000, 1100, 672],
  [1920, 1080, 672],
  [1680, 940, 672],
  [1600, 900, 504],
  [1500, 840, 504],
  [1440, 880, 504],
  [1366, 768, 336],
  [1280, 720, 336],
  [1280, 621, 330],
  [1280, 560, 336],
  [1280, 360, 310],
  [1121, 800, 336],
  [1120, 1440, 504],
  [960, 840, 504],
  [1024, 768, 336],
  [915, 412, 300],
  [820, 1180, 336],
  [768, 1024, 336],
  [720, 440, 330],
  [700, 601, 336],
  [640, 360, 250],
  [559, 360, 285],
  [400, 360, 285],
  [390, 844, 336],
  [360, 640, 336],
  [344, 882, 320],
  [320, 568, 295],
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

describeInBrowser('the page at every size', () => {
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

  const click = (selector: string): Promise<void> =>
    page.evaluate((selector) => document.querySelector<HTMLElement>(selector)?.click(), selector);
  const showTab = (tab: string): Promise<void> => click(`[data-tab-link=${tab}]`);

  test.each(SIZES)('%i × %i has every control, none cut off, covered or small', async (width, height) => {
    await resizePage(page, width, height);
    const found = new Map<string, FoundControl>();
    for (const tab of ['watch', 'phone', 'whatif', 'log', 'storage']) {
      if (tab === 'storage') await click('#tab-storage');
      else await showTab(tab);
      const controls = await findControls(page);
      expect(controls.filter(({ isCut }) => isCut)).toEqual([]);
      expect(controls.filter(({ isCovered }) => isCovered)).toEqual([]);
      expect(controls.filter((control) => Math.min(control.width, control.height) < 24)).toEqual([]);
      expect(await findCoveredTexts(page)).toEqual([]);
      for (const control of controls) found.set(SAME.get(control.name) ?? control.name, control);
    }
    expect(CONTROLS.filter((name) => !found.has(name))).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    // Where its text is short, or only an arrow, the name is whole.
    expect(await page.locator('#jump').getAttribute('aria-label')).toBe('To tomorrow 07:00');
  });

  test.each(SIZES)('%i × %i shows the whole watch, %i wide', async (width, height, expected) => {
    await resizePage(page, width, height);
    await showTab('watch');
    expect(await measureCutOfCase(page)).toBeLessThan(1);
    const screen = await page.locator('#screen').boundingBox();
    if (expected % 168 === 0) expect(screen?.width).toBe(expected);
    expect(screen?.width).toBeGreaterThanOrEqual(expected);
    expect(screen?.height).toBeCloseTo(screen?.width ?? 0);
    // The scales are beside it, not on it.
    const onCase = await page.locator('.zoom label:visible').evaluateAll((labels) =>
      labels.filter((label) => {
        const { left, right, top, bottom } = label.getBoundingClientRect();
        return [left, right].some((x) =>
          [top, bottom].some((y) => document.elementsFromPoint(x, y).some((one) => one.matches('.case'))),
        );
      }),
    );
    expect(onCase).toEqual([]);
  });

  test('a bar of trouble and the panels fit in, and cover no control of the header', async () => {
    await page.evaluate(() => {
      const bar = document.querySelector<HTMLElement>('#trouble');
      if (bar) bar.hidden = false;
      const text = document.querySelector('#trouble-text');
      if (text) text.textContent = 'The code of the app on the watch has not returned for two seconds.';
    });
    for (const [width, height] of SIZES) {
      await resizePage(page, width, height);
      await showTab('watch');
      const controls = await findControls(page);
      expect(controls.filter(({ isCut, isCovered }) => isCut || isCovered)).toEqual([]);
      expect(await measureCutOfCase(page)).toBeLessThan(1);
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
    await resizePage(page, 640, 360);
    await page.locator('#keys-open').click();
    for (const part of ['#keys h2', '#keys button']) {
      const box = await page.locator(part).boundingBox();
      expect(box?.y).toBeGreaterThanOrEqual(0);
      expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(360);
    }
    await page.keyboard.press('Escape');
  });

  test('a phone has the speeds in a menu', async () => {
    await resizePage(page, 390, 844);
    await page.getByLabel('Speed').and(page.locator('select')).selectOption('60');
    await page.locator('input[name=speed][value="60"]:checked').waitFor({ state: 'attached' });
    await page.getByLabel('Speed').and(page.locator('select')).selectOption('1');
  });

  test('on a phone the sign-in leads to the watch, and the last step stays until one has looked', async () => {
    await resizePage(page, 390, 844);
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

  test('1.5× and 2× are by themselves where there is room, and a choice by hand is kept', async () => {
    const waitForLevel = (level: string) => page.locator(`[data-zoom="${level}"]`).waitFor();
    for (const [width, height, level] of [
      [1680, 940, '2'],
      [1600, 900, '1.5'],
      [1440, 900, '1.5'],
      [1366, 900, '1'],
    ] as const) {
      await resizePage(page, width, height);
      await waitForLevel(level);
    }
    // The test before may have left the focus inside a frame, whose keys are its own.
    await page.locator('#screen').focus();
    await page.keyboard.press('z');
    await waitForLevel('2');
    await page.keyboard.press('z');
    await waitForLevel('1');
    await resizePage(page, 2560, 1440);
    await page.reload();
    await page.locator('.ev').first().waitFor();
    await waitForLevel('1');
    await page.keyboard.press('z');
    await waitForLevel('1.5');
    // A choice that the window cannot keep waits for one that can.
    await resizePage(page, 1366, 900);
    await waitForLevel('1');
    await resizePage(page, 2560, 1440);
    await waitForLevel('1.5');
  });
});
