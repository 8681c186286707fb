import { checkSnapshot } from '../common/check-snapshot';
import { SUN } from '../common/preferences';
import { isNewer, SNAPSHOT_FILE, type Snapshot } from '../common/snapshot';
import { type Files, replace } from './files';

const KEPT = 'kept.cbor';

export interface SnapshotStore {
  /** The newest snapshot that could be read; at first, one of a watch that is not set up. */
  readonly latest: Snapshot;
  /** Takes in a file that arrived, whatever its name; true where the latest snapshot is another one now. */
  arrived(name: string): boolean;
}

/** Before the phone ever spoke: every page is on. Any snapshot of a phone's has another origin. */
const NOT_SET_UP = {
  account: { service: 'none', state: 'notSetUp' },
  look: { accent: SUN, motion: true },
} as unknown as Snapshot;

/**
 * The last good snapshot, on disk and in memory. An arrived file is checked before it takes the kept
 * one's name, so a bad one harms nothing: it is told of once and removed.
 */
export function openSnapshots(files: Files, warn: (text: string) => void): SnapshotStore {
  const store = { latest: NOT_SET_UP, arrived };

  function load(name: string): Snapshot | undefined {
    let problem: unknown = 'malformed';
    try {
      const snapshot = checkSnapshot(files.readFileSync(name, 'cbor'));
      if (snapshot) return snapshot;
    } catch (error) {
      problem = error;
    }
    warn(name + ' is no snapshot for this version: ' + problem);
    return undefined;
  }

  function arrived(name: string): boolean {
    const snapshot = load(name);
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

  if (files.existsSync(KEPT)) store.latest = load(KEPT) || store.latest;
  // Left over where the face ended between arrival and keeping.
  if (files.existsSync(SNAPSHOT_FILE)) arrived(SNAPSHOT_FILE);
  return store;
}
