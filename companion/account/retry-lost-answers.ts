import { MINUTE_MS } from '../../common/time';
import { isResponseLost } from '../http/service-error';
import type { After } from '../platform';

/** For this long the service repeats its response to the same refresh (Fitbit's best-practices page). */
export const REFRESH_REPLAY_MS = 2 * MINUTE_MS;
/** Pauses between the sends. With a timeout of 15 s each, all sends end within REFRESH_REPLAY_MS. */
export const RETRY_PAUSES_MS = [2000, 5000, 10000, 20000];

/**
 * Sends until a response arrives, good or bad: once, and once more after each pause. Rejects with the last
 * ServiceError.
 */
export const retryLostAnswers = <T>(
  send: () => Promise<T>,
  [pauseMs, ...laterPausesMs]: number[],
  after: After,
): Promise<T> =>
  send().catch((error) => {
    if (pauseMs === undefined || !isResponseLost(error)) throw error;
    return new Promise<void>((resolve) => after(pauseMs, resolve)).then(() =>
      retryLostAnswers(send, laterPausesMs, after),
    );
  });
