import type { View } from './view';

/**
 * The display that never sleeps. The permission for it is Fitbit's to grant, so the ordinary build has none:
 * `npm run build:aod` puts always-on.aod.ts in place of this file.
 */
export function isAlwaysOnActive(): boolean {
  return false;
}

export function drawAlwaysOn(_view: View): void {}

export function hideAlwaysOn(_view: View): void {}
