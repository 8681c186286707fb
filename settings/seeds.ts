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
import { unitOptions } from './units';

/**
 * Writes down what holds until the wearer chooses: without a stored value a Toggle shows as off, a Select
 * and a ColorSelect as if nothing were chosen.
 */
export function seedDefaults({ settings, settingsStorage }: SettingsComponentProps): void {
  const seed = (key: string, value: string): void => {
    if (settings[key] === undefined) settingsStorage.setItem(key, value);
  };
  const { pages, accent } = readPreferences((key) => settings[key]);
  for (const page of pages) seed(pageKey(page), 'true');
  for (const goal of GOALS) seed(goalKey(goal), 'true');
  seed(MOTION_KEY, 'true');
  seed(ACCENT_KEY, JSON.stringify(accent));
  for (const kind of Object.keys(UNITS) as (keyof Units)[]) {
    seed(unitKey(kind), JSON.stringify({ selected: [0], values: [unitOptions(kind)[0]] }));
  }
}
