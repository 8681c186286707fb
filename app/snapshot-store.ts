import { checkSnapshot } from '../common/check-snapshot';
import { isNewer, SNAPSHOT_FILE, type Snapshot } from '../common/snapshot';
import type { Files } from './files';

const KEPT = 'kept.cbor';

export interface SnapshotStore {
  /** The newest snapshot that could be read. */
  readonly latest: Snapshot | undefined;
  /** Takes in a file that arrived; true where the latest snapshot is another one now. */
  arrived(name: string): boolean;
}

/**
 * The last good snapshot, on disk and in memory. An arrived file is checked before it takes the kept
 * one's name, so a bad one harms nothing: it is told of once and removed.
 */
export function openSnapshots(files: Files, warn: (text: string) => void): SnapshotStore {
  const store = { latest: undefined as Snapshot | undefined, arrived };

  function load(name: string): Snapshot | undefined {
    let problem: string;
    try {
      const checked = checkSnapshot(files.read(name));
      if (typeof checked !== 'string') return checked;
      problem = checked;
    } catch (error) {
      problem = String(error);
    }
    warn(name + ' is no snapshot for this version: ' + problem);
    remove(name);
    return undefined;
  }

  function remove(name: string): void {
    try {
      files.remove(name);
    } catch (error) {
      warn(name + ' could not be removed: ' + error);
    }
  }

  function arrived(name: string): boolean {
    if (name !== SNAPSHOT_FILE) {
      remove(name);
      return false;
    }
    const snapshot = load(name);
    if (!snapshot) return false;
    if (!isNewer(snapshot, store.latest)) {
      remove(name);
      return false;
    }
    store.latest = snapshot;
    try {
      files.replace(KEPT, name);
    } catch (error) {
      warn(name + ' could not be kept: ' + error);
    }
    return true;
  }

  if (files.exists(KEPT)) store.latest = load(KEPT);
  // Left over where the face ended between arrival and keeping.
  if (files.exists(SNAPSHOT_FILE)) arrived(SNAPSHOT_FILE);
  return store;
}
