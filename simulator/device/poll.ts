import type { RealmEventTarget } from '../realm/realm';
import type { Timer } from '../world/clock';
import { MINUTE_MS, SECOND_MS } from '../world/duration';
import type { AppContext } from './app-context';

/** How often the watch looks at what changes slowly, such as its battery, while the display is on. */
export const SLOW_POLL_MS = 10 * SECOND_MS;
const DARK_POLL_MS = MINUTE_MS;

/**
 * Looks at something the watch feels every `period` ms while the display is on, every minute while it is off
 * or always-on, and when it wakes. The answer stops it; so does the run's end.
 */
export function poll(context: AppContext, periodMs: number, check: () => void): () => void {
  const { clock, display } = context;
  let timer: Timer;
  const scheduleNext = () => {
    timer = clock.after(display.mode === 'on' ? periodMs : DARK_POLL_MS, () => {
      scheduleNext();
      check();
    });
  };
  scheduleNext();
  const unsubscribe = display.listen(() => {
    timer.cancel();
    scheduleNext();
    if (display.mode === 'on') clock.after(0, check);
  });
  const stop = () => {
    unsubscribe();
    timer.cancel();
    cancelOnEnd();
  };
  const cancelOnEnd = context.onEnd(stop);
  return stop;
}

/** Dispatches `change` on `target` when, looked at slowly, the answer of `read` is another one than before. */
export function pollForChange(context: AppContext, target: RealmEventTarget, read: () => unknown): void {
  let last = read();
  poll(context, SLOW_POLL_MS, () => {
    const now = read();
    if (now === last) return;
    last = now;
    target.dispatch('change');
  });
}
