import type { DayNumber } from '../../common/snapshot';
import { asServiceError, type ErrorKind, type ServiceError } from '../account/service-error';
import type { DataSet, HealthSource } from '../sources/health-source';
import { atMost } from './at-most';
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
export async function gather(
  harvest: Harvest,
  source: HealthSource,
  dataSets: DataSet[],
  today: DayNumber,
  now: () => number,
): Promise<void> {
  async function one(dataSet: DataSet): Promise<void> {
    if (harvest.failures.some(concernsAll)) return;
    try {
      const value = await source.read(dataSet, today);
      // The compiler cannot see that value and name belong together.
      (harvest.answers as Record<DataSet, unknown>)[dataSet] = { at: now(), value };
      harvest.checks[dataSet] = { tried: now(), code: 'ok' };
    } catch (error) {
      const failure = asServiceError(error);
      harvest.failures.push(failure);
      harvest.checks[dataSet] = { tried: now(), code: failure.code };
    }
  }
  await atMost(
    SIDE_BY_SIDE,
    dataSets.map((dataSet) => () => one(dataSet)),
  );
}

function concernsAll({ kind, code }: ServiceError): boolean {
  return kind === 'ended' || kind === 'setup' || code === 'rate-limit' || code === 'budget';
}

/** The worst comes first. */
const SEVERITY: ErrorKind[] = ['ended', 'setup', 'token', 'wait', 'data'];

/** The failure that stands for the whole sync. */
export function worst(failures: ServiceError[]): ServiceError | undefined {
  return failures.slice().sort((a, b) => SEVERITY.indexOf(a.kind) - SEVERITY.indexOf(b.kind))[0];
}
