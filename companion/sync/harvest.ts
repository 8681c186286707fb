import type { DayNumber } from '../../common/snapshot';
import { asServiceError, type ErrorKind, type ServiceError } from '../account/service-error';
import type { DataSet, HealthSource } from '../sources/health-source';
import type { RecordCache } from './record-cache';
import type { SyncState } from './sync-state';

/** Requests in flight at the same time. */
const SIDE_BY_SIDE = 6;

/** What one sync brings in. */
export interface Harvest {
  answers: RecordCache['records'];
  checks: SyncState['checks'];
  failures: ServiceError[];
}

/**
 * Asks for `dataSets` side by side. A failure of one leaves the others alone, unless it says that
 * no request makes sense now: then those not yet sent are left out.
 */
export const gather = (
  { answers, checks, failures }: Harvest,
  source: HealthSource,
  dataSets: DataSet[],
  today: DayNumber,
  now: () => number,
): Promise<unknown> => {
  const waiting = dataSets.slice();

  function next(): Promise<void> | undefined {
    const dataSet = waiting.shift();
    if (!dataSet || failures.some(concernsAll)) return undefined;
    const keep = (value: unknown) => {
      // The compiler cannot see that value and name belong together.
      (answers as Record<DataSet, unknown>)[dataSet] = { at: now(), value };
      checks[dataSet] = { tried: now(), code: 'ok' };
    };
    const note = (error: unknown) => {
      const failure = asServiceError(error);
      checks[dataSet] = { tried: now(), code: failure.code };
      if (!isRefusedQuietly(dataSet, failure)) failures.push(failure);
    };
    return source.read(dataSet, today).then(keep, note).then(next);
  }

  return Promise.all(dataSets.slice(0, SIDE_BY_SIDE).map(next));
};

/** Few applications are allowed the steps by the quarter hour, and no page misses them. */
const isRefusedQuietly = (dataSet: DataSet, { kind }: ServiceError): boolean =>
  dataSet === 'quarters' && kind === 'data';

const concernsAll = ({ kind, code }: ServiceError): boolean =>
  kind === 'ended' || kind === 'setup' || code === 'rate-limit' || code === 'budget';

/** The worst comes first. */
const SEVERITY: ErrorKind[] = ['ended', 'setup', 'token', 'wait', 'data'];

/** The failure that stands for the whole sync. */
export const worst = (failures: ServiceError[]): ServiceError | undefined =>
  failures.slice().sort((a, b) => SEVERITY.indexOf(a.kind) - SEVERITY.indexOf(b.kind))[0];
