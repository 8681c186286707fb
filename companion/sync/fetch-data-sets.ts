import type { ResultCode } from '../../common/result-codes';
import type { DayNumber } from '../../common/snapshot';
import { asServiceError, type ErrorKind, type ServiceError } from '../http/service-error';
import type { Platform } from '../platform';
import type { DataSet, HealthSource } from '../sources/health-source';
import type { RecordCache } from './record-cache';
import type { SyncState } from './sync-state';

/** Data sets that are fetched at the same time. */
const MAX_IN_FLIGHT = 6;

export interface FetchContext extends Pick<Platform, 'now'> {
  source: HealthSource;
  /** The wearer's own date. */
  today: DayNumber;
}

/** What came of fetching data sets. */
export interface FetchedDataSets {
  records: RecordCache;
  /** How each data set ended. One that was not requested has none. */
  fetchResults: SyncState['fetchResults'];
  failures: ServiceError[];
}

/**
 * Fetches `dataSets`, several at a time. A failure of one leaves the others alone, unless it affects every request:
 * then those not sent yet are left out.
 */
export const fetchDataSets = (
  dataSets: DataSet[],
  { source, today, now }: FetchContext,
): Promise<FetchedDataSets> => {
  const result: FetchedDataSets = { records: {}, fetchResults: {}, failures: [] };
  const queue = dataSets.slice();
  let hasSucceeded = false;

  // While nothing has succeeded, the service may be down or out of reach: the others would fail as well.
  const affectsAll = ({ kind, code }: ServiceError) =>
    kind === 'ended' ||
    kind === 'setup' ||
    code === 'rate-limit' ||
    code === 'budget' ||
    (kind !== 'data' && !hasSucceeded);

  const fetchNext = (): Promise<void> | undefined => {
    const dataSet = queue.shift();
    if (!dataSet || result.failures.some(affectsAll)) return undefined;
    const recordResultCode = (code: ResultCode) => {
      result.fetchResults[dataSet] = { triedAt: now(), code };
    };
    const storeRecord = (value: unknown) => {
      // The compiler cannot see that value and name belong together.
      (result.records as Record<DataSet, unknown>)[dataSet] = { fetchedAt: now(), value };
      recordResultCode('ok');
      hasSucceeded = true;
    };
    const recordFailure = (error: unknown) => {
      const failure = asServiceError(error);
      recordResultCode(failure.code);
      // Few applications may read intraday steps, and no page misses them.
      if (dataSet !== 'intradaySteps' || failure.kind !== 'data') result.failures.push(failure);
    };
    return source.read(dataSet, today).then(storeRecord, recordFailure).then(fetchNext);
  };

  return Promise.all(dataSets.slice(0, MAX_IN_FLIGHT).map(fetchNext)).then(() => result);
};

/** From the worst to the mildest. */
const SEVERITY: ErrorKind[] = ['ended', 'setup', 'token', 'wait', 'data'];

/** The failure that is reported for the whole sync. */
export const worstFailure = (failures: ServiceError[]): ServiceError | undefined =>
  failures.slice().sort((a, b) => SEVERITY.indexOf(a.kind) - SEVERITY.indexOf(b.kind))[0];
