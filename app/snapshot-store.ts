import { acceptSnapshot } from '../common/accept-snapshot';
import { DEFAULT_ACCENT_COLOUR } from '../common/preferences';
import { isNewer, SNAPSHOT_FILE, type Snapshot } from '../common/snapshot';
import { type Files, type Logger, replaceFile } from './files';

const STORED_FILE = 'kept.cbor';

export interface SnapshotStore {
  /** The newest snapshot that could be read; at first that of a watch that is not set up. */
  readonly latest: Snapshot;
  /** Reads and removes a received file of any name. Returns whether it is the latest snapshot now. */
  acceptFile(name: string): boolean;
}

/** The snapshot before the first one from a phone. Every snapshot from a phone is newer. */
function createInitialSnapshot(): Snapshot {
  // The cast: it has no number.
  return {
    account: { service: 'none', state: 'notSetUp' },
    look: { accent: DEFAULT_ACCENT_COLOUR, motion: true },
  } as Snapshot;
}

/**
 * Opens the store of the last good snapshot, on disk and in memory. A file is checked before it replaces the
 * stored one, so a bad file harms nothing: it is logged once and removed.
 */
export function openSnapshotStore(files: Files, logger: Logger): SnapshotStore {
  const store = { latest: createInitialSnapshot(), acceptFile };

  function load(name: string): Snapshot | undefined {
    let reason: unknown = 'malformed';
    try {
      const snapshot = acceptSnapshot(files.readFileSync(name, 'cbor'));
      if (snapshot) return snapshot;
    } catch (error) {
      reason = error;
    }
    logger.warn(name + ' is no snapshot: ' + reason);
    return undefined;
  }

  function acceptFile(name: string): boolean {
    const snapshot = load(name);
    const isAccepted = !!snapshot && isNewer(snapshot, store.latest, Date.now() / 1000);
    if (isAccepted) store.latest = snapshot;
    try {
      if (isAccepted) replaceFile(files, STORED_FILE, name);
      else files.unlinkSync(name);
    } catch (error) {
      logger.warn(name + ' not ' + (isAccepted ? 'kept: ' : 'removed: ') + error);
    }
    return isAccepted;
  }

  if (files.existsSync(STORED_FILE)) store.latest = load(STORED_FILE) || store.latest;
  // Present if the face ended between receiving and storing it.
  if (files.existsSync(SNAPSHOT_FILE)) acceptFile(SNAPSHOT_FILE);
  return store;
}
