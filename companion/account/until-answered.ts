import type { After } from '../platform';
import { isResponseLost } from './service-error';

/** So long the service gives the same answer to the same refresh, ms (Fitbit's best-practices page). */
export const REPEATED = 2 * 60000;
/** Pauses between the sends while it does, ms. With 15 s for each answer they end within that time. */
export const PAUSES = [2000, 5000, 10000, 20000];

/** Sends until there is an answer, good or bad, once more after each of `pauses`. Rejects with the last ServiceError. */
export const untilAnswered = <T>(
  send: () => Promise<T>,
  [next, ...later]: number[],
  after: After,
): Promise<T> =>
  send().catch((error) => {
    if (next === undefined || !isResponseLost(error)) throw error;
    return new Promise<void>((resolve) => after(next, resolve)).then(() => untilAnswered(send, later, after));
  });
