import type { Instant } from '../world/clock';
import type { CloudRequest, CloudResponse } from '../world/http';
import { FitbitError, json } from './fitbit-error';
import { GoogleError } from './google/google-error';
import { ACCOUNTS, HEALTH, OAUTH } from './google/google-route';
import { PER_MINUTE, quotaError } from './google/quota';
import type { Mood } from './mood';
import { rateLimitError, rateLimitHeaders } from './rate-limit';

/** What `slow` adds, in ms. */
export const SLOWNESS = 8000;

/** An answer and what it waits beyond the network's own time; `response` undefined: no answer, ever. */
export interface MoodyAnswer {
  response: CloudResponse | undefined;
  delay: number;
}

/**
 * Answers in a mood. `cut` and `silent` do what was asked and spoil the answer on its way back: the
 * harder case, for a token was rotated then. The other failures never reach the service's inside.
 */
export function applyMood(
  mood: Mood,
  request: CloudRequest,
  answer: () => CloudResponse,
  now: Instant,
): MoodyAnswer {
  switch (mood) {
    case 'normal':
      return { response: answer(), delay: 0 };
    case 'slow':
      return { response: answer(), delay: SLOWNESS };
    case 'silent':
      answer();
      return { response: undefined, delay: 0 };
    case 'cut':
      return { response: cut(answer()), delay: 0 };
    case '429':
      // The hour's quota belongs to the wearer's data; signing in and refreshing do not count.
      return { response: isOauth(request) ? answer() : tooMany(request, now), delay: 0 };
    case '410':
      // It is the Fitbit Web API that ends; its successor answers.
      return { response: isGoogle(request) ? answer() : GONE, delay: 0 };
    case '500':
      return { response: isGoogle(request) ? GOOGLE_BROKEN : BROKEN, delay: 0 };
    case 'html':
      return { response: PORTAL, delay: 0 };
  }
}

function tooMany(request: CloudRequest, now: Instant): CloudResponse {
  if (isGoogle(request)) return quotaError(PER_MINUTE).response();
  const { status, headers, body } = rateLimitError().response();
  return { status, headers: { ...headers, ...rateLimitHeaders(0, now) }, body };
}

/** Only the status is published for the time after the service's end; the body is in its successor's shape. */
const GONE = json(410, {
  error: { code: 410, message: 'The Fitbit Web API has been shut down.', status: 'FAILED_PRECONDITION' },
});

const BROKEN = new FitbitError(500, 'system', 'Something went wrong. Try again later.').response();
const GOOGLE_BROKEN = new GoogleError('INTERNAL', 'Internal error encountered.').response();

/** What a hotel's network answers in the service's place. */
const PORTAL: CloudResponse = {
  status: 200,
  headers: { 'content-type': 'text/html;charset=UTF-8' },
  body: '<!doctype html><html><head><title>Guest network</title></head><body><h1>Welcome</h1><p>Accept the terms to go online.</p></body></html>',
};

function cut(whole: CloudResponse): CloudResponse {
  return { ...whole, body: whole.body.slice(0, Math.floor(whole.body.length / 2)) };
}

function isOauth({ url }: CloudRequest): boolean {
  const { hostname, pathname } = new URL(url);
  return hostname === ACCOUNTS || hostname === OAUTH || /^\/(1\.1\/)?oauth2\//.test(pathname);
}

function isGoogle({ url }: CloudRequest): boolean {
  return [ACCOUNTS, OAUTH, HEALTH].includes(new URL(url).hostname);
}
