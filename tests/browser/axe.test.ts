import { readFileSync } from 'node:fs';
import type { Browser, Frame, Page } from 'playwright-core';
import type { RunningServer } from '../../simulator/server/server';
import { START } from '../journey/built-app';
import { startTestServer } from '../simulator-server';
import { describeInBrowser, openBrowser } from './open-browser';
import { pressAllow } from './press-allow';
import { resizePage } from './resize-page';

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = [...['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice']];
/** Rules that axe leaves off by itself. Others of `experimental` are not wanted. */
const ON = { 'target-size': { enabled: true }, 'label-content-name-mismatch': { enabled: true } };
/** What axe cannot decide, and why that is right. */
const INCOMPLETE: Readonly<Record<string, string>> = {
  'color-contrast':
    'Axe sees no single colour below: gradients, pictures, edges of lists, what is drawn by a stylesheet, one character.',
  'frame-tested': 'Each frame is tested by itself.',
  'skip-link': 'The watch may be in a hidden column: the link shows it first.',
};

interface Finding {
  id: string;
  targets: string[];
}

const ALL = { type: 'tag', values: TAGS };

/** Runs axe in one frame, without those inside. Our policy stops script tags, so the source is evaluated. */
async function runAxe(
  frame: Frame,
  runOnly = ALL,
): Promise<{ violations: Finding[]; incomplete: Finding[] }> {
  if (!(await frame.evaluate('"axe" in globalThis'))) await frame.evaluate(AXE);
  return frame.evaluate(
    async ({ runOnly, rules }) => {
      type Result = { id: string; nodes: { target: unknown[] }[] };
      const { axe } = globalThis as unknown as {
        axe: {
          run(context: object, options: object): Promise<{ violations: Result[]; incomplete: Result[] }>;
        };
      };
      const results = await axe.run(document, {
        runOnly,
        rules,
        iframes: false,
        resultTypes: ['violations', 'incomplete'],
      });
      const toFindings = (list: Result[]) =>
        list.map(({ id, nodes }) => ({
          id,
          targets: nodes.map(({ target }) => String(target)).slice(0, 20),
        }));
      return { violations: toFindings(results.violations), incomplete: toFindings(results.incomplete) };
    },
    { runOnly, rules: runOnly === ALL ? ON : {} },
  );
}

describeInBrowser('axe finds nothing', () => {
  let browser: Browser;
  let server: RunningServer;
  let page: Page;
  /** What axe could not decide anywhere. */
  const met = new Set<string>();

  beforeAll(async () => {
    browser = await openBrowser();
    server = await startTestServer({ start: START, isWornSinceMorning: true });
    page = await browser.newPage({ viewport: { width: 1440, height: 880 } });
    await page.goto(server.url);
    // Axe looks at each row of the event log. The browser would lay out those beyond the view anew for each look, which
    // takes twenty times as long.
    await page.evaluate(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync('.ev { content-visibility: visible !important }');
      document.adoptedStyleSheets.push(sheet);
    });
  });

  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  const settings = () => page.frameLocator('#settings');
  const consent = () => page.frameLocator('#web-frame');
  const showTab = (tab: string): Promise<void> =>
    page.evaluate((name) => document.querySelector<HTMLElement>(`[data-tab-link=${name}]`)?.click(), tab);

  const frameOf = async (selector: string): Promise<Frame> => {
    const frame = await (await page.locator(selector).elementHandle())?.contentFrame();
    if (!frame) throw new Error(`there is no frame ${selector}`);
    return frame;
  };

  /** A row that the edge of its list cuts is measured again in the middle of the list. */
  const expectLarge = async (frame: Frame, target: string): Promise<void> => {
    await frame.locator(target).evaluate((element) => element.scrollIntoView({ block: 'center' }));
    const { violations, incomplete } = await runAxe(frame, { type: 'rule', values: ['target-size'] });
    expect([...violations, ...incomplete].flatMap(({ targets }) => targets)).not.toContain(target);
  };

  const expectNothing = async (frame: Frame): Promise<void> => {
    const { violations, incomplete } = await runAxe(frame);
    const others = ({ id }: Finding): boolean => id !== 'target-size';
    for (const finding of [...violations, ...incomplete]) {
      if (!others(finding)) for (const target of finding.targets) await expectLarge(frame, target);
    }
    expect(violations.filter(others)).toEqual([]);
    const undecided = incomplete.filter(others);
    expect(undecided.filter(({ id }) => !(id in INCOMPLETE))).toEqual([]);
    for (const { id } of undecided) met.add(id);
  };

  test('before sign-in: the page and the settings', async () => {
    await settings().getByRole('button', { name: 'Sign in' }).waitFor();
    await expectNothing(page.mainFrame());
    await expectNothing(await frameOf('#settings'));
  });

  test('the consent page', async () => {
    await settings().getByRole('button', { name: 'Sign in' }).click();
    await consent().locator('#allow').waitFor();
    await expectNothing(page.mainFrame());
    await consent().getByLabel('friends').uncheck();
    await expectNothing(await frameOf('#web-frame'));
  });

  test('the last of the first steps, which stays on a phone until one has looked', async () => {
    await resizePage(page, 390, 844);
    await showTab('phone');
    await pressAllow(page);
    await page.locator('[data-tab=watch]').waitFor();
    await showTab('log');
    await page.locator('#hint [aria-current=step]', { hasText: 'watch' }).waitFor();
    await expectNothing(page.mainFrame());
    await resizePage(page, 1440, 880);
  });

  test('after sign-in, with rows open', async () => {
    await settings().getByText('Sign out').waitFor();
    await page.locator('.ev__r', { hasText: 'activities' }).first().click();
    await page.locator('.ev__r').last().click();
    await page.locator('#hint').waitFor({ state: 'hidden' });
    await expectNothing(page.mainFrame());
    // The kind that was not ticked.
    await settings().getByRole('button', { name: 'Ask again' }).waitFor();
    await expectNothing(await frameOf('#settings'));
  });

  test('the folded parts of the settings, both questions, and the consent page of Google', async () => {
    const button = (name: string) => settings().getByRole('button', { name, exact: true });
    const frame = await frameOf('#settings');
    await button('Use your own').click();
    await button('Hide').waitFor();
    await button('Change the order').click();
    await button('Recovery').click();
    await button('Show diagnostics').click();
    await settings().getByText('Paste a token').waitFor();
    await expectNothing(frame);
    await button('Sign out').click();
    await button('Stay signed in').waitFor();
    await expectNothing(frame);
    await button('Stay signed in').click();
    await button('Google Health').click();
    await button('Move').waitFor();
    await expectNothing(frame);
    await button('Move').click();
    await settings().getByRole('button', { name: 'Sign in' }).click();
    await consent().getByRole('button', { name: 'Allow', exact: true }).waitFor();
    await expectNothing(page.mainFrame());
    await expectNothing(await frameOf('#web-frame'));
    await pressAllow(page);
    // The second service in one hour is too much for Almanac's own limit.
    await settings()
      .getByText(/the rest at \d/)
      .waitFor();
    await expectNothing(frame);
  });

  test('another page of the watch at 60×, and the watch with its display off, in forced colours', async () => {
    await page.locator('#screen').click();
    await page.locator('#screen-texts', { hasText: 'REM' }).waitFor({ state: 'attached' });
    await page.locator('#screen').focus();
    await page.keyboard.press('2');
    await page.locator('input[name=speed][value="60"]:checked').waitFor({ state: 'attached' });
    await expectNothing(page.mainFrame());
    await page.keyboard.press('1');
    await page.emulateMedia({ forcedColors: 'active' });
    await page.keyboard.press('d');
    await page.locator('#display[aria-checked=false], #display:not(:checked)').waitFor({ state: 'attached' });
    await expectNothing(page.mainFrame());
    await expectNothing(await frameOf('#settings'));
    await page.keyboard.press('d');
    await page.emulateMedia({ forcedColors: 'none' });
  });

  test('broken on purpose, with a held sensor, the panels and the keys open, in the dark', async () => {
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.locator('#failure-mode').selectOption('500');
    await page.locator('#sense-steps').fill('12345');
    await page.keyboard.press('Enter');
    await page.keyboard.press('u');
    await page.locator('.is-link-off').waitFor();
    await page.keyboard.press('e');
    await page.getByLabel('Add an answer').selectOption('429');
    await page.locator('[data-fault=disk-full]').click();
    await page.locator('[data-fault=off-wrist]').click();
    await page.locator('summary', { hasText: 'Permissions' }).click();
    await page.getByLabel('Heart rate taken away').click();
    await page.locator('#what-if-summary', { hasText: /are on/ }).waitFor();
    await page.locator('.wi summary').first().click();
    await page.getByLabel('Who').selectOption('noor');
    await page.locator('#flags-watch .flag').first().waitFor();
    await expectNothing(page.mainFrame());
    await page.locator('#moment-save').scrollIntoViewIfNeeded();
    await expectNothing(page.mainFrame());
    await page.locator('#tab-storage').click();
    await page.locator('.store__i').first().waitFor();
    await page.locator('.store__i > summary').first().click();
    await expectNothing(page.mainFrame());
    await page.locator('#keys-open').click();
    await expectNothing(page.mainFrame());
    await page.keyboard.press('Escape');
    await expectNothing(await frameOf('#settings'));
  });

  test.each([
    [1024, 768],
    [390, 844],
    [320, 568],
    [720, 440],
  ])('%i × %i, every column', async (width, height) => {
    await resizePage(page, width, height);
    for (const tab of ['watch', 'phone', 'log', 'whatif']) {
      await showTab(tab);
      await expectNothing(page.mainFrame());
    }
    await page.evaluate(() => {
      document.querySelector<HTMLElement>('[data-tab-link=log]')?.click();
      document.querySelector<HTMLElement>('#tab-storage')?.click();
    });
    await page.locator('.store__i').first().waitFor();
    await expectNothing(page.mainFrame());
    await expectNothing(await frameOf('#settings'));
  });

  test('after the server has stopped', async () => {
    await resizePage(page, 1440, 880);
    await server.close();
    await page.locator('.is-gone #toast', { hasText: 'has stopped' }).waitFor();
    await expectNothing(page.mainFrame());
  });

  test('what axe cannot decide is only what is listed', () => {
    expect([...met].sort()).toEqual(Object.keys(INCOMPLETE).sort());
  });
});
