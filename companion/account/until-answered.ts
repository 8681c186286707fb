import { pause } from '../http';
import type { After } from '../platform';
import { answerLost, asServiceError } from './service-error';

/**
 * Pauses between the sends of one wake, ms. With 15 s for each answer they end within the two minutes in
 * which the service gives the same answer to the same refresh (Fitbit's best-practices page).
 */
export const FIRST_PAUSES = [2000, 5000, 10000, 20000];
/** Where an earlier wake has tried already: once, and once more, because this send may be the one that arrived. */
export const LATER_PAUSES = [5000];

/** Sends until there is an answer, good or bad, once more after each of `pauses`. Throws the last ServiceError. */
export async function untilAnswered<T>(send: () => Promise<T>, pauses: number[], after: After): Promise<T> {
  for (let i = 0; ; i++) {
    try {
      return await send();
    } catch (error) {
      const failure = asServiceError(error);
      if (!answerLost(failure) || i >= pauses.length) throw failure;
      await pause(after, pauses[i]);
    }
  }
}
