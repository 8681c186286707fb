import {
  ACCENT_KEY,
  GOALS,
  goalKey,
  MOTION_KEY,
  pageKey,
  readPreferences,
  unitKey,
} from '../common/preferences';
import { listUnitOptions, UNIT_KINDS } from './units';

/**
 * Stores the defaults. Without a stored value a Toggle would show as off, and a Select and a ColorSelect as if nothing
 * were chosen.
 */
export function storeDefaults({ settings, settingsStorage }: SettingsComponentProps): void {
  const storeDefault = (key: string, value: string): void => {
    if (settings[key] === undefined) settingsStorage.setItem(key, value);
  };
  const { pages, accent } = readPreferences((key) => settings[key]);
  for (const page of pages) storeDefault(pageKey(page), 'true');
  for (const goal of GOALS) storeDefault(goalKey(goal), 'true');
  storeDefault(MOTION_KEY, 'true');
  storeDefault(ACCENT_KEY, JSON.stringify(accent));
  for (const kind of UNIT_KINDS) {
    storeDefault(unitKey(kind), JSON.stringify({ selected: [0], values: [listUnitOptions(kind)[0]] }));
  }
}
