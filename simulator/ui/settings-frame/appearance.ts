import { useSyncExternalStore } from 'react';
import type { FrameLook } from './bridge-messages';

let look: FrameLook = { dark: false, hint: false };
const renderers = new Set<() => void>();

/** Takes over how the page around the frame looks. */
export function setLook(next: FrameLook): void {
  look = next;
  document.documentElement.dataset.theme = next.dark ? 'dark' : 'light';
  for (const renderer of [...renderers]) renderer();
}

export function useFrameLook(): FrameLook {
  return useSyncExternalStore(
    (renderer) => {
      renderers.add(renderer);
      return () => renderers.delete(renderer);
    },
    () => look,
  );
}
