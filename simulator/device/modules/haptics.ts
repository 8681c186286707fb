import type { AppContext } from '../app-context';

const PATTERNS = ['alert', 'bump', 'confirmation', 'confirmation-max', 'nudge', 'nudge-max', 'ping', 'ring'];

/** `haptics`: vibrations are recorded. */
export function createHapticsModule({ realm, warn, vibrate }: AppContext): Record<string, unknown> {
  const start = (pattern: unknown): boolean => {
    const name = String(pattern);
    if (!PATTERNS.includes(name)) {
      warn(`vibration.start("${name}"): unknown pattern; the watch does not vibrate`);
      return false;
    }
    vibrate(name);
    return true;
  };
  return realm.createModule({ vibration: realm.createObject({ start, stop() {} }) }, 'vibration');
}
