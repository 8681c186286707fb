import type { ResultCode } from '../../common/result-codes';
import type { DayNumber } from '../../common/snapshot';
import { asServiceError, type ErrorKind, type ServiceError } from '../account/service-error';
import type { DataSet, HealthSource } from '../sources/health-source';
import type { RecordCache } from './record-cache';
import type { SyncState } from './sync-state';

/** Requests in flight at the same time. */
const SIDE_BY_SIDE = 6;

/**
 * Asks for `dataSets` side by side, and fills in what comes of it. A failure of one leaves the others alone,
 * unless no request makes sense now: then those not yet sent are left out.
 */
export const gather = (
  answers: RecordCache,
  checks: SyncState['checks'],
  failures: ServiceError[],
  source: HealthSource,
  dataSets: DataSet[],
  today: DayNumber,
  now: () => number,
): Promise<unknown> => {
  const waiting = dataSets.slice();
  let answered = false;

  // A service that has answered nothing yet is out of order, or out of reach: the others would fail as well.
  const concernsAll = ({ kind, code }: ServiceError) =>
    kind === 'ended' ||
    kind === 'setup' ||
    code === 'rate-limit' ||
    code === 'budget' ||
    (kind !== 'data' && !answered);

  function next(): Promise<void> | undefined {
    const dataSet = waiting.shift();
    if (!dataSet || failures.some(concernsAll)) return undefined;
    const check = (code: ResultCode) => {
      checks[dataSet] = { tried: now(), code };
    };
    const keep = (value: unknown) => {
      // The compiler cannot see that value and name belong together.
      (answers as Record<DataSet, unknown>)[dataSet] = { at: now(), value };
      check('ok');
      answered = true;
    };
    const note = (error: unknown) => {
      const failure = asServiceError(error);
      check(failure.code);
      // Few applications are allowed the steps by the quarter hour, and no page misses them.
      if (dataSet !== 'intradaySteps' || failure.kind !== 'data') failures.push(failure);
    };
    return source.read(dataSet, today).then(keep, note).then(next);
  }

  return Promise.all(dataSets.slice(0, SIDE_BY_SIDE).map(next));
};

/** The worst comes first. */
const SEVERITY: ErrorKind[] = ['ended', 'setup', 'token', 'wait', 'data'];

/** The failure that stands for the whole sync. */
export const worst = (failures: ServiceError[]): ServiceError | undefined =>
  failures.slice().sort((a, b) => SEVERITY.indexOf(a.kind) - SEVERITY.indexOf(b.kind))[0];
