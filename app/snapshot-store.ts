import { checkSnapshot } from '../common/check-snapshot';
import { isNewer, SNAPSHOT_FILE, type Snapshot } from '../common/snapshot';
import { type Files, replace } from './files';

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
    let checked: unknown;
    try {
      checked = checkSnapshot(files.readFileSync(name, 'cbor'));
    } catch (error) {
      checked = String(error);
    }
    if (typeof checked !== 'string') return checked as Snapshot;
    warn(name + ' is no snapshot for this version: ' + checked);
    return undefined;
  }

  function arrived(name: string): boolean {
    const snapshot = name === SNAPSHOT_FILE ? load(name) : undefined;
    const isTaken = snapshot !== undefined && isNewer(snapshot, store.latest);
    if (isTaken) store.latest = snapshot;
    try {
      if (isTaken) replace(files, KEPT, name);
      else files.unlinkSync(name);
    } catch (error) {
      warn(name + ' could not be ' + (isTaken ? 'kept: ' : 'removed: ') + error);
    }
    return isTaken;
  }

  if (files.existsSync(KEPT)) store.latest = load(KEPT);
  // Left over where the face ended between arrival and keeping.
  if (files.existsSync(SNAPSHOT_FILE)) arrived(SNAPSHOT_FILE);
  return store;
}
