import { pause } from '../http';
import type { After } from '../platform';
import { answerLost, asServiceError } from './service-error';

/** For so long the service gives the same answer to the same refresh (Fitbit's best-practices page). */
const REPEAT_WINDOW = 120000;

/** Pauses between the sends of one wake, ms. */
export const FIRST_PAUSES = [2000, 5000, 10000, 20000];
/** Where an earlier wake has tried already: once, and once more, because this send may be the one that arrived. */
export const LATER_PAUSES = [5000];

/**
 * Sends until there is an answer, good or bad: what is lost is asked for again after each of `pauses`,
 * as long as the service remembers the first. Throws the last ServiceError.
 */
export async function untilAnswered<T>(
  send: () => Promise<T>,
  pauses: number[],
  now: () => number,
  after: After,
): Promise<T> {
  const first = now();
  for (let i = 0; ; i++) {
    try {
      return await send();
    } catch (error) {
      const failure = asServiceError(error);
      const again = i < pauses.length && now() - first + pauses[i] < REPEAT_WINDOW;
      if (!answerLost(failure) || !again) throw failure;
      await pause(after, pauses[i]);
    }
  }
}
