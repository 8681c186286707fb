import { acceptSnapshot } from '../common/accept-snapshot';
import { DEFAULT_ACCENT_COLOUR } from '../common/preferences';
import { SNAPSHOT_FILE, type Snapshot } from '../common/snapshot';
import { type Files, type Logger, replaceFile } from './files';

const STORED_FILE = 'kept.cbor';

export interface SnapshotStore {
  /** The newest snapshot that could be read; at first that of a watch that is not set up. */
  get(): Snapshot;
  /** Reads and removes a received file of any name. Returns whether it is the latest snapshot now. */
  accept(name: string): boolean;
  /** Drops from the heap what home does not show, if the disk has it. */
  trim(): void;
  /** Reads from the disk what `trim` has dropped. What the disk has lost is reported once, and stays away. */
  restore(): void;
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
  let latest = createInitialSnapshot();
  /** Whether the disk has the latest snapshot. */
  let isKept = false;

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

  function accept(name: string): boolean {
    const snapshot = load(name);
    const { seq } = latest;
    // Numbers follow the phone's clock. One that is ahead was made while that clock was wrong, and counts for nothing:
    // a phone that has lost its storage since must not be mute for ever.
    const isAccepted = !!snapshot && (!(snapshot.seq <= seq) || seq > Date.now() / 1000);
    try {
      if (isAccepted) {
        latest = snapshot;
        isKept = false;
        replaceFile(files, STORED_FILE, name);
        isKept = true;
      } else files.unlinkSync(name);
    } catch (error) {
      logger.warn(name + ' not ' + (isAccepted ? 'kept: ' : 'removed: ') + error);
    }
    return isAccepted;
  }

  function get(): Snapshot {
    return latest;
  }

  function trim(): void {
    if (isKept) latest.body = latest.friends = latest.devices = undefined;
  }

  function restore(): void {
    const kept = isKept && load(STORED_FILE);
    isKept = !!kept;
    if (kept) latest = kept;
  }

  isKept = files.existsSync(STORED_FILE);
  restore();
  // Present if the face ended between receiving and storing it.
  if (files.existsSync(SNAPSHOT_FILE)) accept(SNAPSHOT_FILE);
  return { get, accept, trim, restore };
}
