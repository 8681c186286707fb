import { createLiveObject } from '../add-members';
import type { AppContext } from '../app-context';

const UNITS = ['bodyWeight', 'distance', 'height', 'speed', 'temperature', 'volume', 'weight'] as const;

/** `user-settings`, read at each use, because the wearer may change them while a face runs. */
export function createUserSettingsModule({ realm, preferences }: AppContext): Record<string, unknown> {
  return realm.createModule({
    preferences: createLiveObject(realm, ['clockDisplay', 'firstDayOfWeek'], () => preferences),
    // Lower case on the watch, unlike on the phone: Fitbit's sdk-i18n compares it with `en-us`.
    locale: createLiveObject(realm, ['language'], () => ({ language: preferences.language.toLowerCase() })),
    units: createLiveObject(realm, UNITS, () => preferences.units),
    exercise: realm.createObject({ poolLength: 25 }),
  });
}
