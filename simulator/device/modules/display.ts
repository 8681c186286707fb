import { addMembers } from '../add-members';
import type { AppContext } from '../app-context';

const BRIGHTNESS_LEVELS: unknown[] = ['dim', 'normal', 'max', undefined];

/**
 * `display`. `change` reports changes by the watch or its wearer that an app can see, not the app's own. An app
 * cannot see a change between an off display and the watch's own always-on clock.
 */
export function createDisplayModule(context: AppContext): Record<string, unknown> {
  const { realm, display } = context;
  const events = realm.createEventTarget({ name: 'display', types: ['change'] });
  let brightness: unknown;
  const readVisibility = () => `${display.isAppVisible} ${display.isAlwaysOnActive}`;
  let lastVisibility = readVisibility();

  const unsubscribe = display.listen((cause) => {
    const visibility = readVisibility();
    const hasChanged = visibility !== lastVisibility;
    lastVisibility = visibility;
    if (hasChanged && cause === 'system') events.dispatch('change');
  });
  context.onEnd(() => {
    unsubscribe();
    display.allowAlwaysOn(false);
    display.setAutoOff(true);
  });
  addMembers(realm, events.target, {
    get on() {
      return display.isAppVisible;
    },
    set on(on: unknown) {
      if (on) display.switchOn('app');
      else display.switchOff('app');
    },
    get autoOff() {
      return display.isAutoOff;
    },
    set autoOff(on: unknown) {
      display.setAutoOff(Boolean(on));
    },
    get brightnessOverride() {
      return brightness;
    },
    set brightnessOverride(value: unknown) {
      if (value === null || typeof value === 'number') {
        // A number from 0 to 1 until SDK 3.
        context.warn(`display.brightnessOverride takes "dim", "normal", "max" or undefined, not ${value}`);
        brightness = undefined;
        return;
      }
      if (!BRIGHTNESS_LEVELS.includes(value))
        throw realm.createError('TypeError', `Unknown brightness: ${String(value)}`);
      brightness = value;
    },
    poke: () => {
      display.switchOn('app');
      display.restartTimeout();
    },
    get aodAvailable() {
      return true;
    },
    get aodEnabled() {
      return display.isAlwaysOnEnabled;
    },
    get aodActive() {
      return display.isAlwaysOnActive;
    },
    get aodAllowed() {
      return display.isAlwaysOnAllowed;
    },
    set aodAllowed(allowed: unknown) {
      display.allowAlwaysOn(
        Boolean(allowed) && context.warnUnlessGranted('display.aodAllowed', 'access_aod'),
      );
    },
  });
  return realm.createModule({ display: events.target }, 'display');
}
