import { createHash } from 'node:crypto';
import type { Snapshot } from '../../../common/snapshot';
import { SECOND_MS } from '../../../simulator/world/duration';
import type { Invariant } from '../invariant';
import { snapshotsOf } from '../snapshots';

export const newestSnapshotStays: Invariant = {
  name: 'newest-snapshot-stays',
  rule: 'The watch never keeps an older snapshot after a newer one, and none that the phone did not send.',
  except:
    'A disk that was wiped, or full since the last file; numbers ahead of the time or far behind it, which a phone with a wrong clock, or with three snapshots in a second, gave.',
  watch(run, report) {
    const { world } = run;
    const snapshots = snapshotsOf(run);
    /**
     * The place of each in the order of sending. `isUntimed`: its number says nothing, because a clock was behind, or
     * because it is the third of a second. A phone that loses its storage then begins with the first number again.
     */
    const sentAs = new Map<string, { order: number; isUntimed: boolean }>();
    let sentCount = 0;
    let kept = 0;
    /** Whether the number of the last one that was kept says nothing. */
    let isUntimed = false;
    /** Whether the disk was full since then. The watch may have a later one in memory, with such a number. */
    let wasFull = false;
    world.trace.listen((entry) => {
      // A watch whose disk was wiped knows of nothing newer after its next start.
      if (entry.kind === 'fault' && entry.name === 'disk-wiped') kept = 0;
      if (entry.kind === 'fault' && entry.name === 'disk-full') wasFull = true;
    });
    snapshots.onSent.add((sent) => {
      const isAhead = (sent.seq - 1) * SECOND_MS > world.clock.now();
      const isUntimed = world.phoneSystem.clockOffsetMs < 0 || isAhead;
      sentAs.set(keyOf(sent), { order: ++sentCount, isUntimed });
    });
    snapshots.onKept.add((snapshot) => {
      const { order, isUntimed: wasSentUntimed = false } = sentAs.get(keyOf(snapshot)) ?? {};
      const wasUntimed = isUntimed;
      // The phone's clock was wrong: no order is known.
      isUntimed = wasSentUntimed || snapshot.seq * SECOND_MS > world.clock.now();
      if (order === undefined) report(`the watch keeps ${describe(snapshot)}, which the phone did not send`);
      else if (order < kept && !wasUntimed && !isUntimed && !wasFull)
        report(`the watch keeps ${describe(snapshot)}, ${kept - order} older than before`);
      else kept = order;
      wasFull = world.disk.isFull;
    });
    snapshots.onUnreadable.add(() => report('the watch keeps a file that is no snapshot'));
    return {};
  },
};

/**
 * A digest of the whole snapshot, since two with the same number differ in what they say. It is short, because none is
 * ever forgotten: a file that was stuck on its way arrives after thousands of newer ones.
 */
function keyOf(snapshot: Snapshot): string {
  return createHash('sha256').update(JSON.stringify(snapshot)).digest('base64');
}

function describe({ origin, seq }: Snapshot): string {
  return `snapshot ${seq} of ${origin}`;
}
