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

/** What the service itself knows about the session's token; the token is not in the answer. */
export const introspectToken = (
  session: AccessTokenSource,
  service: OAuthEndpoints,
  http: Http,
  now: () => number,
): Promise<Diagnostics['token']> =>
  session.getAccessToken().then((token) => introspect(token, service, http, now));

/** What no page draws and no sync asks for. Alarms are those of the tracker that was synced last; only where no devices are known they are asked for first. */
export const fetchCheckup = (
  source: HealthSource,
  dataSet: DataSet,
  today: DayNumber,
  cachedDevices: CachedRecord<Device[]> | undefined,
): Promise<unknown> => {
  if (dataSet !== 'alarms') return source.read(dataSet, today);
  const devices = cachedDevices ? Promise.resolve(cachedDevices.value) : source.read('devices', today);
  return devices.then((allDevices) => {
    const tracker = allDevices.find(({ kind }) => kind === 'tracker');
    return tracker ? source.read(dataSet, today, tracker.id) : [];
  });
};

/** Asks all questions at the same time; what fails says why by its code. */
export const runDiagnostics = (
  names: DiagnosticName[],
  at: number,
  fetchItem: (name: DiagnosticName) => Promise<unknown>,
): Promise<Diagnostics> => {
  const results: Record<string, unknown> = { at };
  const pending = names.map((question) =>
    fetchItem(question)
      .catch((error) => ({ code: asServiceError(error).code }))
      .then((result) => {
        results[question] = result;
      }),
  );
  return Promise.all(pending).then(() => results as unknown as Diagnostics);
};
