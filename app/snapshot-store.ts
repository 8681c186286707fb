import { checkSnapshot } from '../common/check-snapshot';
import { PAGES } from '../common/preferences';
import { isNewer, SNAPSHOT_FILE, SNAPSHOT_VERSION, type Snapshot } from '../common/snapshot';
import { type Files, replace } from './files';

const KEPT = 'kept.cbor';

export interface SnapshotStore {
  /** The newest snapshot that could be read; at first, one of a watch that is not set up. */
  readonly latest: Snapshot;
  /** Takes in a file that arrived; true where the latest snapshot is another one now. */
  arrived(name: string): boolean;
}

/** Before the phone ever spoke. Any snapshot of a phone's has another origin. */
const NOT_SET_UP = {
  v: SNAPSHOT_VERSION,
  origin: 0,
  seq: 0,
  at: 0,
  account: { service: 'none', state: 'notSetUp' },
  look: { pages: PAGES, accent: 'sun', motion: true, units: {} },
} as unknown as Snapshot;

/**
 * The last good snapshot, on disk and in memory. An arrived file is checked before it takes the kept
 * one's name, so a bad one harms nothing: it is told of once and removed.
 */
export function openSnapshots(files: Files, warn: (text: string) => void): SnapshotStore {
  const store = { latest: NOT_SET_UP, arrived };

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

  if (files.existsSync(KEPT)) store.latest = load(KEPT) || store.latest;
  // Left over where the face ended between arrival and keeping.
  if (files.existsSync(SNAPSHOT_FILE)) arrived(SNAPSHOT_FILE);
  return store;
}
