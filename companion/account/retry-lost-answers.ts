import type { After } from '../platform';
import { isResponseLost } from './service-error';

/** So long the service gives the same answer to the same refresh, ms (Fitbit's best-practices page). */
export const REFRESH_REPLAY_MS = 2 * 60000;
/** Pauses between the sends while it does, ms. With 15 s for each answer they end within that time. */
export const RETRY_PAUSES_MS = [2000, 5000, 10000, 20000];

/** Sends until there is an answer, good or bad, once more after each of these pauses. Rejects with the last ServiceError. */
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
