import type { Page } from 'playwright-core';

/** Resizes the window, and waits until the page's listeners of media queries have run: they do before a frame. */
export async function resizePage(page: Page, width: number, height: number): Promise<void> {
  await page.setViewportSize({ width, height });
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  );
}
