import type { ResultCode } from '../../common/result-codes';
import type { DayNumber } from '../../common/snapshot';
import { asServiceError, type ErrorKind, type ServiceError } from '../account/service-error';
import type { DataSet, HealthSource } from '../sources/health-source';
import type { RecordCache } from './record-cache';
import type { SyncState } from './sync-state';

/** Requests in flight at the same time. */
const MAX_IN_FLIGHT = 6;

/**
 * Fetches `dataSets` side by side, and fills in what comes of it. A failure of one leaves the others alone,
 * unless no request makes sense now: then those not yet sent are left out.
 */
export const fetchDataSets = (
  fetched: RecordCache,
  fetchResults: SyncState['fetchResults'],
  failures: ServiceError[],
  source: HealthSource,
  dataSets: DataSet[],
  today: DayNumber,
  now: () => number,
): Promise<unknown> => {
  const queue = dataSets.slice();
  let hasSucceeded = false;

  // A service that has answered nothing yet is out of order, or out of reach: the others would fail as well.
  const affectsAll = ({ kind, code }: ServiceError) =>
    kind === 'ended' ||
    kind === 'setup' ||
    code === 'rate-limit' ||
    code === 'budget' ||
    (kind !== 'data' && !hasSucceeded);

  function fetchNext(): Promise<void> | undefined {
    const dataSet = queue.shift();
    if (!dataSet || failures.some(affectsAll)) return undefined;
    const recordResultCode = (code: ResultCode) => {
      fetchResults[dataSet] = { triedAt: now(), code };
    };
    const storeRecord = (value: unknown) => {
      // The compiler cannot see that value and name belong together.
      (fetched as Record<DataSet, unknown>)[dataSet] = { fetchedAt: now(), value };
      recordResultCode('ok');
      hasSucceeded = true;
    };
    const recordFailure = (error: unknown) => {
      const failure = asServiceError(error);
      recordResultCode(failure.code);
      // Few applications are allowed the steps by the quarter hour, and no page misses them.
      if (dataSet !== 'intradaySteps' || failure.kind !== 'data') failures.push(failure);
    };
    return source.read(dataSet, today).then(storeRecord, recordFailure).then(fetchNext);
  }

  return Promise.all(dataSets.slice(0, MAX_IN_FLIGHT).map(fetchNext));
};

/** The worst comes first. */
const SEVERITY: ErrorKind[] = ['ended', 'setup', 'token', 'wait', 'data'];

/** The failure that stands for the whole sync. */
export const worstFailure = (failures: ServiceError[]): ServiceError | undefined =>
  failures.slice().sort((a, b) => SEVERITY.indexOf(a.kind) - SEVERITY.indexOf(b.kind))[0];
