import { type Decoder, date, field, minuteOfDay, numberInRange, objects, optionalField } from '../../decode';
import type { DayValue } from '../health-source';
import { lastValueOfEachDay } from '../last-of-each-day';

/** The list at `key` of a value by day. Days without a value in `min` … `max` are left out. */
export const series = (key: string, value: string, min: number, max: number): Decoder<DayValue[]> =>
  lastValueOfEachDay(
    objects(key, { date: field('dateTime', date), value: field(value, numberInRange(min, max)) }),
  );

const weights = objects('weight', {
  date: field('date', date),
  minute: optionalField('time?', minuteOfDay),
  value: field('weight', numberInRange(2, 650)),
});

/** Body of /1/user/-/body/log/weight/date/{date}/{date}.json: the last weight of each day, kg. */
export const weightByDay = lastValueOfEachDay(weights, (a, b) => (a.minute || 0) - (b.minute || 0));
