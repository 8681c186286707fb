import type { DataSet, Records } from '../sources/health-source';

/** A data set's last good answer. */
export interface CachedRecord<T> {
  /** When it was answered, ms. */
  fetchedAt: number;
  value: T;
}

/** What was last heard of each data set, so that a failed call keeps the old value with its old age. */
export type RecordCache = { [D in DataSet]?: CachedRecord<Records[D]> };

/** The last successful check of anything, ms; 0 where there was none. */
export const lastFetchedAt = (records: RecordCache): number =>
  (Object.keys(records) as DataSet[]).reduce(
    (latest, dataSet) => Math.max(latest, (records[dataSet] as CachedRecord<unknown>).fetchedAt),
    0,
  );

/** Those of `records` that belong to these data sets. */
export const pickDataSets = (records: RecordCache, dataSets: DataSet[]): RecordCache => {
  const picked: RecordCache = {};
  for (const dataSet of dataSets) {
    // The compiler cannot see that both sides are of the same data set.
    if (records[dataSet]) (picked as Record<DataSet, unknown>)[dataSet] = records[dataSet];
  }
  return picked;
};
