import type { NetworkFailure } from '../world/network';
import type { Outside, RealRequest } from '../world/outside';
import { type WorldConnection, WorldGoneError } from './world-connection';
import type { WorldObserver } from './world-link';

/** Largest number of requests at once. No app has as many. */
const MAX_REQUESTS = 64;
/** A world waits for each measurement. */
const MAX_MEASUREMENTS = 8;
/** Time of a measurement, ms. After a longer one this process rests as long, for its other work. */
const LONG_MEASUREMENT_MS = 100;

/**
 * What a world requests of its outside, responded by `outside`. `connection` is that of the same world. What it sends
 * is of unknown origin: nothing of it throws here, and too much of it gets no response.
 */
export function respondOutside(
  outside: Outside,
  connection: () => WorldConnection,
): Pick<WorldObserver, 'onFetch' | 'onMeasure'> {
  let requests = 0;
  let measurements = 0;
  let lastMeasurement: Promise<void> = Promise.resolve();
  return {
    onFetch({ id, request }) {
      if (requests >= MAX_REQUESTS) return;
      requests++;
      void respondFetch(id, request).finally(() => requests--);
    },
    onMeasure({ id, svg }) {
      if (measurements >= MAX_MEASUREMENTS) return;
      measurements++;
      lastMeasurement = lastMeasurement.then(() => respondMeasure(id, svg)).finally(() => measurements--);
    },
  };

  async function respondFetch(id: number, request: RealRequest): Promise<void> {
    try {
      const result = await outside.fetchReal(request);
      await connection().call('fetched', { id, result });
    } catch (error) {
      const result: NetworkFailure = { failure: 'the request has not the form of one' };
      if (!(error instanceof WorldGoneError))
        await connection().call('fetched', { id, result }).catch(ignore);
    }
  }

  async function respondMeasure(id: number, svg: string): Promise<void> {
    const start = performance.now();
    const share = await measure(svg);
    const tookMs = performance.now() - start;
    if (tookMs > LONG_MEASUREMENT_MS) await new Promise((resolve) => setTimeout(resolve, tookMs));
    await Promise.resolve()
      .then(() => connection().call('measured', { id, share }))
      .catch(ignore);
  }

  async function measure(svg: string): Promise<number> {
    try {
      return await outside.measureLitShare(svg);
    } catch {
      // No renderer reads it.
      return 0;
    }
  }
}

/** A world that has ended needs no result, and one that refuses it gets no other. */
function ignore(): void {}
