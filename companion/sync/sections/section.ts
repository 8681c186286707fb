import type { Seconds } from '../../../common/snapshot';
import { toSeconds } from '../../dates';
import { mapFields } from '../../map-fields';
import { round } from '../../math';
import { sortBy } from '../../sort-by';
import type { CachedRecord } from '../record-cache';

/** Rounds a number for the snapshot. Adding 0 turns -0, which some engines would encode, into 0. */
export const toWholeNumber = (value: number): number => round(value) + 0;

/** Copies `fields` for the snapshot: numbers are rounded, undefined fields are omitted. */
export const toWireFields = <T extends object>(fields: T): T =>
  // Every field that T requires has a value, and rounding keeps its type.
  mapFields<T, unknown>(fields, (value) => (typeof value === 'number' ? toWholeNumber(value) : value)) as T;

/** When a record was fetched. */
export const getFetchTime = ({ fetchedAt }: CachedRecord<unknown>): Seconds => toSeconds(fetchedAt);

/** The oldest fetch of these records; undefined without any. A section is as old as its oldest part. */
export const oldestFetchedAt = (...all: (CachedRecord<unknown> | undefined)[]): Seconds | undefined => {
  const records = all.filter((record): record is CachedRecord<unknown> => !!record);
  return sortBy(records.map(getFetchTime), (time) => time)[0];
};

/** A name of at most `maxLength` characters; a longer one has nine and an ellipsis. */
export const truncateName = (name: string, maxLength: number): string => {
  const letters = Array.from(name);
  return letters.length > maxLength ? `${letters.slice(0, 9).join('')}…` : name;
};
