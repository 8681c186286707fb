import { type Decoder, field, map, number, numberInRange, object } from '../../decode';
import type { DayValue } from '../health-source';
import { isKnown, lastOfEachDay } from '../last-of-each-day';
import { items, pointsOf } from './pages';
import { civilDay, dayOf, wallClock, type Zone } from './time';

const byDay =
  (rows: Decoder<{ date: number; value?: number }[]>): Decoder<DayValue[]> =>
  (body) =>
    lastOfEachDay(rows(body).filter(isKnown), () => 0);

/** Figures of a day, or of the night that ended on it: what `value` makes of each point of `type`. */
export const daily = (type: string, value: Decoder<number | undefined>): Decoder<DayValue[]> =>
  byDay(pointsOf(type, object({ date: field('date', civilDay), value })));

/** The sums at `path` by day. A day without data has none; sums of another type may stand among them. */
export const sumByDay = (path: string): Decoder<DayValue[]> =>
  byDay(
    items(
      'rollupDataPoints',
      object({ date: field('civilStartTime.date', civilDay), value: field(path, numberInRange(0, 200000)) }),
    ),
  );

/** The sum at `path` of a single day, whole; `otherwise` where there is none. */
export const daySum = (path: string, otherwise?: number): Decoder<number | undefined> => {
  const sums = sumByDay(path);
  return (body) => {
    const [sum] = sums(body);
    return sum ? Math.round(sum.value) : otherwise;
  };
};

const degrees = numberInRange(-50, 100);

/** °C above the wearer's own baseline, to the hundredth, as both come. */
export const aboveBaseline: Decoder<number | undefined> = (night) => {
  const here = field('nightlyTemperatureCelsius?', degrees)(night);
  const usual = field('baselineTemperatureCelsius?', degrees)(night);
  return here === undefined || usual === undefined
    ? undefined
    : numberInRange(-15, 15)(Math.round((here - usual) * 100) / 100);
};

/** The last weight of each day, kg. */
export const weightByDay = (zone: Zone): Decoder<DayValue[]> => {
  const wall = wallClock('sampleTime.physicalTime', 'sampleTime.utcOffset', zone);
  const weights = pointsOf(
    'weight',
    object({
      date: map(wall, dayOf),
      wall,
      value: field('weightGrams?', (grams) => numberInRange(2, 650)(number(grams) / 1000)),
    }),
  );
  return (body) =>
    lastOfEachDay(weights(body).filter(isKnown), (a, b) => a.wall - b.wall).map(({ date, value }) => ({
      date,
      value,
    }));
};
