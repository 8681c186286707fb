import { type Decoder, date, field, minuteOfDay, numberInRange, objects, optional } from '../../decode';
import type { DayValue } from '../health-source';
import { lastValueOfEachDay } from '../last-of-each-day';

/** The list at `key` of a value by day. Days without a value in `min` … `max` are left out. */
export const series = (key: string, value: string, min: number, max: number): Decoder<DayValue[]> => {
  const values = objects(key, {
    date: field('dateTime', date),
    value: field(value, numberInRange(min, max)),
  });
  return (body) => lastValueOfEachDay(values(body));
};

const weights = objects('weight', {
  date: field('date', date),
  minute: optional(field('time?', minuteOfDay)),
  value: field('weight', numberInRange(2, 650)),
});

/** Body of /1/user/-/body/log/weight/date/{date}/{date}.json: the last weight of each day, kg. */
export const weightByDay: Decoder<DayValue[]> = (body) =>
  lastValueOfEachDay(weights(body), (a, b) => (a.minute || 0) - (b.minute || 0));
