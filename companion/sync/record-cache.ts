import type { DataSet, Records } from '../sources/health-source';

/** The last record of a data set. */
export interface CachedRecord<T> {
  /** When it was fetched, ms. */
  fetchedAt: number;
  value: T;
}

/** The last record of each data set. A failed request keeps the old record with its old age. */
export type RecordCache = { [D in DataSet]?: CachedRecord<Records[D]> };

/** What is cached; an empty record where there is nothing. */
export const recordOf = <T>(cached: CachedRecord<T> | undefined): Partial<T> => (cached ? cached.value : {});

/** Those of `records` that belong to these data sets. */
export const pickDataSets = (records: RecordCache, dataSets: DataSet[]): RecordCache => {
  const picked: RecordCache = {};
  for (const dataSet of dataSets) {
    // The compiler does not see that both sides belong to the same data set.
    if (records[dataSet]) (picked as Record<DataSet, unknown>)[dataSet] = records[dataSet];
  }
  return picked;
};
