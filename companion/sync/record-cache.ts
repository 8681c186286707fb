import type { DataSet, Records } from '../sources/health-source';

/** A data set's last good answer. */
export interface Held<T> {
  /** When it was answered, ms. */
  at: number;
  value: T;
}

/** What was last heard of each data set, so that a failed call keeps the old value with its old age. */
export interface RecordCache {
  /** Of the account the records belong to. */
  origin: number;
  records: { [D in DataSet]?: Held<Records[D]> };
}

/** The records of the account of `origin`; another account's are forgotten. */
export function cacheFor(origin: number, cache: RecordCache | undefined): RecordCache {
  return cache && cache.origin === origin ? cache : { origin, records: {} };
}

/** The last successful check of anything, ms. */
export function lastCheck(records: RecordCache['records']): number | undefined {
  let last: number | undefined;
  for (const name of Object.keys(records) as DataSet[]) {
    const held = records[name];
    if (held && (last === undefined || held.at > last)) last = held.at;
  }
  return last;
}
