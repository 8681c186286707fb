import { SECOND_MS } from '../../world/duration';
import type { CloudResponse } from '../../world/http';
import { changeResponse, type FailureEffect, respondWith } from './failure-effect';
import type { FaultyMode } from './failure-mode';

/** The delay of `slow`. */
export const SLOW_DELAY_MS = 8 * SECOND_MS;

/** The delays of `late`. The phone gives up after 60 s. */
const MIN_LATE_MS = 20 * SECOND_MS;
const MAX_LATE_MS = 90 * SECOND_MS;

/** The page of a hotel's network. */
const CAPTIVE_PORTAL: CloudResponse = {
  status: 200,
  headers: { 'content-type': 'text/html;charset=UTF-8' },
  body: '<!doctype html><html><head><title>Guest network</title></head><body><h1>Welcome</h1><p>Accept the terms to go online.</p></body></html>',
};

/**
 * The modes between phone and service. `cut` and `silent` handle the request before they damage the response: the
 * harder case, because the service has rotated a token by then.
 */
export const CONNECTION_EFFECTS = {
  slow: ({ proceed }) => {
    const { response, delayMs } = proceed();
    return { response, delayMs: delayMs + SLOW_DELAY_MS };
  },
  late: ({ proceed, random }) => {
    const { response, delayMs } = proceed();
    const lateMs = MIN_LATE_MS + Math.floor((random() / 2 ** 32) * (MAX_LATE_MS - MIN_LATE_MS));
    return { response, delayMs: delayMs + lateMs };
  },
  silent: ({ proceed }) => ({ ...proceed(), response: undefined }),
  cut: changeResponse((response) => ({
    ...response,
    body: response.body.slice(0, Math.floor(response.body.length / 2)),
  })),
  html: respondWith(() => CAPTIVE_PORTAL),
} satisfies Partial<Record<FaultyMode, FailureEffect>>;
