import type { Diagnostics } from '../common/settings-keys';
import type { DayNumber } from '../common/snapshot';
import { asServiceError } from './http/service-error';
import type { Platform } from './platform';
import { mapAll, promiseTry } from './promises';
import type { DataSet, Device, HealthSource } from './sources/health-source';
import type { CachedRecord } from './sync/record-cache';

/** The token, or a data set of the checkups. */
export type DiagnosticName = 'token' | DataSet;

/**
 * Fetches a data set of the checkups. Alarms are those of the tracker that synced last; the devices are fetched only
 * when none are cached.
 */
export const fetchCheckup = (
  source: HealthSource,
  dataSet: DataSet,
  today: DayNumber,
  cachedDevices: CachedRecord<Device[]> | undefined,
): Promise<unknown> => {
  const read = <D extends DataSet>(name: D, deviceId?: string) =>
    source.read(name, today, deviceId).then(({ value }) => value);
  if (dataSet !== 'alarms') return read(dataSet);
  return promiseTry(() => (cachedDevices ? cachedDevices.value : read('devices'))).then((devices) => {
    const { id }: Partial<Device> = devices.find(({ id, kind }) => id && kind === 'tracker') || {};
    return id ? read(dataSet, id) : [];
  });
};

/** Fetches all items at the same time. A failed item has its result code. */
export const runDiagnostics = (
  names: DiagnosticName[],
  fetchItem: (name: DiagnosticName) => Promise<unknown>,
  { now, log }: Pick<Platform, 'now' | 'log'>,
): Promise<Diagnostics> => {
  const results: Record<string, unknown> = { at: now() };
  return mapAll(
    names,
    (name) =>
      promiseTry(() => fetchItem(name))
        .catch((error) => ({ code: asServiceError(error, log).code }))
        .then((result) => {
          results[name] = result;
        }),
    // Each name is a member of Diagnostics, and its decoder returns the type of that member.
  ).then(() => results as unknown as Diagnostics);
};
