import { createLiveObject } from '../add-members';
import type { AppContext } from '../app-context';

const UNITS = ['bodyWeight', 'distance', 'height', 'speed', 'temperature', 'volume', 'weight'] as const;

/** `user-settings`, read anew at each use: the wearer may change them in the Fitbit app while a face runs. */
export function createUserSettingsModule({ realm, preferences }: AppContext): Record<string, unknown> {
  return realm.createModule({
    preferences: createLiveObject(realm, ['clockDisplay', 'firstDayOfWeek'], () => preferences),
    // In lower case on the watch, other than on the phone: Fitbit's sdk-i18n compares it with `en-us`.
    locale: createLiveObject(realm, ['language'], () => ({ language: preferences.language.toLowerCase() })),
    units: createLiveObject(realm, UNITS, () => preferences.units),
    exercise: realm.createObject({ poolLength: 25 }),
  });
}
