import type { Instant } from '../../simulator/world/clock';
import { companionRuns } from './companion-runs';
import { companionStorage } from './companion-storage';
import { LONGEST_SYNC_MS } from './data-responses';
import type { Run } from './invariant';

/** Whether the companion still knows what it has learnt with a response that was delivered at `since`. */
export function createKeptCheck(run: Run): (since: Instant) => boolean {
  const runs = companionRuns(run);
  const storage = companionStorage(run);
  return (since) => {
    // It is stored at the end of the sync, if the companion lives until then.
    const until = since + LONGEST_SYNC_MS;
    const wasKilled = runs.list.some(
      ({ endedAt = 0, cause }) => cause === 'killed' && endedAt >= since && endedAt <= until,
    );
    // What the storage did not take, or lost, is forgotten with the next end of the companion.
    const { lostAt = 0, refusals } = storage.of('sync');
    return (
      run.world.clock.now() > until && !wasKilled && lostAt < since && !refusals.some((at) => at >= since)
    );
  };
}
