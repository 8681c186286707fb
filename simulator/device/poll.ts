import type { RealmEventTarget } from '../realm/realm';
import type { Timer } from '../world/clock';
import { MINUTE_MS, SECOND_MS } from '../world/duration';
import type { AppContext } from './app-context';

/** The interval for values that change slowly, such as the battery's. */
export const SLOW_POLL_MS = 10 * SECOND_MS;
const DARK_POLL_MS = MINUTE_MS;

/**
 * Calls `check` every `periodMs` while the display is on, every minute while it is off or always-on, and when
 * it wakes. Stops with the returned function or at the end of the run.
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

/** Polls `read` slowly and dispatches `change` on `target` when its result has changed. */
export function pollForChange(context: AppContext, target: RealmEventTarget, read: () => unknown): void {
  let last = read();
  poll(context, SLOW_POLL_MS, () => {
    const now = read();
    if (now === last) return;
    last = now;
    target.dispatch('change');
  });
}
