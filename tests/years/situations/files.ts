import { SNAPSHOT_VERSION } from '../../../common/snapshot';
import type { Run } from '../invariant';
import type { Situation } from '../situation';
import { type ArrivedFile, counting, onArrival, onTrace, readKept } from './watching';

export const FILE_SITUATIONS: readonly Situation[] = [
  {
    name: 'file-damaged-and-sent-again',
    words: 'a file reaches the watch damaged, and a later one whole',
    by: { faults: [{ spec: 'corrupt-file' }, { spec: 'cut-file' }] },
    watch: counting((run, reached) => {
      let isDamaged = false;
      onArrival(run, ({ snapshot }) => {
        if (isDamaged && snapshot?.v === SNAPSHOT_VERSION) reached();
        isDamaged = snapshot?.v === undefined;
      });
    }),
  },
  {
    name: 'file-waits-for-room',
    words: 'the watch’s disk is full: a file waits in the inbox and is taken later',
    by: { faults: [{ spec: 'disk-full', minutes: 90 }], acts: [{ act: 'sync-now' }, { act: 'toggle-page' }] },
    watch: counting((run, reached) => {
      const { disk, link } = run.world;
      let isWaiting = false;
      run.world.moments.listen(() => {
        isWaiting = disk.isFull && link.files.staged('watch').length > 0;
      }, ['filed']);
      run.world.moments.listen(() => {
        if (isWaiting && link.files.staged('watch').length === 0) reached();
        isWaiting &&= link.files.staged('watch').length > 0;
      }, ['disk-written']);
    }),
  },
  {
    name: 'old-file-refused',
    words: 'a file arrives that is older than what the watch has, and changes nothing',
    by: { faults: [{ spec: 'old-file' }] },
    watch: counting((run, reached) => {
      onRefusal(run, reached, ({ snapshot, kept }) => {
        return kept !== undefined && snapshot?.origin === kept.origin && (snapshot?.seq ?? 0) < kept.seq;
      });
    }),
  },
  {
    name: 'other-version-refused',
    words: 'a file of another version of Almanac arrives, and changes nothing',
    by: { faults: [{ spec: 'foreign-file' }] },
    watch: counting((run, reached) => {
      onRefusal(run, reached, ({ snapshot }) => {
        return snapshot?.v !== undefined && snapshot.v !== SNAPSHOT_VERSION;
      });
    }),
  },
  {
    name: 'watch-restarted-with-a-file-on-its-way',
    words: 'the face is started again while a file is on its way',
    by: { faults: [{ spec: 'restart-watch', moment: 'file' }] },
    watch: counting((run, reached) => {
      const { files } = run.world.link;
      onTrace(run, 'start', ({ place }) => {
        if (place === 'watch' && files.enumerate('phone').length > 0) reached();
      });
    }),
  },
  {
    name: 'display-on-at-an-arrival',
    words: 'a file arrives while the wearer looks',
    by: { acts: [{ act: 'toggle-page' }, { act: 'glance' }] },
    watch: counting((run, reached) => {
      onArrival(run, () => {
        if (run.world.watch.displayMode === 'on') reached();
      });
    }),
  },
  {
    name: 'link-lost-in-a-transfer',
    words: 'Bluetooth is lost while a file is transferred',
    by: { faults: [{ spec: 'link-off', minutes: 30, moment: 'file' }] },
    watch: counting((run, reached) => {
      const transferring = new Set<number>();
      onTrace(run, 'file', ({ id, state }) => {
        if (state === 'transferring') transferring.add(id);
        else if (transferring.delete(id) && state === 'pending' && !run.world.link.isInReach) reached();
      });
    }),
  },
];

/** Calls `reached` when the watch has kept what it had instead of such a file. */
function onRefusal(run: Run, reached: () => void, isSuch: (file: ArrivedFile) => boolean): void {
  let keptBefore: number | undefined;
  onArrival(run, (file) => {
    keptBefore = isSuch(file) ? file.kept?.seq : undefined;
  });
  run.world.moments.listen(() => {
    if (keptBefore !== undefined && readKept(run.world)?.seq === keptBefore) reached();
    keptBefore = undefined;
  }, ['filed']);
}
