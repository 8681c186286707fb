import type { Units } from '../../common/preferences';
import { enumOf, partial } from '../decode';

/** The units of a profile that are not metric, in the words of both services. */
export const units = partial<Partial<Units>>({
  // Fitbit's are named after countries: en_US, en_GB, METRIC. There is none of energy: it has only calories.
  weight: enumOf('weightUnit?', {
    en_US: 'lb',
    en_GB: 'st',
    WEIGHT_UNIT_POUNDS: 'lb',
    WEIGHT_UNIT_STONE: 'st',
  }),
  // Cups are used together with ounces.
  water: enumOf('waterUnit?', { en_US: 'floz', WATER_UNIT_FL_OZ: 'floz', WATER_UNIT_CUP: 'floz' }),
  // Not in Fitbit's specification, but in real profiles.
  temperature: enumOf('temperatureUnit?', { en_US: 'F', TEMPERATURE_UNIT_FAHRENHEIT: 'F' }),
});
