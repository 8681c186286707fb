import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { startTestServer } from '../simulator-server';
import { hasBrowser, openBrowser } from './open-browser';
import { pressAllow } from './press-allow';

/** `npm run pictures`: the README's pictures, taken anew of the face as it is built. */

/** Tuesday 14 July 2026, 14:42 in Vienna. */
const AFTERNOON = Date.parse('2026-07-14T12:42:00Z');
const ROOT = join(__dirname, '../..');
const FOLDER = join(ROOT, 'docs/pictures');
/** The soft light behind the watch is a dithered gradient: left in, it is a third of the file. */
const NO_GRADIENT_CSS = '.desk { background-image: none !important }';
/** The phone alone, on nothing. */
const PHONE_ONLY_CSS =
  'html, body, .desk, .column, .bench { background: none !important } .phone { box-shadow: none !important }';

function save(name: string, png: Uint8Array): void {
  writeFileSync(join(FOLDER, name), png);
  console.log(`docs/pictures/${name}  ${Math.round(png.length / 1000)} kB`);
}

/** The page of `npm start`, from the first look to data on the watch. */
async function takePage(browser: Browser, look: 'light' | 'dark', withPhone: boolean): Promise<void> {
  const server = await startTestServer({ start: AFTERNOON, isWornSinceMorning: true });
  const page = await browser.newPage({
    viewport: { width: 1440, height: 880 },
    deviceScaleFactor: 2,
    colorScheme: look,
  });
  const settings = page.frameLocator('#settings');
  const allow = page.frameLocator('#web-frame').locator('#allow');
  await page.goto(server.url);
  await settings.getByRole('button', { name: 'Sign in' }).waitFor();
  if (withPhone) await takePhone(page, 'phone-sign-in.png');
  await settings.getByRole('button', { name: 'Sign in' }).click();
  await allow.waitFor();
  if (withPhone) await takePhone(page, 'phone-consent.png');
  await pressAllow(page);
  await settings.getByText('Everything is up to date').waitFor();
  await page.locator('#hint').waitFor({ state: 'hidden' });
  // Off the rows that have come to be where "Allow" was.
  await page.mouse.move(5, 400);
  if (withPhone) await takePhone(page, 'phone-signed-in.png');
  save(`simulator-${look}.png`, await page.screenshot({ scale: 'css', style: NO_GRADIENT_CSS }));
  await page.close();
  await server.close();
}

async function takePhone(page: Page, name: string): Promise<void> {
  save(name, await page.locator('.phone').screenshot({ omitBackground: true, style: PHONE_ONLY_CSS }));
}

async function takeAll(): Promise<void> {
  mkdirSync(FOLDER, { recursive: true });
  if (!hasBrowser()) return;
  const browser = await openBrowser();
  try {
    await takePage(browser, 'light', true);
    await takePage(browser, 'dark', false);
  } finally {
    await browser.close();
  }
}

void takeAll();
