import type { ServiceName } from '../../../../common/services';
import { HOUR_MS } from '../../../../common/time';
import { fitbit } from '../../../../companion/sources/fitbit/fitbit';
import { createGoogle } from '../../../../companion/sources/google/google';
import type { DataSet, HealthSource, Reading, Records } from '../../../../companion/sources/health-source';
import { TODAY } from '../../../today';
import { atOnce } from '../sources/google/wearer';

/** A Tuesday in July, in Vienna. */
export const NOW = Date.UTC(2026, 6, 14, 7, 15);
const VIENNA_MS = 2 * HOUR_MS;

/** A source whose every request has the response that `respond` makes of its address. */
export function sourceOf(service: ServiceName, respond: (url: string) => unknown): HealthSource {
  const google = createGoogle(
    atOnce,
    () => NOW,
    () => VIENNA_MS,
  );
  return (service === 'fitbit' ? fitbit : google).open(async ({ url }) => respond(url));
}

/** What a service's source makes of a body, and what it lost of it. */
export const readBody = <D extends DataSet>(
  service: ServiceName,
  dataSet: D,
  body: unknown,
): Promise<Reading<Records[D]>> => sourceOf(service, () => body).read(dataSet, TODAY);

/** The record that is made of a body, or the code of the error. */
export const recordOf = <D extends DataSet>(
  service: ServiceName,
  dataSet: D,
  body: unknown,
): Promise<Records[D] | string> =>
  readBody(service, dataSet, body).then(
    ({ value }) => value,
    ({ code }) => `error:${code}`,
  );
