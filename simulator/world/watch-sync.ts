import type { Clock, Instant } from './clock';
import { MINUTE_MS } from './duration';

/** The watch syncs at every full quarter of an hour. */
const SYNC_INTERVAL_MS = 15 * MINUTE_MS;

/** The time of the last sync of a watch that reaches its account. */
export function syncedUntil(now: Instant): Instant {
  return now - (now % SYNC_INTERVAL_MS);
}

/** When the watch last synced by its phone. Without one it does not, and afterwards at the next full quarter. */
export class WatchSync {
  private isConnected = true;
  private connectedAt = Number.NEGATIVE_INFINITY;
  private before: Instant;

  constructor(private readonly clock: Clock) {
    this.before = syncedUntil(clock.now());
  }

  get latest(): Instant {
    const latest = syncedUntil(this.clock.now());
    return this.isConnected && latest >= this.connectedAt ? latest : this.before;
  }

  setConnected(isConnected: boolean): void {
    this.before = this.latest;
    this.isConnected = isConnected;
    if (isConnected) this.connectedAt = this.clock.now();
  }
}
