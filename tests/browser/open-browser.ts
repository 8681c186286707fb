import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const EXECUTABLE = process.env.CHROMIUM ?? '/usr/bin/chromium';

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

export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: EXECUTABLE, args: ARGUMENTS });
}
