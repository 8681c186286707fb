import { useSyncExternalStore } from 'react';
import { Listeners } from '../../world/listeners';
import type { FrameAppearance } from './bridge-messages';

let appearance: FrameAppearance = { isDark: false, showsNumeral: false };
const listeners = new Listeners();

/** Applies the look of the page around the frame. */
export function setAppearance(next: FrameAppearance): void {
  appearance = next;
  document.documentElement.dataset.theme = next.isDark ? 'dark' : 'light';
  listeners.notify();
}

export function useFrameAppearance(): FrameAppearance {
  return useSyncExternalStore(
    (listener) => listeners.add(listener),
    () => appearance,
  );
}
