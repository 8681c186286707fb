import type { Browser, Page } from 'playwright-core';
import { FAILURE_MODES } from '../../simulator/cloud/failure-modes/failure-mode';
import { EVENT_FAULTS, SWITCHED_FAULTS } from '../../simulator/run/faults';
import type { RunningServer } from '../../simulator/server/server';
import type { WorldState } from '../../simulator/simulation/protocol';
import { LISTED_VALUES } from '../../simulator/ui/what-if/fault-words';
import { HOUR_MS } from '../../simulator/world/duration';
import { START } from '../journey/built-app';
import { startTestServer } from '../simulator-server';
import { describeInBrowser, openBrowser } from './open-browser';

/** All that can happen, by keyboard and by hand. All tests share one world. */
describeInBrowser('the panel "What if"', () => {
  let browser: Browser;
  let server: RunningServer;
  let page: Page;

  beforeAll(async () => {
    browser = await openBrowser();
    server = await startTestServer({ start: START });
    page = await browser.newPage({ viewport: { width: 1440, height: 880 } });
    await page.goto(server.url);
    await page.frameLocator('#settings').getByText('Account', { exact: true }).waitFor();
  });

  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  const state = (): Promise<WorldState> => server.world.connection.call('state', {});
  const press = (key: string): Promise<void> => page.keyboard.press(key);
  const focused = (): Promise<string> =>
    page.evaluate(() => {
      const { activeElement } = document;
      const row = activeElement?.closest('.wi__r') ?? activeElement;
      return row?.textContent ?? '';
    });
  const waitForSummary = (text: string) => page.locator('#what-if-summary', { hasText: text }).waitFor();

  test('it offers every fault and every failure mode there is', async () => {
    await press('e');
    for (const fault of [...SWITCHED_FAULTS, ...EVENT_FAULTS, ...LISTED_VALUES])
      expect(await page.locator(`[data-fault="${fault}"]`).count()).toBe(1);
    const values = await page
      .locator('#failure-mode option')
      .evaluateAll((options) => options.map((option) => (option as HTMLOptionElement).value));
    expect(values).toEqual(expect.arrayContaining([...FAILURE_MODES]));
  });

  test.each([
    [1440, 880],
    [1024, 768],
    [390, 844],
  ])('%i × %i: E opens it, arrows walk, Space and Enter switch, X ends all', async (width, height) => {
    await page.setViewportSize({ width, height });
    await page.locator('#screen').evaluate((screen: HTMLElement) => screen.focus());
    await press('e');
    expect(await focused()).toBe('All is well.');
    for (let i = 0; i < 4; i++) await press('ArrowDown');
    expect(await focused()).toBe('Disk full');
    await press('Space');
    await waitForSummary('1 thing is on');
    await press('ArrowUp');
    await press('Enter');
    await waitForSummary('2 things are on');
    expect((await state()).faults).toEqual(['disk-full', 'charging']);
    expect(await page.locator('#what-if-announcement').textContent()).toBe('Charging is on');
    await page.locator('.flag:visible', { hasText: 'Charging' }).focus();
    await press('Enter');
    await waitForSummary('1 thing is on');
    expect(await focused()).toBe('Disk full');
    await press('x');
    await waitForSummary('All is well.');
    expect((await state()).faults).toEqual([]);
    expect(await page.locator('#what-if-announcement').textContent()).toBe('Disk full ended');
    await press('e');
    await press('Escape');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('event-log');
  });

  test('a fault with a value is a menu; its flag ends it, and a scope is withdrawn at once', async () => {
    await page.setViewportSize({ width: 1440, height: 880 });
    await press('e');
    const clock = page.getByRole('combobox', { name: 'Its clock' });
    await clock.selectOption('2 h fast');
    await waitForSummary('1 thing is on');
    expect((await state()).faultValues).toEqual([{ fault: 'phone-clock', value: '+2h' }]);
    await page.locator('.flag:visible', { hasText: 'Clock +2h' }).click();
    await waitForSummary('All is well.');
    expect(await clock.inputValue()).toBe('');
    await page.getByRole('combobox', { name: 'Withdraw a scope' }).selectOption('sleep');
    await page.locator('.ev', { hasText: 'withdraw-scope=sleep' }).waitFor({ state: 'attached' });
    await waitForSummary('All is well.');
    await page.getByRole('combobox', { name: 'Signed in at the service' }).selectOption('Noor');
    await waitForSummary('1 thing is on');
    await press('x');
    await waitForSummary('All is well.');
  });

  test('what is armed and what happens now; connections move with their switches', async () => {
    await page.setViewportSize({ width: 1440, height: 880 });
    await press('e');
    await press('/');
    await page.keyboard.type('next file');
    await press('Enter');
    expect(await focused()).toBe('Next file damaged');
    await press('Space');
    await waitForSummary('1 thing is on');
    await press('Escape');
    await page.locator('[data-fault="link-off"]').click();
    await page.locator('.is-link-off').waitFor();
    await waitForSummary('2 things are on');
    await page.getByRole('button', { name: 'Restart the face: Now' }).click();
    await page.locator('.ev', { hasText: 'restart-watch' }).waitFor({ state: 'attached' });
    await press('x');
    await waitForSummary('All is well.');
    expect(await state()).toMatchObject({ faults: [], isLinkUp: true });
  });

  test('answers are stacked by their addresses, counted in the menu, and end one by one', async () => {
    await page.getByLabel('Add an answer').selectOption('429');
    await page.locator('.wi__rule').getByLabel('To').selectOption('/sleep/');
    await page.locator('.flag', { hasText: '429 for sleep' }).first().waitFor({ state: 'attached' });
    await page.getByLabel('Add an answer').selectOption('slow');
    await page.locator('.wi__rule').nth(1).getByLabel('To').selectOption('Path…');
    await page.keyboard.type('/hrv/date');
    await press('Enter');
    await page
      .locator('.flag', { hasText: 'Slow, 8 s for /hrv/date' })
      .first()
      .waitFor({ state: 'attached' });
    expect((await state()).failures).toEqual([
      { mode: '429', urlPart: '/sleep/' },
      { mode: 'slow', urlPart: '/hrv/date' },
    ]);
    const menu = page.locator('#failure-mode');
    expect(await menu.evaluate((select: HTMLSelectElement) => select.selectedOptions[0]?.textContent)).toBe(
      '2 answers changed',
    );
    await page.getByRole('button', { name: 'End: 429 for sleep' }).first().click();
    await waitForSummary('1 thing is on');
    await menu.selectOption('all-normal');
    await waitForSummary('All is well.');
    expect((await state()).failures).toEqual([]);
  });

  test('a permission, a zone, and another person who begins again', async () => {
    await page.locator('summary', { hasText: 'Permissions' }).click();
    await page.getByLabel('Heart rate taken away').click();
    await page.locator('summary', { hasText: '1 of 5 taken away' }).waitFor();
    await page.locator('summary', { hasText: 'Person' }).click();
    await page.getByLabel('Time zone').selectOption('Asia/Tokyo');
    await page.locator('#zone', { hasText: 'Tokyo' }).waitFor();
    expect((await state()).zone).toBe('Asia/Tokyo');
    await page.getByLabel('Who').selectOption('noor');
    await page.getByRole('button', { name: 'Stay with Mara' }).click();
    expect(await page.getByLabel('Who').inputValue()).toBe('mara');
    await page.getByLabel('Who').selectOption('noor');
    await page.getByLabel('Life (seed)').fill('12');
    await press('Tab');
    await page.getByRole('button', { name: 'Begin as Noor' }).click();
    await page.locator('summary', { hasText: 'Noor Haddad, life 12, Los Angeles' }).waitFor();
    expect(await state()).toMatchObject({ persona: { name: 'noor', seed: 12 }, deniedPermissions: [] });
    await waitForSummary('All is well.');
    await page.frameLocator('#settings').getByText('Account', { exact: true }).waitFor();
  });

  test('a storm begins, says how it is, is stopped, and says what came back', async () => {
    await press('e');
    const outcome = page.locator('.wi__ask[role=status]');
    await page.getByLabel('Storm (seed)').fill('7');
    await page.getByRole('button', { name: 'Start the storm' }).click();
    await outcome.getByText('Storm 7, for 0 min: 0 so far, 0 on.').waitFor();
    const { connection } = server.world;
    await connection.call('run', { until: (await state()).now + HOUR_MS });
    await outcome.getByText(/Storm 7, for 1 h \d+ min: \d+ so far, \d on\./).waitFor();
    await page.getByRole('button', { name: 'Stop the storm' }).click();
    await outcome.getByText('After two wakes it is known').waitFor();
    await connection.call('run', { until: (await state()).now + 2 * HOUR_MS });
    await outcome.getByText('All came back').waitFor();
    expect((await state()).storm).toMatchObject({ seed: 7, phase: 'over', recovery: { isGood: true } });
  });
});
