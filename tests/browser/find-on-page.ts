import type { Page } from 'playwright-core';

export interface FoundControl {
  name: string;
  /** In pixels. */
  width: number;
  height: number;
  isCut: boolean;
  isCovered: boolean;
}

/** All controls that are shown, each scrolled to first. What only a script can scroll to is cut. */
export function findControls(page: Page): Promise<FoundControl[]> {
  return page.evaluate(() => {
    const isScrolledByScript = (element: Element): boolean => {
      for (let around = element.parentElement; around; around = around.parentElement) {
        const { overflowX, overflowY } = getComputedStyle(around);
        if (around.scrollTop !== 0 && overflowY === 'hidden') return true;
        if (around.scrollLeft !== 0 && overflowX === 'hidden') return true;
      }
      return false;
    };
    const shown = [...document.querySelectorAll('button, a[href], input, select, .day, .screen')].filter(
      (element) =>
        element.checkVisibility({ visibilityProperty: true }) && !element.closest('.event-rows, .skip'),
    );
    return shown.map((element) => {
      element.scrollIntoView({ block: 'nearest' });
      const { left, right, top, bottom, width, height } = element.getBoundingClientRect();
      const [x, y] = [Math.max(1, (left + right) / 2), (top + bottom) / 2];
      const hit = document.elementFromPoint(x, y);
      const { name = '' } = element as HTMLInputElement;
      return {
        name: element.matches('[data-side-button]')
          ? 'Side button'
          : (element.getAttribute('data-switch') ??
            element.closest('[data-fault]')?.getAttribute('data-fault') ??
            (name || element.id || (element.textContent ?? ''))),
        width,
        height,
        // Scrolling is by whole pixels.
        isCut:
          left < 0 ||
          right > innerWidth ||
          top <= -1 ||
          bottom >= innerHeight + 1 ||
          isScrolledByScript(element),
        isCovered: !(element.contains(hit) || element.closest('label')?.contains(hit)),
      };
    });
  });
}

/** Texts in whose middle another element is, each scrolled to first. */
export function findCoveredTexts(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const covered: string[] = [];
    for (const element of document.querySelectorAll('.bar *, .column *, .time *')) {
      const hasText = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim());
      if (!hasText || !element.checkVisibility({ visibilityProperty: true })) continue;
      // Long texts of rows are cut at their end, by what follows.
      if (element.closest('.event-rows, .storage, .sr, .skip, option')) continue;
      element.scrollIntoView({ block: 'nearest' });
      const range = document.createRange();
      range.selectNodeContents(element);
      const { left, right, top, bottom, width } = range.getBoundingClientRect();
      const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
      const isOwn = (one: Element) =>
        element.contains(one) || one.contains(element) || one.closest('label')?.contains(element);
      if (width > 2 && hit && !isOwn(hit))
        covered.push(`${element.textContent} by ${hit.tagName} ${hit.className}`);
    }
    return covered;
  });
}

/** How many pixels of the watch's case are out of view at most at one of its sides, when it is scrolled to. */
export function measureCutOfCase(page: Page): Promise<number> {
  return page.evaluate(() => {
    const watch = document.querySelector('.case') as Element;
    watch.scrollIntoView({ block: 'nearest' });
    const { left, right, top, bottom } = watch.getBoundingClientRect();
    const cuts = [-left, right - innerWidth, -top, bottom - innerHeight];
    for (let around = watch.parentElement; around; around = around.parentElement) {
      // What the page's own boxes cut is the window's, above.
      if (around === document.body || getComputedStyle(around).overflow === 'visible') continue;
      const box = around.getBoundingClientRect();
      cuts.push(box.left - left, right - box.right, box.top - top, bottom - box.bottom);
    }
    return Math.max(0, ...cuts);
  });
}
