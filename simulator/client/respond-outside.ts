import type { WorldEvents } from '../simulation/world-methods';
import type { Outside } from '../world/outside';
import { type WorldConnection, WorldGoneError } from './world-connection';
import type { WorldObserver } from './world-link';

/** What a world requests of its outside, answered by `outside`. `connection` is that of the same world. */
export function respondOutside(
  outside: Outside,
  connection: () => WorldConnection,
): Pick<WorldObserver, 'onFetch' | 'onMeasure'> {
  return {
    onFetch: ({ id, request }) => void respondFetch(id, request),
    onMeasure: ({ id, svg }) => void respondMeasure(id, svg),
  };

  async function respondFetch(id: number, request: WorldEvents['fetch']['request']): Promise<void> {
    const result = await outside.fetchReal(request);
    await connection().call('fetched', { id, result }).catch(ignoreEnd);
  }

  async function respondMeasure(id: number, svg: string): Promise<void> {
    const share = await outside.measureLitShare(svg);
    await connection().call('measured', { id, share }).catch(ignoreEnd);
  }
}

/** A world that has ended needs no result. */
function ignoreEnd(error: unknown): void {
  if (!(error instanceof WorldGoneError)) throw error;
}
