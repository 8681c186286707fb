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
export const cacheFor = (origin: number, cache: RecordCache | undefined): RecordCache =>
  cache && cache.origin === origin ? cache : { origin, records: {} };

/** The last successful check of anything, ms; 0 where there was none. */
export const lastCheck = (records: RecordCache['records']): number =>
  (Object.keys(records) as DataSet[]).reduce((last, name) => Math.max(last, records[name]?.at || 0), 0);

/** Those of `records` that belong to these data sets. */
export const pick = (records: RecordCache['records'], dataSets: DataSet[]): RecordCache['records'] => {
  const some: RecordCache['records'] = {};
  // The compiler cannot see that both sides are of the same data set.
  for (const dataSet of dataSets) (some as Record<DataSet, unknown>)[dataSet] = records[dataSet];
  return some;
};
