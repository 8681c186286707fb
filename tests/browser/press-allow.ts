import type { Page } from 'playwright-core';

/**
 * Presses *Allow* on the consent page. Chromium gives what happens over a frame to the page around it until it has put
 * the first picture of the frame on the screen, later than the frame's own document is ready; so a press waits until
 * the button sees the pointer.
 */
export async function pressAllow(page: Page): Promise<void> {
  const allow = page.frameLocator('#web-frame').locator('#allow');
  const seesPointer = (): Promise<boolean> => allow.evaluate((button) => button.matches(':hover'));
  for (await allow.hover(); !(await seesPointer()); await allow.hover()) {
    // A pointer that does not move is not reported again.
    await page.mouse.move(0, 0);
  }
  await allow.click();
}
