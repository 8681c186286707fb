import { addMembers } from '../add-members';
import type { Launch } from '../launch';

const BRIGHTNESS: unknown[] = ['dim', 'normal', 'max', undefined];

/**
 * `display`. Only changes that the watch or its wearer made are told (`change`), not the app's own.
 * This watch has its always-on display switched off in its settings.
 */
export function createDisplayModule(launch: Launch): Record<string, unknown> {
  const { realm, display } = launch;
  const events = realm.eventTarget();
  let autoOff = true;
  let brightness: unknown;
  let aodAllowed = false;

  launch.onEnd(
    display.listen((cause) => {
      if (cause === 'system') events.dispatch('change');
    }),
  );
  addMembers(realm, events.target, {
    get on() {
      return display.on;
    },
    set on(on: unknown) {
      display.set(Boolean(on), 'app');
    },
    get autoOff() {
      return autoOff;
    },
    set autoOff(on: unknown) {
      autoOff = Boolean(on);
    },
    get brightnessOverride() {
      return brightness;
    },
    set brightnessOverride(value: unknown) {
      if (!BRIGHTNESS.includes(value)) throw realm.error('TypeError', `Unknown brightness: ${String(value)}`);
      brightness = value;
    },
    poke: () => display.set(true, 'app'),
    get aodAvailable() {
      return true;
    },
    get aodEnabled() {
      return false;
    },
    get aodActive() {
      return false;
    },
    get aodAllowed() {
      return aodAllowed;
    },
    set aodAllowed(allowed: unknown) {
      aodAllowed = Boolean(allowed) && launch.granted('access_aod');
    },
  });
  return realm.module({ display: events.target });
}
