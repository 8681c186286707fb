import type { View } from './view';

/**
 * The always-on display. Only Fitbit grants the permission for it, so the ordinary build has none:
 * `npm run build:aod` replaces this file by always-on.aod.ts.
 */
export function isAlwaysOnActive(): boolean {
  return false;
}

export function drawAlwaysOn(_view: View): void {}

export function hideAlwaysOn(): void {}
