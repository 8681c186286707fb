import { acceptSnapshot } from '../common/accept-snapshot';
import { DEFAULT_ACCENT_COLOUR } from '../common/preferences';
import { isNewer, SNAPSHOT_FILE, type Snapshot } from '../common/snapshot';
import { type Files, replaceFile } from './files';

const STORED_FILE = 'kept.cbor';

export interface SnapshotStore {
  /** The newest snapshot that could be read; at first, one of a watch that is not set up. */
  readonly latest: Snapshot;
  /** Takes in a file that arrived, whatever its name; true where the latest snapshot is another one now. */
  acceptFile(name: string): boolean;
}

/** Before the phone ever spoke: every page is on. Any snapshot of a phone's has another origin. */
const INITIAL_SNAPSHOT = {
  account: { service: 'none', state: 'notSetUp' },
  look: { accent: DEFAULT_ACCENT_COLOUR, motion: true },
} as unknown as Snapshot;

/**
 * The last good snapshot, on disk and in memory. An arrived file is checked before it takes the kept
 * one's name, so a bad one harms nothing: it is told of once and removed.
 */
export function openSnapshotStore(files: Files, warn: (text: string) => void): SnapshotStore {
  const store = { latest: INITIAL_SNAPSHOT, acceptFile };

  function load(name: string): Snapshot | undefined {
    let reason: unknown = 'malformed';
    try {
      const snapshot = acceptSnapshot(files.readFileSync(name, 'cbor'));
      if (snapshot) return snapshot;
    } catch (error) {
      reason = error;
    }
    warn(name + ' is no snapshot for this version: ' + reason);
    return undefined;
  }

  function acceptFile(name: string): boolean {
    const snapshot = load(name);
    const isAccepted = snapshot !== undefined && isNewer(snapshot, store.latest);
    if (isAccepted) store.latest = snapshot;
    try {
      if (isAccepted) replaceFile(files, STORED_FILE, name);
      else files.unlinkSync(name);
    } catch (error) {
      warn(name + ' could not be ' + (isAccepted ? 'kept: ' : 'removed: ') + error);
    }
    return isAccepted;
  }

  if (files.existsSync(STORED_FILE)) store.latest = load(STORED_FILE) || store.latest;
  // Left over where the face ended between arrival and keeping.
  if (files.existsSync(SNAPSHOT_FILE)) acceptFile(SNAPSHOT_FILE);
  return store;
}
