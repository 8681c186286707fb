import type { DayNumber } from '../../../common/snapshot';
import { readDay } from '../../dates';
import { at, type Decoder, figure, list, optional, record, text, turned } from '../../decode';
import type { DayValue } from '../health-source';

/** A calendar date. */
export const day = turned(text, readDay);

/**
 * In order of date, one of each date: of several the one that `order` puts last.
 * `items` may be of any order.
 */
export const lastOfEachDay = <T extends { date: DayNumber }>(
  items: T[],
  order: (a: T, b: T) => number,
): T[] =>
  items
    .sort((a, b) => a.date - b.date || order(a, b))
    .filter(({ date }, i) => !items[i + 1] || items[i + 1].date !== date);

/** The list at `key` of a figure by day; days without it, or with one outside `low` … `high`, are left out. */
export const series = (key: string, value: string, low: number, high: number): Decoder<DayValue[]> => {
  const values = at(key, list(record({ date: at('dateTime', day), value: at(value, figure(low, high)) })));
  return (body) => lastOfEachDay(values(body).filter(isKnown), () => 0);
};

const weights = at(
  'weight',
  list(
    record({
      date: at('date', day),
      time: at('time', optional(text)),
      value: at('weight', figure(2, 650)),
    }),
  ),
);

/** Body of /1/user/-/body/log/weight/date/{date}/{date}.json: the last weight of each day, kg. */
export const weightByDay: Decoder<DayValue[]> = (body) =>
  lastOfEachDay(weights(body).filter(isKnown), (a, b) => ((a.time || '') < (b.time || '') ? -1 : 1)).map(
    ({ date, value }) => ({ date, value }),
  );

const isKnown = <T extends { value?: number }>(item: T): item is T & { value: number } =>
  item.value !== undefined;
