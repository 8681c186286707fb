import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

/** Debian's. The first has no windows and takes two fifths less processor time. */
const PLACES = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'];
const EXECUTABLE = process.env.CHROMIUM ?? PLACES.find((path) => existsSync(path)) ?? PLACES.join(' or ');

/** Just under the time limit of a test: on a busy machine Playwright's own 30 s looked like a failure. */
const WAIT_MS = 110_000;

const ARGUMENTS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Whether there is a browser. Without one the tests are skipped with a printed reason, but fail in CI. */
export function hasBrowser(): boolean {
  if (existsSync(EXECUTABLE)) return true;
  const reason = `no browser at ${EXECUTABLE}; CHROMIUM names another`;
  if (process.env.CI) throw new Error(reason);
  console.warn(`browser tests skipped: ${reason}`);
  return false;
}

/** A suite that needs a browser; see `hasBrowser`. */
export function describeInBrowser(title: string, work: () => void): void {
  (hasBrowser() ? describe : describe.skip)(title, work);
}

/** Opens Chromium; its pages wait up to `WAIT_MS` for what a test expects. */
export async function openBrowser(): Promise<Browser> {
  const browser = await chromium.launch({ executablePath: EXECUTABLE, args: ARGUMENTS });
  browser.on('context', (context) => context.setDefaultTimeout(WAIT_MS));
  return browser;
}
