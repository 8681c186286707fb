import type { Page } from './snapshot';

/** What the wearer chooses on the settings page. */
export interface Preferences {
  /** The pages that are switched on, in the order in which they stand behind home. */
  pages: Page[];
  /** Whether to ask for what only the diagnostics show: cardio fitness, ECG, heart rhythm, alarms. */
  checkups: boolean;
}

/** Every page there is, in order. */
export const PAGES: Page[] = ['sleep', 'recovery', 'week', 'body', 'circle', 'status'];

/**
 * The pages that the watch can draw. Only these are offered and on from the start, so that nobody is asked
 * for access to what they will not see. A page joins this list together with its drawing.
 */
export const BUILT_PAGES: Page[] = ['sleep'];

/** The settings key of a page's toggle. */
export function pageKey(page: Page): string {
  return 'page.' + page;
}

/** The settings key of the toggle for `Preferences.checkups`. */
export const CHECKUPS_KEY = 'checkups';

/** The preferences among stored settings; whatever is no clear "true" or "false" counts as never chosen. */
export function readPreferences(read: (key: string) => string | null | undefined): Preferences {
  return {
    pages: PAGES.filter((page) => isOn(read(pageKey(page)), BUILT_PAGES.indexOf(page) >= 0)),
    checkups: isOn(read(CHECKUPS_KEY), false),
  };
}

function isOn(stored: string | null | undefined, otherwise: boolean): boolean {
  return stored === 'true' || (stored !== 'false' && otherwise);
}
