import { type Decoder, field, map, number, numberInRange, object } from '../../decode';
import type { DayValue } from '../health-source';
import { lastValueOfEachDay } from '../last-of-each-day';
import { dataPointsOf, optionalList } from './pages';
import { civilDay, dayOf, wallClock, type ZoneOffset } from './time';

const byDay =
  (rows: Decoder<{ date: number; value?: number }[]>): Decoder<DayValue[]> =>
  (body) =>
    lastValueOfEachDay(rows(body));

/** Values of a day, or of the night that ended on it, which `value` decodes from each data point of `type`. */
export const dailyValues = (type: string, value: Decoder<number | undefined>): Decoder<DayValue[]> =>
  byDay(dataPointsOf(type, object({ date: field('date', civilDay), value })));

/** The sums at `path` by day. A day without data has none. The list may contain sums of another type too. */
export const sumByDay = (path: string): Decoder<DayValue[]> =>
  byDay(
    optionalList(
      'rollupDataPoints',
      object({ date: field('civilStartTime.date', civilDay), value: field(path, numberInRange(0, 200000)) }),
    ),
  );

/** The rounded sum at `path` of a single day; `defaultValue` when there is none. */
export const daySum = (path: string, defaultValue?: number): Decoder<number | undefined> => {
  const sums = sumByDay(path);
  return (body) => {
    const [sum] = sums(body);
    return sum ? Math.round(sum.value) : defaultValue;
  };
};

const degrees = numberInRange(-50, 100);

/** °C above the wearer's own baseline, rounded to hundredths like both temperatures. */
export const aboveBaseline: Decoder<number | undefined> = (night) => {
  const nightTemperature = field('nightlyTemperatureCelsius?', degrees)(night);
  const baseline = field('baselineTemperatureCelsius?', degrees)(night);
  return nightTemperature === undefined || baseline === undefined
    ? undefined
    : numberInRange(-15, 15)(Math.round((nightTemperature - baseline) * 100) / 100);
};

/** The last weight of each day, kg. */
export const weightByDay = (zone: ZoneOffset): Decoder<DayValue[]> => {
  const wall = wallClock('sampleTime.physicalTime', 'sampleTime.utcOffset', zone);
  const weights = dataPointsOf(
    'weight',
    object({
      date: map(wall, dayOf),
      wall,
      value: field('weightGrams?', (grams) => numberInRange(2, 650)(number(grams) / 1000)),
    }),
  );
  return (body) => lastValueOfEachDay(weights(body), (a, b) => a.wall - b.wall);
};
