import type { SleepVariant } from '../../persona/sleep-variant';
import type { Instant } from '../../world/clock';
import type { CloudRequest, CloudResponse } from '../../world/http';
import { CONNECTION_EFFECTS } from './connection-effects';
import { DAILY_SUM_EFFECTS } from './daily-sum-effects';
import { ERROR_EFFECTS } from './error-effects';
import type { DelayedResponse, FailureEffect } from './failure-effect';
import type { Failure, FaultyMode } from './failure-mode';
import { damageOneRow } from './odd-row';
import { PAGE_EFFECTS } from './page-effects';
import { PERSON_EFFECTS } from './person-effects';
import { SLEEP_EFFECTS } from './sleep-effects';
import { TOKEN_EFFECTS } from './token-effects';

const EFFECTS: Readonly<Record<FaultyMode, FailureEffect>> = {
  ...ERROR_EFFECTS,
  ...CONNECTION_EFFECTS,
  ...SLEEP_EFFECTS,
  ...PERSON_EFFECTS,
  ...PAGE_EFFECTS,
  ...DAILY_SUM_EFFECTS,
  ...TOKEN_EFFECTS,
  'odd-row': damageOneRow,
};

/** What failures need of the world. */
export interface FailureContext {
  now: Instant;
  /** Whole numbers 0 … 2³²−1. */
  random(): number;
  /** The service's own response; of a person who sleeps as usual, or as `variant` says. */
  handle(request: CloudRequest, variant?: SleepVariant): CloudResponse;
}

/**
 * Handles a request while `failures` are active. Each failure whose `urlPart` the address contains may respond by
 * itself, or change the response of those after it and of `handle`, which is called at most once.
 */
export function applyFailures(
  failures: readonly Failure[],
  request: CloudRequest,
  context: FailureContext,
  variant?: SleepVariant,
): DelayedResponse {
  const [failure, ...others] = failures.filter(({ urlPart = '' }) => request.url.includes(urlPart));
  if (!failure) return { response: context.handle(request, variant), delayMs: 0 };
  return EFFECTS[failure.mode]({
    request,
    now: context.now,
    random: context.random,
    proceed: (changed = request, changedVariant = variant) =>
      applyFailures(others, changed, context, changedVariant),
  });
}
