import type { Seconds } from '../../../common/snapshot';
import { toSeconds } from '../../dates';
import type { CachedRecord } from '../record-cache';

/** A whole number, as all that travel: what rounds to nothing has no sign, which some engines would write. */
export const toWholeNumber = (value: number): number => Math.round(value) + 0;

/** `fields` as they travel: numbers whole, and without those that are undefined. */
export const toWireFields = <T extends object>(fields: T): T => {
  const result = {} as T;
  for (const name in fields) {
    const value: unknown = fields[name];
    if (value !== undefined)
      result[name] = (
        typeof value === 'number' ? toWholeNumber(value) : value
      ) as (typeof fields)[typeof name];
  }
  return result;
};

/** The oldest check of these; undefined where none was answered. A section is as fresh as its oldest part. */
export const oldestFetchedAt = (...all: (CachedRecord<unknown> | undefined)[]): Seconds | undefined => {
  let oldest: Seconds | undefined;
  for (const record of all) {
    if (record && (!oldest || toSeconds(record.fetchedAt) < oldest)) oldest = toSeconds(record.fetchedAt);
  }
  return oldest;
};

/** At most `maxLength` characters, or nine and an ellipsis. */
export const truncateName = (name: string, maxLength: number): string => {
  const letters = Array.from(name);
  return letters.length > maxLength ? `${letters.slice(0, 9).join('')}…` : name;
};

/** The newest of a row in order of date; undefined where it is empty. */
export const lastItem = <T>(items: T[]): T | undefined => items[items.length - 1];
