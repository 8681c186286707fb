import type { ResultCode } from '../../common/result-codes';
import type { FetchResult } from '../../common/settings-keys';
import type { DayNumber } from '../../common/snapshot';
import { assign } from '../assign';
import { asServiceError, type ErrorKind, type ServiceError, stopsAll } from '../http/service-error';
import type { Platform } from '../platform';
import { promiseTry } from '../promise-try';
import type { DataSet, HealthSource, Reading } from '../sources/health-source';
import type { RecordCache } from './record-cache';
import type { SyncState } from './sync-state';

/** Data sets that are fetched at the same time. */
const MAX_IN_FLIGHT = 6;

export interface FetchContext extends Pick<Platform, 'now' | 'log'> {
  source: HealthSource;
  /** The wearer's own date. */
  today: DayNumber;
  /** Called with each failure at once: the companion may be killed before the others have a response. */
  onFailure(dataSet: DataSet, failure: ServiceError): void;
}

/** What came of fetching data sets. */
export interface FetchedDataSets {
  records: RecordCache;
  /** How each data set ended. One that was not requested has none. */
  results: SyncState['results'];
  failures: ServiceError[];
}

export const createFetchedDataSets = (): FetchedDataSets => ({ records: {}, results: {}, failures: [] });

/**
 * Fetches `dataSets`, several at a time. A failure of one leaves the others alone, unless it affects every request:
 * then those not sent yet are left out.
 */
export const fetchDataSets = (
  dataSets: DataSet[],
  { source, today, now, log, onFailure }: FetchContext,
): Promise<FetchedDataSets> => {
  const result = createFetchedDataSets();
  const queue = dataSets.slice();
  let hasSucceeded = false;

  // While nothing has succeeded, the service may be down or out of reach: the others would fail as well.
  const affectsRest = (failure: ServiceError) =>
    stopsAll(failure) || (failure.kind !== 'data' && !hasSucceeded);

  const fetchNext = (): Promise<void> | undefined => {
    const dataSet = queue.shift();
    if (!dataSet || result.failures.some(affectsRest)) return undefined;
    const recordResult = (code: ResultCode, losses?: Pick<FetchResult, 'lost' | 'rows'>) => {
      result.results[dataSet] = assign<FetchResult>({ triedAt: now(), code }, losses);
    };
    const storeRecord = ({ value, lost, rows, failure }: Reading<unknown>) => {
      // The compiler cannot see that value and name belong together.
      (result.records as Record<DataSet, unknown>)[dataSet] = { fetchedAt: now(), value };
      recordResult('ok', lost ? { lost, rows } : undefined);
      hasSucceeded = true;
      if (failure) throw failure;
    };
    const recordFailure = (error: unknown) => {
      const failure = asServiceError(error, log);
      recordResult(failure.code);
      onFailure(dataSet, failure);
      // Few applications may read intraday steps, and no page misses them.
      if (dataSet !== 'intradaySteps' || failure.kind !== 'data') result.failures.push(failure);
    };
    return promiseTry(() => source.read(dataSet, today))
      .then(storeRecord)
      .catch(recordFailure)
      .then(fetchNext);
  };

  return Promise.all(dataSets.slice(0, MAX_IN_FLIGHT).map(fetchNext)).then(() => result);
};

/** From the worst to the mildest. */
const SEVERITY: ErrorKind[] = ['ended', 'setup', 'token', 'wait', 'data'];

/** The failure that is reported for the whole sync. */
export const findWorstFailure = (failures: ServiceError[]): ServiceError | undefined =>
  failures.slice().sort((a, b) => SEVERITY.indexOf(a.kind) - SEVERITY.indexOf(b.kind))[0];
