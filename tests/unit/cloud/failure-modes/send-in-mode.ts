import { applyFailures } from '../../../../simulator/cloud/failure-modes/apply-failures';
import type { Failure, FailureMode } from '../../../../simulator/cloud/failure-modes/failure-mode';
import type { CloudServiceName } from '../../../../simulator/cloud/service-session';
import type { SleepVariant } from '../../../../simulator/persona/sleep-variant';
import { createRandom } from '../../../../simulator/realm/random';
import type { CloudRequest, CloudResponse } from '../../../../simulator/world/http';
import { FitbitTestClient } from '../fitbit-test-client';
import { GoogleTestClient } from '../google/google-test-client';

export const FITBIT = 'https://api.fitbit.com';
export const GOOGLE = 'https://health.googleapis.com/v4/users/me';

const clients = { fitbit: new FitbitTestClient(), google: new GoogleTestClient() };
const accessTokens = {
  fitbit: clients.fitbit.signIn().access_token,
  google: clients.google.signIn().access_token,
};

/** The moment of all requests. */
export const NOW = clients.fitbit.now;

const random = createRandom(1);
const NO_RESPONSE: CloudResponse = { status: 0, headers: {}, body: '' };

type TestClient = FitbitTestClient | GoogleTestClient;

interface Sent {
  response: CloudResponse | undefined;
  delayMs: number;
  /** The requests that reached the service. */
  handled: CloudRequest[];
}

/** Sends a request with a good token while these failures are active; a POST where there is a body. */
export function sendWith(failures: readonly Failure[], url: string, body?: object): Sent {
  const service = url.includes('google') ? 'google' : 'fitbit';
  const request: CloudRequest = {
    method: body ? 'POST' : 'GET',
    url,
    headers: { authorization: `Bearer ${accessTokens[service]}`, 'content-type': 'application/json' },
    ...(body ? { body: JSON.stringify(body) } : {}),
  };
  return sendRequest(failures, request);
}

function sendRequest(failures: readonly Failure[], request: CloudRequest): Sent {
  const handled: CloudRequest[] = [];
  const handle = (reached: CloudRequest, variant?: SleepVariant) => {
    handled.push(reached);
    return clientOf(request).cloud.handle(reached, NOW, variant);
  };
  return { ...applyFailures(failures, request, { handle, now: NOW, random }), handled };
}

function clientOf({ url }: CloudRequest): TestClient {
  return clients[url.includes('google') ? 'google' : 'fitbit'];
}

/** Sends a request in one mode; throws where no response comes. */
export function sendIn(mode: FailureMode, url: string, body?: object) {
  const { response, delayMs, handled } = sendWith(mode === 'normal' ? [] : [{ mode }], url, body);
  if (!response) throw new Error('no response');
  return { response, delayMs, handled: handled.length, json: parse(response.body) };
}

/** The response to the refresh of a fresh sign-in, while these failures are active. */
export function refreshWith(failures: readonly Failure[], service: CloudServiceName) {
  let isFailing = false;
  const client = service === 'google' ? new GoogleTestClient() : new FitbitTestClient();
  const handle = client.send.bind(client);
  client.send = (request) =>
    (isFailing ? applyFailures(failures, request, { handle, now: NOW, random }).response : handle(request)) ??
    NO_RESPONSE;
  const { refresh_token: refreshToken = '' } = client.signIn();
  isFailing = true;
  const response = client.refresh(refreshToken);
  return { response, json: parse(response.body) };
}

/** The untyped JSON of a body: each test knows its own. */
function parse(body: string) {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
