import { liveObject } from '../add-members';
import type { Launch } from '../launch';

const UNITS = ['bodyWeight', 'distance', 'height', 'speed', 'temperature', 'volume', 'weight'] as const;

/** `user-settings`, read anew at each use: the wearer may change them in the Fitbit app while a face runs. */
export function createUserSettingsModule({ realm, preferences }: Launch): Record<string, unknown> {
  return realm.module({
    preferences: liveObject(realm, ['clockDisplay', 'firstDayOfWeek'], () => preferences),
    // In lower case on the watch, other than on the phone: Fitbit's sdk-i18n compares it with `en-us`.
    locale: liveObject(realm, ['language'], () => ({ language: preferences.language.toLowerCase() })),
    units: liveObject(realm, UNITS, () => preferences.units),
    exercise: realm.object({ poolLength: 25 }),
  });
}
