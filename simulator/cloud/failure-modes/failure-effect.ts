import type { SleepVariant } from '../../persona/sleep-variant';
import type { Instant } from '../../world/clock';
import type { CloudRequest, CloudResponse } from '../../world/http';

/** A response and its delay beyond the network's latency. `response` is undefined where none ever arrives. */
export interface DelayedResponse {
  response: CloudResponse | undefined;
  delayMs: number;
}

/** A request that a failure applies to. */
export interface FailureCall {
  request: CloudRequest;
  now: Instant;
  /** Whole numbers 0 … 2³²−1. */
  random(): number;
  /**
   * Returns the response without this failure, to `request` or to another request in its place, of a person who sleeps
   * as usual or as `variant` says.
   */
  proceed(request?: CloudRequest, variant?: SleepVariant): DelayedResponse;
}

/** What a failure mode does to a request. It returns the result of `proceed` where the request is none of its own. */
export type FailureEffect = (call: FailureCall) => DelayedResponse;

/** Responds without handling the request; where `createResponse` returns undefined, the request is handled. */
export function respondWith(
  createResponse: (request: CloudRequest, now: Instant) => CloudResponse | undefined,
): FailureEffect {
  return ({ request, now, proceed }) => {
    const response = createResponse(request, now);
    return response ? { response, delayMs: 0 } : proceed();
  };
}

/** Handles the request and changes the response. */
export function changeResponse(
  change: (response: CloudResponse, request: CloudRequest) => CloudResponse,
): FailureEffect {
  return ({ request, proceed }) => {
    const { response, delayMs } = proceed();
    return { response: response && change(response, request), delayMs };
  };
}

/** Handles the request and changes the body of a good response, where it is JSON that no other failure has cut. */
export function changeJson(change: (body: unknown, request: CloudRequest) => unknown): FailureEffect {
  return changeResponse((response, request) => {
    const body = response.status === 200 ? parseJson(response.body) : undefined;
    return body === undefined ? response : { ...response, body: JSON.stringify(change(body, request)) };
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
