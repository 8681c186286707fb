import type { DayNumber } from '../../../common/snapshot';
import { assign, extend } from '../../assign';
import { dayOf } from '../../dates';
import {
  type Decoder,
  field,
  getLossCount,
  map,
  number,
  numberInRange,
  object,
  optionalField,
  throwShapeError,
} from '../../decode';
import { isEmpty } from '../../is-empty';
import { mapFields } from '../../map-fields';
import { round } from '../../math';
import type { DayValue } from '../health-source';
import { lastValueOfEachDay } from '../last-of-each-day';
import { bodyWeight, daySum, skinTemperature } from '../ranges';
import { dataPointsOf, rollUpWindows } from './pages';
import { civilDay, wallClock, type ZoneOffset } from './time';

/** Values of a day, or of the night that ended on it, which `value` decodes from each data point of `type`. */
export const dailyValues = (type: string, value: Decoder<number | undefined>): Decoder<DayValue[]> =>
  lastValueOfEachDay(dataPointsOf(type, object({ date: field('date', civilDay), value })));

const windowDate = field('civilStartTime.date', civilDay);

export const STEPS_PATH = 'steps?.countSum?';
/** The steps of each day. A day without data has none; sums of another type may stand among them. */
export const stepsByDay = lastValueOfEachDay(
  rollUpWindows(object({ date: windowDate, value: field(STEPS_PATH, daySum) })),
);

/**
 * The sums of `day`, whole, under the names of `paths`; `defaultValue` for those that are not there, if all of the body
 * could be read. Sums of several types may stand in windows of their own.
 */
export const daySums =
  <Name extends string>(paths: Record<Name, string>, defaultValue?: number) =>
  (_zone: ZoneOffset, day: DayNumber): Decoder<{ [N in Name]?: number } & { date: DayNumber }> => {
    const readWindow = (window: unknown) => {
      const date = windowDate(window);
      return mapFields(paths, (path) => {
        const sum = optionalField(path, daySum)(window);
        return sum != null && date === day ? round(sum) : undefined;
      });
    };
    const windows = rollUpWindows(readWindow);
    return (body) => {
      const lostBefore = getLossCount();
      const sums: { [N in Name]?: number } = windows(body).reduce(assign, {});
      const isWhole = getLossCount() === lostBefore;
      if (!isWhole && isEmpty(sums)) throwShapeError();
      const defaults = isWhole ? mapFields(paths, () => defaultValue) : {};
      return extend({ date: day }, assign(defaults, sums));
    };
  };

const degrees = numberInRange(-50, 100);

/** °C above the wearer's own baseline, rounded to hundredths like both temperatures. */
export const aboveBaseline: Decoder<number | undefined> = (night) => {
  const nightTemperature = field('nightlyTemperatureCelsius?', degrees)(night);
  // "NaN" until there are nights enough for one; seen from the third night on.
  const baseline = field('baselineTemperatureCelsius?', (value) => (value === 'NaN' ? null : degrees(value)))(
    night,
  );
  return nightTemperature == null || baseline == null
    ? undefined
    : skinTemperature(round((nightTemperature - baseline) * 100) / 100);
};

/** The last weight of each day, kg. */
export const weightByDay = (zone: ZoneOffset): Decoder<DayValue[]> => {
  const wall = wallClock('sampleTime.physicalTime', 'sampleTime.utcOffset', zone);
  const weights = dataPointsOf(
    'weight',
    object({
      date: map(wall, dayOf),
      wall,
      value: field('weightGrams?', (grams) => bodyWeight(number(grams) / 1000)),
    }),
  );
  return lastValueOfEachDay(weights, (a, b) => a.wall - b.wall);
};
