import {
  ACCENT_KEY,
  GOALS,
  goalKey,
  MOTION_KEY,
  pageKey,
  readPreferences,
  UNITS,
  type Units,
  unitKey,
} from '../common/preferences';
import { listUnitOptions } from './units';

/**
 * Writes down what holds until the wearer chooses: without a stored value a Toggle shows as off, a Select
 * and a ColorSelect as if nothing were chosen.
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
  for (const kind of Object.keys(UNITS) as (keyof Units)[]) {
    storeDefault(unitKey(kind), JSON.stringify({ selected: [0], values: [listUnitOptions(kind)[0]] }));
  }
}
