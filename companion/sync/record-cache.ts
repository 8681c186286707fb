import type { DataSet, Records } from '../sources/health-source';

/** A data set's last good answer. */
export interface Held<T> {
  /** When it was answered, ms. */
  at: number;
  value: T;
}

/** What was last heard of each data set, so that a failed call keeps the old value with its old age. */
export type RecordCache = { [D in DataSet]?: Held<Records[D]> };

/** The last successful check of anything, ms; 0 where there was none. */
export const lastCheck = (records: RecordCache): number =>
  (Object.keys(records) as DataSet[]).reduce(
    (last, dataSet) => Math.max(last, (records[dataSet] as Held<unknown>).at),
    0,
  );

/** Those of `records` that belong to these data sets. */
export const pick = (records: RecordCache, dataSets: DataSet[]): RecordCache => {
  const some: RecordCache = {};
  for (const dataSet of dataSets) {
    // The compiler cannot see that both sides are of the same data set.
    if (records[dataSet]) (some as Record<DataSet, unknown>)[dataSet] = records[dataSet];
  }
  return some;
};
