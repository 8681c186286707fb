import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { ACCENT_COLOURS } from '../../common/preferences';
import type { RunningServer } from '../../simulator/server/server';
import type { WorldState } from '../../simulator/simulation/protocol';
import { HOUR_MS } from '../../simulator/world/duration';
import type { RequestEvent, TraceEntry } from '../../simulator/world/trace';
import { START } from '../journey/built-app';
import { startTestServer } from '../simulator-server';
import { describeInBrowser, openBrowser } from './open-browser';
import { pressAllow } from './press-allow';

const README = readFileSync(join(__dirname, '../../README.md'), 'utf8');
const [, FIRST_MINUTE = ''] = /^## The first minute\n([\s\S]*?)^## /m.exec(README) ?? [];
const STEPS = [...FIRST_MINUTE.matchAll(/^\d+\. (.*)/gm)].map(([, text = '']) => text);

/** "The first minute" of README, as written. */
describeInBrowser('the first minute', () => {
  let browser: Browser;
  let server: RunningServer;
  let page: Page;

  beforeAll(async () => {
    browser = await openBrowser();
    server = await startTestServer({ start: START, isWornSinceMorning: true });
    page = await browser.newPage({ viewport: { width: 1440, height: 880 } });
    await page.goto(server.url);
    await button('Sign in').waitFor();
  });

  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  const settings = () => page.frameLocator('#settings');
  const button = (name: string) => settings().getByRole('button', { name }).first();
  const state = (): Promise<WorldState> => server.world.connection.call('state', {});
  const entries = (from = 0): Promise<TraceEntry[]> => server.world.connection.call('entries', { from });
  const requests = async (from = 0) =>
    (await entries(from)).filter((entry): entry is TraceEntry<RequestEvent> => entry.kind === 'request');
  const nextId = async (): Promise<number> => ((await entries()).at(-1)?.id ?? 0) + 1;
  const textsWith = (pattern: RegExp): Promise<unknown> =>
    page.waitForFunction(
      (source) => new RegExp(source).test(document.querySelector('#screen-texts')?.textContent ?? ''),
      pattern.source,
    );
  const readTexts = async (): Promise<string> => (await page.locator('#screen-texts').textContent()) ?? '';

  async function letPass(ms: number): Promise<void> {
    const { now } = await state();
    await server.world.connection.call('perform', { command: { type: 'runTo', at: now + ms } });
    for (;;) {
      const { fastForwardTarget } = await state();
      if (fastForwardTarget === null) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  /** After some presses of *Sync now* the service is spared: then an hour passes, as README says. */
  async function syncUntil(isThere: (sent: readonly TraceEntry<RequestEvent>[]) => boolean): Promise<void> {
    const from = await nextId();
    for (let hour = 0; hour < 2; hour++) {
      await button('Sync now').click();
      for (let look = 0; look < 20; look++) {
        if (isThere(await requests(from))) return;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      await letPass(HOUR_MS);
      if (isThere(await requests(from))) return;
    }
    expect((await requests(from)).map(({ url, status }) => `${status} ${url}`)).toBe('the expected request');
  }

  const doSteps: Readonly<Record<number, () => Promise<void>>> = {
    1: async () => {
      await button('Sign in').click();
      await page.frameLocator('#web-frame').locator('#allow').waitFor();
    },
    2: async () => {
      await pressAllow(page);
      await button('Sign out').waitFor();
    },
    3: async () => {
      await textsWith(/\dh \d\d/);
      const data = (await requests()).filter(({ url }) => !url.includes('/oauth2/'));
      expect(data).toHaveLength(16);
      expect(data.filter(({ status }) => status === 403).map(({ url }) => url)).toEqual([
        expect.stringContaining('/15min'),
      ]);
      const files = (await entries()).filter((entry) => entry.kind === 'file').map(({ bytes }) => bytes);
      expect(Math.max(...files)).toBeGreaterThan(700);
      expect(Math.max(...files)).toBeLessThan(1_100);
    },
    4: async () => {
      const screen = page.locator('#screen');
      await screen.click();
      await textsWith(/REM/);
      await screen.click();
      await textsWith(/^(?!.*REM)/);
      await screen.click({ position: { x: 8, y: 168 } });
      await textsWith(/REM/);
      await screen.click({ position: { x: 8, y: 168 } });
      await textsWith(/hours/);
    },
    5: async () => {
      await settings().getByRole('radio', { name: 'Rose' }).click();
      await page.waitForFunction(
        (colour) => document.querySelector('#face')?.shadowRoot?.innerHTML.toUpperCase().includes(colour),
        ACCENT_COLOURS.rose,
      );
    },
    6: async () => {
      const nightOf = (texts: string): string => /\dh \d\d/.exec(texts)?.[0] ?? '';
      const before = nightOf(await readTexts());
      expect(before).not.toBe('');
      await page.getByRole('button', { name: 'To tomorrow 07:00' }).click();
      await page.waitForFunction(() => document.querySelector('#clock')?.textContent?.startsWith('07:0'));
      await page.getByRole('radio', { name: '60×' }).check({ force: true });
      await page.locator('input[name=speed][value="60"]:checked').waitFor({ state: 'attached' });
      // Half a minute at this speed, without the wait for it.
      await letPass(HOUR_MS / 2);
      await textsWith(new RegExp(`^(?!.*${before}).*\\dh \\d\\d`));
    },
    7: async () => {
      await page.getByRole('tab', { name: 'What if' }).click();
      const count = (text: string) => page.locator('#what-if-summary', { hasText: text }).waitFor();
      await page.locator('[data-fault=off-wrist]').click();
      await count('1 thing is on');
      await page.locator('[data-fault=disk-full]').click();
      await count('2 things are on');
      const permission = page.getByLabel('Heart rate taken away');
      if (!(await permission.isVisible())) await page.locator('summary', { hasText: 'Permissions' }).click();
      await permission.click();
      await count('3 things are on');
      await page.getByLabel('Add an answer').selectOption('500');
      await page.locator('.wi__rule').getByLabel('To').selectOption({ label: 'sleep' });
      await page.locator('.flag', { hasText: '500 for sleep' }).first().waitFor({ state: 'attached' });
      await syncUntil((sent) => sent.some(({ url, status }) => url.includes('sleep') && status === 500));
      await page.locator('#flags-watch').getByRole('button', { name: 'End: Disk full' }).click();
      await count('3 things are on');
      await page.locator('#what-if-summary').focus();
      await page.keyboard.press('x');
      await count('All is well.');
      await syncUntil((sent) => sent.some(({ url, status }) => url.includes('sleep') && status === 200));
      await page.getByRole('tab', { name: 'Event log' }).click();
    },
    8: async () => {
      const from = await nextId();
      await button('Google Health').click();
      await button('Move').click();
      await doSteps[1]?.();
      await doSteps[2]?.();
      const outcome = settings().getByText(/Everything is up to date|the rest at \d/);
      if ((await outcome.textContent())?.includes('the rest')) await letPass(HOUR_MS);
      await textsWith(/\dh \d\d/);
      expect((await requests(from)).some(({ url }) => url.includes('googleapis'))).toBe(true);
    },
  };
  const all = Object.keys(doSteps).map(Number);

  test('README has these steps', () => {
    expect(STEPS).toHaveLength(all.length);
    for (const [i, words] of [
      ['Sign in'],
      ['Allow'],
      ['sixteen', 'One is refused', 'a kilobyte'],
      ['Click the watch', 'left edge'],
      ['*Look*', 'another colour'],
      ['To tomorrow 07:00', '60×', 'half a minute'],
      ['What if', 'off the wrist', 'disk', 'permission', 'sleep', 'Sync now', 'let an hour pass', '*X*'],
      ['Google Health', 'Move', 'sign in again', 'a time for the rest'],
    ].entries())
      for (const word of words) expect(STEPS[i]).toContain(word);
  });

  // That 4 and 8 need no other step is seen where they come first.
  test.each([
    ['in their order', [4, 5, 6, 7, 8]],
    ['in reverse', [8, 7, 6, 5, 4]],
    ['5 by itself', [5]],
    ['6 by itself', [6]],
    ['7 by itself', [7]],
  ])('after sign-in, %s', async (_, steps) => {
    await server.world.start();
    await button('Sign in').waitFor();
    for (const step of [1, 2, 3, ...steps]) await doSteps[step]?.();
  });
});
