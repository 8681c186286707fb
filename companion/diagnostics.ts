import type { OAuthEndpoints } from '../common/services';
import type { Diagnostics } from '../common/settings-keys';
import type { DayNumber } from '../common/snapshot';
import { introspect } from './account/introspect';
import type { AccessTokenSource } from './http/authorized-fetch';
import { asServiceError } from './http/service-error';
import type { Http } from './platform';
import type { DataSet, Device, HealthSource } from './sources/health-source';
import type { CachedRecord } from './sync/record-cache';

/** The token, or a data set of the checkups. */
export type DiagnosticName = 'token' | DataSet;

/** What the service knows about the session's token. The result does not contain the token. */
export const introspectToken = (
  session: AccessTokenSource,
  service: OAuthEndpoints,
  http: Http,
  now: () => number,
): Promise<Diagnostics['token']> =>
  session.getAccessToken().then((token) => introspect(token, service, http, now));

/** Fetches a data set of the checkups. Alarms are those of the tracker that synced last; the devices are fetched only when none are cached. */
export const fetchCheckup = (
  source: HealthSource,
  dataSet: DataSet,
  today: DayNumber,
  cachedDevices: CachedRecord<Device[]> | undefined,
): Promise<unknown> => {
  if (dataSet !== 'alarms') return source.read(dataSet, today).then(({ value }) => value);
  const readAlarms = (deviceId: string): Promise<unknown> =>
    source.read(dataSet, today, deviceId).then(({ value }) => value);
  const devices = cachedDevices
    ? Promise.resolve(cachedDevices.value)
    : source.read('devices', today).then(({ value }) => value);
  return devices.then((allDevices) => {
    const tracker = allDevices.find(({ id, kind }) => id && kind === 'tracker');
    return tracker && tracker.id ? readAlarms(tracker.id) : [];
  });
};

/** Fetches all items at the same time. A failed item has its result code. */
export const runDiagnostics = (
  names: DiagnosticName[],
  at: number,
  fetchItem: (name: DiagnosticName) => Promise<unknown>,
  log: (line: string) => void,
): Promise<Diagnostics> => {
  const results: Record<string, unknown> = { at };
  const pending = names.map((name) =>
    Promise.resolve()
      .then(() => fetchItem(name))
      .catch((error) => ({ code: asServiceError(error, log).code }))
      .then((result) => {
        results[name] = result;
      }),
  );
  // Each name is a member of Diagnostics, and its decoder returns the type of that member.
  return Promise.all(pending).then(() => results as unknown as Diagnostics);
};
