import type { SendJson } from '../../../../packages/fitbit-web-api/http';
import { fitbitRequest, sendFitbitRequest } from '../../../../packages/fitbit-web-api/request';

/** The oxygen of two weeks, for an access token of the wearer. */
export async function fetchOxygen(token: string) {
  const send: SendJson = async ({ url, ...init }) => {
    const headers = { ...init.headers, Authorization: `Bearer ${token}` };
    const response = await fetch(url, { ...init, headers });
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    return response.status === 204 ? undefined : response.json();
  };
  const path = '/1/user/-/spo2/date/{startDate}/{endDate}.json';
  return sendFitbitRequest(send, fitbitRequest('get', path, ['2026-07-01', '2026-07-14']));
}
