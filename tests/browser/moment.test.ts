import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Download, Page } from 'playwright-core';
import type { Har } from '../../simulator/client/har';
import type { RunningServer } from '../../simulator/server/server';
import { OWN_UUID } from '../../simulator/ui/replay-row';
import { START } from '../journey/built-app';
import { startTestServer } from '../simulator-server';
import { describeInBrowser, openBrowser } from './open-browser';

/** All tests share one world, in their order. */
describeInBrowser('what the page keeps', () => {
  let browser: Browser;
  let server: RunningServer;
  let page: Page;
  let moment = '';

  beforeAll(async () => {
    browser = await openBrowser();
    server = await startTestServer({ start: START, isWornSinceMorning: true });
    const context = await browser.newContext({ viewport: { width: 1440, height: 880 } });
    page = await context.newPage();
  });

  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  const settings = () => page.frameLocator('#settings');
  const state = () => server.world.connection.call('state', {});
  const texts = async (): Promise<string> => (await page.locator('#screen-texts').textContent()) ?? '';

  function writeMoment(text: string): string {
    const path = join(mkdtempSync(join(tmpdir(), 'moment-')), 'moment.yaml');
    writeFileSync(path, text);
    return path;
  }

  async function downloadFile(click: () => Promise<void>): Promise<{ name: string; bytes: Buffer }> {
    const [file] = await Promise.all([page.waitForEvent('download') as Promise<Download>, click()]);
    return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
  }

  const download = async (click: () => Promise<void>): Promise<string> =>
    (await downloadFile(click)).bytes.toString();

  test('time waits for the first page, and for the next one when the last is gone', async () => {
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect((await state()).now).toBe(START);
    await page.goto(server.url);
    await page.waitForFunction(() => document.querySelector('#clock')?.textContent !== '14:42:00');
    await page.goto('about:blank');
    // The server hears of it a little later.
    let before = Number.NaN;
    while ((await state()).now !== before) {
      before = (await state()).now;
      await page.waitForTimeout(300);
    }
    expect((await state()).isPlaying).toBe(true);
    await page.goto(server.url);
  });

  test('the rows of the opening page are folded, and unfold by key', async () => {
    const fold = page.locator('.ev--fold > .ev__r', { hasText: /setting.*× 1\d/ }).first();
    await fold.focus();
    await page.keyboard.press('ArrowRight');
    expect(await page.locator('.fold .ev').count()).toBeGreaterThan(9);
    await page.keyboard.press('ArrowDown');
    expect(await page.evaluate(() => document.activeElement?.closest('.fold') !== null)).toBe(true);
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowLeft');
    await page.locator('.fold').waitFor({ state: 'detached' });
  });

  test('storage shows sizes, and covers tokens until they are wanted', async () => {
    await settings().getByRole('button', { name: 'Sign in' }).click();
    await page.frameLocator('#web-frame').locator('#allow').click();
    await settings().getByText('Sign out').waitFor();
    await page.locator('#tab-storage').click();
    const storage = page.locator('#storage');
    await storage.locator('[role=group][aria-label=Watch] summary').first().waitFor();
    for (const place of ['Settings', 'Companion', 'Watch'])
      expect(await storage.locator(`[role=group][aria-label=${place}] h3`).textContent()).toMatch(
        /\d · [\d.]+ k?B/,
      );
    const { local } = await server.world.connection.call('storage', { showTokens: true });
    const [, token = ''] = /"(eyJ[\w.-]{20,})"/.exec(local.map(({ text }) => text).join()) ?? [];
    expect(token).not.toBe('');
    for (const summary of await storage.locator('summary').all()) await summary.click();
    expect(await storage.textContent()).not.toContain(token);
    await page.locator('#storage-tokens').click();
    await storage.getByText(token).first().waitFor();
    await page.locator('#tab-log').click();
  });

  /** What *Copy as curl* of the row that is open copies. */
  const copyCurl = async (): Promise<string> => {
    await page.evaluate(() => {
      const keep = async (text: string): Promise<void> => {
        document.body.dataset.copied = text;
      };
      Object.defineProperty(navigator.clipboard, 'writeText', { value: keep, configurable: true });
    });
    await page.getByRole('button', { name: 'Copy as curl' }).click();
    return page.evaluate(() => {
      // The browser's own is there again.
      Reflect.deleteProperty(navigator.clipboard, 'writeText');
      return document.body.dataset.copied ?? '';
    });
  };

  test('HAR and curl cover tokens, but for rows that show them', async () => {
    const read = async () => JSON.parse(await download(() => page.locator('#har').click())) as Har;
    const bodies = ({ log }: Har) => JSON.stringify(log.entries);
    const har = await read();
    expect(har.log.entries.length).toBeGreaterThan(10);
    expect(bodies(har)).not.toMatch(/eyJ[\w.-]{20,}/);
    await page.locator('.ev__r', { hasText: 'oauth2/token' }).first().click();
    const covered = await copyCurl();
    expect(covered).toMatch(/^curl --globoff -X 'POST' 'https:.*code=••••/);
    await page.getByRole('button', { name: 'Show tokens' }).click();
    const shown = await copyCurl();
    expect(shown).not.toContain('••••');
    expect(shown.slice(0, 40)).toBe(covered.slice(0, 40));
    expect(bodies(await read())).toMatch(/eyJ[\w.-]{20,}/);
    await page.getByRole('button', { name: 'Hide tokens' }).click();
  });

  test('the screenshot is a file with the name of the app', async () => {
    for (const click of [() => page.locator('#screenshot').click(), () => page.keyboard.press('s')]) {
      const { name, bytes } = await downloadFile(click);
      expect([name, bytes.subarray(1, 4).toString()]).toEqual(['almanac.png', 'PNG']);
    }
  });

  test('a start of the face takes its errors away, and leaves what others have said', async () => {
    await page.locator('#moment-file').setInputFiles(writeMoment('steps: [{ at: 1s, tapp: a }]'));
    const refusal = page.locator('#toast', { hasText: 'unknown key "tapp"' });
    await refusal.waitFor();
    const starts = page.locator('.ev', { hasText: /start.*on the watch/ });
    const before = await starts.count();
    await server.world.connection.call('perform', { command: { type: 'restart' } });
    await starts.nth(before).waitFor({ state: 'attached' });
    expect(await refusal.isVisible()).toBe(true);
  });

  test('a moment is saved without secrets, and a file of it leads there again', async () => {
    await page.locator('#screen').click();
    await page.waitForFunction(() => document.querySelector('#screen-texts')?.textContent?.includes('REM'));
    await page.locator('#sense-heartRate').fill('123');
    await page.keyboard.press('Enter');
    await page.locator('.sense.is-held').waitFor();
    await page.keyboard.press('n');
    await page.waitForFunction(() => document.querySelector('#clock')?.textContent?.startsWith('07:00'));
    await page.locator('#play').click();
    // The page hears of the pause at once, the world a moment later.
    while ((await state()).isPlaying) await page.waitForTimeout(50);
    // Requests begin at the hour, and a sign-in is made again within a second: after a minute both are over.
    const now = (await state()).now + 60_000;
    await server.world.connection.call('perform', { command: { type: 'runTo', at: now } });
    await page.waitForFunction(() => document.querySelector('#clock')?.textContent?.startsWith('07:01'));
    await page.locator('#jump:not(.is-rushing)').waitFor();
    while ((await state()).now !== now) await page.waitForTimeout(50);
    // The last picture may come a moment after the clock.
    let shown: string;
    do {
      shown = await texts();
      await page.waitForTimeout(500);
    } while ((await texts()) !== shown);
    await page.locator('#tab-whatif').click();
    moment = await download(() => page.locator('#moment-save').click());
    expect(moment).toContain('sign-in: fitbit');
    expect(moment).toContain('heart-rate: 123');
    const stored = await server.world.connection.call('storage', { showTokens: true });
    const secrets = JSON.stringify(stored).match(/eyJ[\w.-]{20,}/g) ?? [];
    expect(secrets.length).toBeGreaterThan(0);
    for (const secret of secrets) expect(moment).not.toContain(secret);
    expect(moment).not.toMatch(/"code"|code_verifier/);

    await page.keyboard.press('d');
    await page.locator('#screen.is-off').waitFor();
    await page.locator('#moment-file').setInputFiles(writeMoment(moment));
    await page.locator('#toast', { hasText: 'This is the moment' }).waitFor();
    await page.waitForFunction(
      (text) => document.querySelector('#screen-texts')?.textContent === text,
      shown,
    );
    expect(await state()).toMatchObject({ now, isPlaying: false, fastForwardTarget: null });
    await settings().getByText('Sign out').waitFor();
  });

  test('a replay can be stopped, and what is no moment is refused with its line', async () => {
    await page.evaluate(
      async ([token, text]) => {
        const body = `${text}  - at: 400d\n    expect: { errors: none }\n`;
        await fetch('/moment.yaml', { method: 'POST', headers: { 'x-token': token ?? '' }, body });
      },
      [new URL(server.url).hash.slice(1), moment],
    );
    await page.locator('#jump', { hasText: 'Stop at' }).click();
    await page.locator('#jump:not(.is-rushing)').waitFor();
    await page.locator('#moment-file').setInputFiles(writeMoment('steps: [{ at: 1s, tapp: a }]'));
    await page.locator('#toast', { hasText: 'unknown key "tapp"' }).waitFor();
  });

  test('a link does it again in another tab, and has no token', async () => {
    const context = page.context();
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.locator('#tab-whatif').click();
    await page.locator('#moment-link').click();
    await page.locator('#toast', { hasText: 'The link is copied' }).waitFor();
    const link = await page.evaluate(() => navigator.clipboard.readText());
    expect(link.length).toBeLessThan(4_000);
    expect(link).not.toContain(new URL(server.url).hash.slice(1));
    const other = await context.newPage();
    const sent: string[] = [];
    other.on('request', (request) => void (request.method() === 'POST' && sent.push(request.url())));
    await other.goto(link);
    // Any web page may have opened it. Single keys wait, too.
    const before = await state();
    await other.getByRole('dialog', { name: 'Play this link?' }).waitFor();
    await other.keyboard.press('n');
    expect((await state()).now - before.now).toBeLessThan(60_000);
    await other
      .getByRole('dialog', { name: 'Play this link?' })
      .getByRole('button', { name: 'Leave it' })
      .click();
    expect(sent).toEqual([]);
    await other.goto(link);
    await other.getByRole('button', { name: 'Play', exact: true }).click();
    await other.locator('#toast', { hasText: 'This is the moment' }).waitFor();
    expect(new URL(other.url()).hash).toBe('');
    await other.close();
  });

  test('two days leave at most 600 rows', async () => {
    const { now } = await state();
    await server.world.connection.call('perform', { command: { type: 'runTo', at: now + 2 * 86_400_000 } });
    await page.waitForFunction(() => document.querySelector('#jump.is-rushing') !== null);
    await page.locator('#jump:not(.is-rushing)').waitFor();
    expect(await page.locator('#event-rows > li').count()).toBeLessThanOrEqual(600);
  });

  test('links are for the app of this repository', () => {
    const { fitbit } = JSON.parse(readFileSync(join(__dirname, '../../package.json'), 'utf8'));
    expect(OWN_UUID).toBe(fitbit.appUUID);
  });
});
