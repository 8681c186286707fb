import type { DayNumber } from '../../common/snapshot';
import type { Decoder } from '../decode';
import type { DayValue } from './health-source';

/** Sorts `items` by date and keeps one of each date: the one that `compare` puts last. */
export const lastOfEachDay = <T extends { date: DayNumber }>(
  items: T[],
  compare: (a: T, b: T) => number = () => 0,
): T[] =>
  items
    .sort((a, b) => a.date - b.date || compare(a, b))
    // Object() gives the place after the last item fields too.
    .filter(({ date }, i) => Object(items[i + 1]).date !== date);

/** The last value of each day in `rows`, as `lastOfEachDay` finds it. Rows without a value are left out. */
export const lastValueOfEachDay =
  <T extends { date: DayNumber; value?: number }>(
    rows: Decoder<T[]>,
    compare?: (a: T, b: T) => number,
  ): Decoder<DayValue[]> =>
  (body) =>
    lastOfEachDay(rows(body).filter(hasValue), compare).map(({ date, value }) => ({ date, value }));

const hasValue = <T extends { value?: number }>(item: T): item is T & { value: number } => item.value != null;
