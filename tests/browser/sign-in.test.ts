import type { Browser, Page } from 'playwright-core';
import type { RunningServer } from '../../simulator/server/server';
import type { WorldState } from '../../simulator/simulation/protocol';
import type { RequestEvent, TraceEntry } from '../../simulator/world/trace';
import { START } from '../journey/built-app';
import { startTestServer } from '../simulator-server';
import { describeInBrowser, openBrowser } from './open-browser';
import { pressAllow } from './press-allow';
import { showAnew } from './show-anew';

describeInBrowser('the page in a real browser', () => {
  let browser: Browser;
  let server: RunningServer;
  let page: Page;
  let foreign: string[];
  let problems: string[];

  beforeAll(async () => {
    browser = await openBrowser();
    server = await startTestServer({ start: START });
    page = await browser.newPage();
    page.on('request', (request) => {
      if (!/^(data|about|blob):/.test(request.url()) && !request.url().startsWith(new URL(server.url).origin))
        foreign.push(request.url());
    });
    page.on('pageerror', (error) => problems.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') problems.push(message.text());
    });
  });

  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  beforeEach(async () => {
    foreign = [];
    problems = [];
    await server.world.start();
    await showAnew(page, server.url);
  });

  afterEach(() => {
    // Whatever a test looked at: nothing may leave this computer, and nothing may break.
    expect(foreign).toEqual([]);
    expect(problems).toEqual([]);
  });

  const signInButton = () => page.frameLocator('#settings').getByRole('button', { name: 'Sign in' });
  const consent = () => page.frameLocator('#web-frame');
  const hintStep = () => page.locator('#hint [aria-current=step]');

  /** The texts of the watch's picture, as a screen reader gets them. */
  const textsOnWatch = async (sought: string): Promise<string> => {
    await page.waitForFunction(
      (text) => document.querySelector('#screen-texts')?.textContent?.includes(text),
      sought,
    );
    return (await page.locator('#screen-texts').textContent()) ?? '';
  };

  const entries = (): Promise<TraceEntry[]> => server.world.connection.call('entries', { from: 0 });
  const state = (): Promise<WorldState> => server.world.connection.call('state', {});

  /** Hours and minutes of the last night, as the cloud returned them. */
  const lastNight = async (): Promise<string> => {
    const answer = (await entries()).find(
      (entry): entry is TraceEntry<RequestEvent> => entry.kind === 'request' && entry.url.includes('/sleep/'),
    );
    const { sleep } = JSON.parse(answer?.responseBody ?? '{"sleep":[]}') as {
      sleep: { isMainSleep: boolean; dateOfSleep: string; minutesAsleep: number }[];
    };
    const night = sleep
      .filter((log) => log.isMainSleep)
      .sort((a, b) => (a.dateOfSleep < b.dateOfSleep ? 1 : -1))[0];
    if (!night) throw new Error('the trace has no sleep of last night');
    return `${Math.floor(night.minutesAsleep / 60)}h ${String(night.minutesAsleep % 60).padStart(2, '0')}`;
  };

  test('signing in on the phone brings last night to the watch', async () => {
    await expect(hintStep().textContent()).resolves.toContain('Sign in');
    await signInButton().click();
    await pressAllow(page);
    await page.locator('.ev', { hasText: 'oauth2/token' }).waitFor();
    await page.locator('.ev', { hasText: 'sleep/' }).filter({ hasText: '200' }).first().waitFor();
    await page.locator('#hint').waitFor({ state: 'hidden' });

    const night = await lastNight();
    expect(await textsOnWatch(night)).toContain(night);
    await page.locator('#screen').click();
    expect(await textsOnWatch('REM')).toContain(night);
    await page.frameLocator('#settings').getByText('Sign out').waitFor();
  });

  test('the other service is chosen on the page, and signs in with its own consent page', async () => {
    const settings = page.frameLocator('#settings');
    await settings.getByRole('button', { name: 'Google Health', exact: true }).click();
    await settings.getByRole('button', { name: 'Google Health', exact: true, pressed: true }).waitFor();
    await signInButton().click();
    await consent().getByRole('button', { name: 'Allow', exact: true }).waitFor();
    await expect(page.locator('.web__url').textContent()).resolves.toBe(
      'accounts.google.com/o/oauth2/v2/auth',
    );
    await pressAllow(page);
    await settings.getByText('Signed in to Google').waitFor();
    await page
      .locator('.ev', { hasText: /(?<!-)sleep(?!-)/ })
      .filter({ hasText: '200' })
      .first()
      .waitFor();
    await textsOnWatch('HRV usual');
  });

  test('consent works while time is paused; what follows waits for time', async () => {
    await signInButton().waitFor();
    await page.getByRole('button', { name: 'Pause' }).click();
    await signInButton().click();
    await pressAllow(page);
    await page.locator('#web').waitFor({ state: 'hidden' });
    expect((await entries()).some((entry) => entry.kind === 'request')).toBe(false);
    await page.getByRole('button', { name: /^Play/ }).click();
    await page.locator('.ev', { hasText: 'oauth2/token' }).waitFor();
  });

  test('closing the browser cancels the sign-in: the app gets nothing, the hint goes back', async () => {
    await signInButton().click();
    await consent().locator('#allow').waitFor();
    await expect(page.locator('.web__url').textContent()).resolves.toBe('www.fitbit.com/oauth2/authorize');
    await expect(hintStep().textContent()).resolves.toContain('Allow');
    await page.getByRole('button', { name: 'Close the browser' }).click();
    await page.locator('.ev', { hasText: 'oauth2/authorize' }).filter({ hasText: 'closed' }).waitFor();
    await expect(hintStep().textContent()).resolves.toContain('Sign in');
    expect(await server.world.connection.call('settings', {})).not.toHaveProperty('authRedirect');
    // What is closed hands the focus on.
    await page.locator('#hint-close').focus();
    await page.keyboard.press('Enter');
    await page.locator('#hint').waitFor({ state: 'hidden' });
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
  });

  test('the cloud fails at all addresses and at some, each until it is ended', async () => {
    const failures = async () => (await state()).failures;
    await page.locator('#failure-mode').selectOption('slow');
    await page.locator('#tab-whatif').click();
    // What is added goes before what the page has heard of.
    await page.locator('.wi__rule').waitFor();
    for (const [i, part, mode] of [
      [0, '/sleep', 'odd-row'],
      [1, '/profile', '500'],
    ] as const) {
      await page.getByLabel('Add an answer').selectOption(mode);
      await page.locator(`.wi__rule:nth-child(${i + 2})`).waitFor();
      // What is for some addresses comes before what is for all.
      await page.locator('.wi__rule').nth(i).getByLabel('To').selectOption('path');
      await page.getByLabel('Address contains').fill(part);
      await page.keyboard.press('Enter');
      await page.getByLabel('Address contains').waitFor({ state: 'detached' });
    }
    expect(await failures()).toEqual([
      { mode: 'odd-row', urlPart: '/sleep' },
      { mode: '500', urlPart: '/profile' },
      { mode: 'slow' },
    ]);
    await page.getByRole('button', { name: 'End this answer' }).first().click();
    await page.locator('.wi__rule:nth-child(3)').waitFor({ state: 'detached' });
    expect(await failures()).toEqual([{ mode: '500', urlPart: '/profile' }, { mode: 'slow' }]);
    await page.locator('#failure-mode').selectOption('all-normal');
    await page.locator('#failure-mode:not(.is-changed)').waitFor();
    expect(await failures()).toEqual([]);
  });

  test('the keys do what the switches do', async () => {
    await signInButton().waitFor();
    await page.keyboard.press('n');
    await page.waitForFunction(() => document.querySelector('#clock')?.textContent?.startsWith('07:00'));
    await page.keyboard.press('d');
    await page.locator('#screen.is-off').waitFor();
    expect((await state()).watch.display).toBe('off');
    await page.keyboard.press('b');
    await page.locator('#screen:not(.is-off)').waitFor();
    await page.locator('#sense-steps').fill('12345');
    await page.keyboard.press('Enter');
    await page.locator('.sense.is-held').waitFor();
    expect((await state()).sensors.steps.value).toBe(12_345);
  });
});
