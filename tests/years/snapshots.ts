import { SNAPSHOT_FILE, type Snapshot } from '../../common/snapshot';
import { tryDecodeCbor } from '../../simulator/peer/cbor';
import type { World } from '../../simulator/run/world';
import { Listeners } from '../../simulator/world/listeners';
import { perRun } from './per-run';

/** The watch's own copy of the newest snapshot. */
const KEPT_FILE = 'kept.cbor';

/** The snapshots of a world: what the phone sends, and what the watch keeps on its disk. */
export class Snapshots {
  /** The phone has put a snapshot into its outbox. */
  readonly onSent = new Listeners<[snapshot: Snapshot]>();
  /** The watch has written another snapshot to its disk. */
  readonly onKept = new Listeners<[snapshot: Snapshot]>();
  /** The watch has written something else in its place. */
  readonly onUnreadable = new Listeners<[]>();
  /** On the watch's disk; undefined where there is none. */
  kept: Snapshot | undefined;

  constructor(world: World) {
    world.trace.listen((entry, isNew) => {
      if (!isNew || entry.kind !== 'file' || entry.isResent) return;
      if (entry.direction !== 'toWatch' || entry.name !== SNAPSHOT_FILE) return;
      const sent = asSnapshot(entry.data);
      if (sent) this.onSent.notify(sent);
    });
    world.disk.listen((path) => {
      if (path !== KEPT_FILE) return;
      const bytes = world.disk.read(KEPT_FILE);
      this.kept = bytes && asSnapshot(tryDecodeCbor(bytes));
      if (this.kept) this.onKept.notify(this.kept);
      else if (bytes) this.onUnreadable.notify();
    });
  }
}

/** The snapshots of a run; each is decoded once for all who look. */
export const snapshotsOf = perRun(({ world }) => new Snapshots(world));

function asSnapshot(data: unknown): Snapshot | undefined {
  // The watch and our own companion have checked its form.
  return typeof data === 'object' && data !== null && 'origin' in data ? (data as Snapshot) : undefined;
}
