import { type Decoder, date, field, minuteOfDay, objects, optionalField } from '../../decode';
import type { DayValue } from '../health-source';
import { lastValueOfEachDay } from '../last-of-each-day';
import { bodyWeight } from '../ranges';

/** The list at `key` of a value by day, which is at `path`. Days without a value in `range` are left out. */
export const series = (key: string, path: string, range: Decoder<number | undefined>): Decoder<DayValue[]> =>
  lastValueOfEachDay(objects(key, { date: field('dateTime', date), value: field(path, range) }));

const weights = objects('weight', {
  date: field('date', date),
  minute: optionalField('time?', minuteOfDay),
  value: field('weight', bodyWeight),
});

/** Body of /1/user/-/body/log/weight/date/{date}/{date}.json: the last weight of each day, kg. */
export const weightByDay = lastValueOfEachDay(weights, (a, b) => (a.minute || 0) - (b.minute || 0));
