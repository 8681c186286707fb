import type { RealmEventTarget } from '../realm/realm';
import type { Timer } from '../world/clock';
import type { Launch } from './launch';

/** How often the watch looks at what changes slowly, such as its battery, while the display is on. */
export const SLOWLY = 10_000;
const DARK = 60_000;

/**
 * Looks at something the watch feels every `period` ms while the display is on, every minute while it is off
 * or always-on, and when it wakes. The answer stops it; so does the run's end.
 */
export function poll(launch: Launch, period: number, look: () => void): () => void {
  const { clock, display } = launch;
  let timer: Timer;
  const next = () => {
    timer = clock.after(display.mode === 'on' ? period : DARK, () => {
      next();
      look();
    });
  };
  next();
  const unsubscribe = display.onChange(() => {
    timer.cancel();
    next();
    if (display.mode === 'on') clock.after(0, look);
  });
  const stop = () => {
    unsubscribe();
    timer.cancel();
    forget();
  };
  const forget = launch.onEnd(stop);
  return stop;
}

/** Dispatches `change` on `target` when, looked at slowly, the answer of `read` is another one than before. */
export function pollForChange(launch: Launch, target: RealmEventTarget, read: () => unknown): void {
  let last = read();
  poll(launch, SLOWLY, () => {
    const now = read();
    if (now === last) return;
    last = now;
    target.dispatch('change');
  });
}
