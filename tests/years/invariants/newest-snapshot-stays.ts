import type { Snapshot } from '../../../common/snapshot';
import { SECOND_MS } from '../../../simulator/world/duration';
import type { Invariant } from '../invariant';
import { snapshotsOf } from '../snapshots';

/** More can never wait on their way to the watch. */
const MAX_REMEMBERED = 2000;

export const newestSnapshotStays: Invariant = {
  name: 'newest-snapshot-stays',
  rule: 'The watch never keeps an older snapshot after a newer one, and none that the phone did not send.',
  except:
    'A disk that was wiped, or full since the last file; numbers ahead of the time, which a phone with a wrong clock gave.',
  watch(run, report) {
    const { world } = run;
    const snapshots = snapshotsOf(run);
    /** When each was sent, as its number in the order of sending. */
    const sentAs = new Map<string, number>();
    let sentCount = 0;
    let kept = 0;
    /** The last one that was kept has a number ahead of the time. */
    let isAhead = false;
    /** The disk was full since then: the watch may have a later one in memory, with such a number. */
    let wasFull = false;
    world.trace.listen((entry) => {
      // A watch whose disk was wiped knows of nothing newer after its next start.
      if (entry.kind === 'fault' && entry.name === 'disk-wiped') kept = 0;
      if (entry.kind === 'fault' && entry.name === 'disk-full') wasFull = true;
    });
    snapshots.onSent.add((sent) => {
      sentAs.set(keyOf(sent), ++sentCount);
      if (sentAs.size > MAX_REMEMBERED) sentAs.delete(sentAs.keys().next().value as string);
    });
    snapshots.onKept.add((snapshot) => {
      const order = sentAs.get(keyOf(snapshot));
      const wasAhead = isAhead;
      // The phone's clock was wrong: no order is known.
      isAhead = snapshot.seq * SECOND_MS > world.clock.now();
      if (order === undefined) report(`the watch keeps ${describe(snapshot)}, which the phone did not send`);
      else if (order < kept && !wasAhead && !isAhead && !wasFull)
        report(`the watch keeps ${describe(snapshot)}, ${kept - order} older than before`);
      else kept = order;
      wasFull = world.disk.isFull;
    });
    snapshots.onUnreadable.add(() => report('the watch keeps a file that is no snapshot'));
    return {};
  },
};

/** The whole of it: two snapshots with the same number differ in what they say. */
function keyOf(snapshot: Snapshot): string {
  return JSON.stringify(snapshot);
}

function describe({ origin, seq }: Snapshot): string {
  return `snapshot ${seq} of ${origin}`;
}
