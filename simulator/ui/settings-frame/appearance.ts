import { useSyncExternalStore } from 'react';
import type { FrameAppearance } from './bridge-messages';

let appearance: FrameAppearance = { isDark: false, showsNumeral: false };
const subscribers = new Set<() => void>();

/** Applies the look of the page around the frame. */
export function setAppearance(next: FrameAppearance): void {
  appearance = next;
  document.documentElement.dataset.theme = next.isDark ? 'dark' : 'light';
  for (const subscriber of [...subscribers]) subscriber();
}

export function useFrameAppearance(): FrameAppearance {
  return useSyncExternalStore(
    (subscriber) => {
      subscribers.add(subscriber);
      return () => subscribers.delete(subscriber);
    },
    () => appearance,
  );
}
