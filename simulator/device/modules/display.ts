import { addMembers } from '../add-members';
import type { Launch } from '../launch';

const BRIGHTNESS: unknown[] = ['dim', 'normal', 'max', undefined];

/**
 * `display`. Only changes that the watch or its wearer made are told (`change`), not the app's own, and only
 * those an app can see: between the dark and the watch's own always-on clock there is none.
 */
export function createDisplayModule(launch: Launch): Record<string, unknown> {
  const { realm, display } = launch;
  const events = realm.eventTarget();
  let autoOff = true;
  let brightness: unknown;
  const seen = () => `${display.on} ${display.alwaysOnActive}`;
  let before = seen();

  const unsubscribe = display.onChange((cause) => {
    const now = seen();
    const changed = now !== before;
    before = now;
    if (changed && cause === 'system') events.dispatch('change');
  });
  launch.onEnd(() => {
    unsubscribe();
    display.allowAlwaysOn(false);
  });
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
      return display.alwaysOnEnabled;
    },
    get aodActive() {
      return display.alwaysOnActive;
    },
    get aodAllowed() {
      return display.alwaysOnAllowed;
    },
    set aodAllowed(allowed: unknown) {
      display.allowAlwaysOn(Boolean(allowed) && launch.granted('access_aod'));
    },
  });
  return realm.module({ display: events.target });
}
