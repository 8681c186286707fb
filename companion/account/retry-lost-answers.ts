import { MINUTE_MS, SECOND_MS } from '../../common/time';
import { asServiceError, fail, isResponseLost } from '../http/service-error';
import { REQUEST_TIMEOUT_MS } from '../http/timeout';
import { abs } from '../math';
import type { Platform } from '../platform';
import { promiseTry } from '../promises';
import type { UnansweredRefresh } from './account';

/** Time for which the service repeats its response to the same refresh, ms (Fitbit's best-practices page). */
const REFRESH_REPLAY_MS = 2 * MINUTE_MS;
/**
 * When a request without a response is sent again, after the first send. The last one ends within REFRESH_REPLAY_MS.
 */
const RETRY_AT_MS = [2, 7, 17, 37, 90].map((seconds) => seconds * SECOND_MS);

/**
 * Sends until a response arrives, good or bad, at most six times within two minutes. Rejects with the last
 * ServiceError. `canRetry` may forbid it.
 */
export const retryLostAnswers = <T>(
  send: () => T | Promise<T>,
  platform: Pick<Platform, 'after'>,
  canRetry: () => unknown = () => true,
  sentAfterMs = 0,
): Promise<T> =>
  promiseTry(send).catch((error) => {
    const failure = asServiceError(error);
    // The clock may jump, so only known durations are added up.
    const elapsedMs = sentAfterMs + (failure.code === 'timeout' ? REQUEST_TIMEOUT_MS : 0);
    const [retryAtMs] = RETRY_AT_MS.filter((ms) => ms > elapsedMs);
    if (!retryAtMs || !canRetry() || !(failure.isUnsent || isResponseLost(failure))) throw error;
    return new Promise<void>((resolve) => platform.after(retryAtMs - elapsedMs, resolve)).then(() =>
      retryLostAnswers(send, platform, canRetry, retryAtMs),
    );
  });

/** The unanswered refresh that is stored, and how to store another. `save` returns false when it is only in memory. */
export interface UnansweredRefreshRecord {
  previous: UnansweredRefresh | undefined;
  save(unanswered: UnansweredRefresh | undefined): boolean;
}

/**
 * Sends a refresh, whose response may be lost after the service has rotated the token. The first request that may
 * have left the phone is repeated; so is one within two minutes of the last that may have left, and one that fails
 * differently from those before it, because then something else has begun. Any other is sent once.
 */
export const retryRefresh = <T>(
  send: () => T | Promise<T>,
  { previous, save }: UnansweredRefreshRecord,
  platform: Pick<Platform, 'now' | 'after'>,
): Promise<T> => {
  let unanswered = previous;
  let isRepeated = !previous || abs(platform.now() - previous.sentAt) < REFRESH_REPLAY_MS;

  const sendOnce = (): Promise<T> => {
    const sentAt = platform.now();
    // Written before every send: if storage has no room for this, it has none for the response.
    requireSaved(save({ sentAt, code: unanswered && unanswered.code }));
    return promiseTry(send).catch((error) => {
      const failure = asServiceError(error);
      const { code } = failure;
      const isLost = isResponseLost(failure);
      // Without a code the companion ended meanwhile: that one may never have left. Without a previous one it is repeated.
      if (isLost) isRepeated = isRepeated || code !== (previous as UnansweredRefresh).code;
      // A response that names another trouble settles it: the next loss is a new one. A limit only makes it wait.
      if (isLost || (unanswered && code === 'rate-limit')) unanswered = { sentAt, code };
      else if (failure.kind !== 'wait') unanswered = undefined;
      save(unanswered);
      throw error;
    });
  };
  // After a loss the phone may go offline. The loss is still repeated.
  const canRetry = () => isRepeated && unanswered;
  return retryLostAnswers(sendOnce, platform, canRetry);
};

/** Throws a ServiceError (`storage`) when a write is only in memory. */
export const requireSaved = (isSaved: boolean): void => {
  if (!isSaved) fail('wait', 'storage');
};
