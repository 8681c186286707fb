import type { FetchResult } from '../../common/settings-keys';
import type { DayNumber } from '../../common/snapshot';
import { assign } from '../assign';
import { asServiceError, type ErrorKind, type ServiceError, stopsAll } from '../http/service-error';
import type { Platform } from '../platform';
import { mapAll, promiseTry } from '../promises';
import { sortBy } from '../sort-by';
import type { DataSet, HealthSource, Reading } from '../sources/health-source';
import type { RecordCache } from './record-cache';
import type { SyncState } from './sync-state';

/** Data sets that are fetched at the same time. */
const MAX_IN_FLIGHT = 6;

/** Fetches the data sets of one sync and gathers what came of them. */
export interface DataSetFetcher {
  records: RecordCache;
  /** How each data set ended. One that was not requested has none. */
  results: SyncState['results'];
  failures: ServiceError[];
  /**
   * Fetches data sets as of `today`, the wearer's own date, several at a time. A failure of one leaves the others
   * alone, unless it affects every request: then those not sent yet are left out.
   */
  fetch(dataSets: DataSet[], today: DayNumber): Promise<unknown>;
}

/** `onFailure` is called with each failure at once: the companion may be killed before the others have a response. */
export const createDataSetFetcher = (
  source: HealthSource,
  onFailure: (dataSet: DataSet, failure: ServiceError) => void,
  { now, log }: Pick<Platform, 'now' | 'log'>,
): DataSetFetcher => {
  const records: RecordCache = {};
  const results: SyncState['results'] = {};
  const failures: ServiceError[] = [];
  return {
    records,
    results,
    failures,
    fetch: (dataSets, today) => {
      const queue = dataSets.slice();
      const failuresBefore = failures.length;
      let hasSucceeded = false;

      // While nothing has succeeded, the service may be down or out of reach: the others would fail as well.
      const affectsRest = (failure: ServiceError) =>
        stopsAll(failure) || (failure.kind !== 'data' && !hasSucceeded);

      const fetchNext = (): Promise<void> | undefined => {
        const dataSet = queue.shift();
        if (!dataSet || failures.slice(failuresBefore).some(affectsRest)) return undefined;
        const storeRecord = ({ value, lost, rows, failure }: Reading<unknown>) => {
          const triedAt = now();
          // The compiler cannot see that value and name belong together.
          (records as Record<DataSet, unknown>)[dataSet] = { fetchedAt: triedAt, value };
          results[dataSet] = assign<FetchResult>(
            { triedAt, code: 'ok' },
            lost ? { lost, rows, partCode: failure && failure.code } : {},
          );
          hasSucceeded = true;
          if (failure && stopsAll(failure)) throw failure;
        };
        const recordFailure = (error: unknown) => {
          const failure = asServiceError(error, log);
          results[dataSet] = { triedAt: now(), code: failure.code };
          onFailure(dataSet, failure);
          // Few applications may read intraday steps, and no page misses them.
          if (dataSet !== 'intradaySteps' || failure.kind !== 'data') failures.push(failure);
        };
        return promiseTry(() => source.read(dataSet, today))
          .then(storeRecord)
          .catch(recordFailure)
          .then(fetchNext);
      };

      return mapAll(dataSets.slice(0, MAX_IN_FLIGHT), fetchNext);
    },
  };
};

/** From the worst to the mildest. */
const SEVERITY: ErrorKind[] = ['ended', 'setup', 'token', 'wait', 'data'];

/** The failure that is reported for the whole sync. */
export const findWorstFailure = (failures: ServiceError[]): ServiceError | undefined =>
  sortBy(failures, ({ kind }) => SEVERITY.indexOf(kind))[0];
