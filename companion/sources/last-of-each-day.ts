import type { DayNumber } from '../../common/snapshot';

/**
 * In order of date, one of each date: of several the one that `compare` puts last.
 * `items` may be of any order.
 */
export const lastOfEachDay = <T extends { date: DayNumber }>(
  items: T[],
  compare: (a: T, b: T) => number,
): T[] =>
  items
    .sort((a, b) => a.date - b.date || compare(a, b))
    .filter(({ date }, i) => !items[i + 1] || items[i + 1].date !== date);

/** Whether the figure is there: what is absent, or cannot be true, is none. */
export const hasValue = <T extends { value?: number }>(item: T): item is T & { value: number } =>
  item.value !== undefined;
