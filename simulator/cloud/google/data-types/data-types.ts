import { bodyFat, weight } from './body-types';
import { dailyTypes } from './daily-types';
import type { DataType } from './data-type';
import { electrocardiogram, irregularRhythmNotification } from './heart-check-types';
import { minuteTypes } from './minute-types';
import { hydrationLog, nutritionLog } from './nutrition-types';
import { sleep } from './sleep-type';

/** Every kind of data there is here. */
export const dataTypes: readonly DataType[] = [
  ...minuteTypes,
  ...dailyTypes,
  sleep,
  weight,
  bodyFat,
  hydrationLog,
  nutritionLog,
  electrocardiogram,
  irregularRhythmNotification,
];
