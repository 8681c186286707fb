import { SECOND_MS } from '../../../simulator/world/duration';
import type { Invariant, Run } from '../invariant';

/** Time that the face has to come to rest when the display goes off, ms. */
const SETTLE_MS = SECOND_MS;

/** Looks at each thing that happens in the dark, and at what was drawn there before the display comes on again. */
export const darkWatchRests: Invariant = {
  name: 'dark-watch-rests',
  rule: 'While the display is off, the face has no timer, no animation and no sensor, and draws nothing.',
  except: 'The second after the display has gone off.',
  watch({ world }, report) {
    /** When the display went off, and the number of writes a moment later. */
    let darkSince: number | undefined;
    let drawn: number | undefined;
    const checkDrawn = (): void => {
      const writes = drawn === undefined ? 0 : world.watch.counts.writes - drawn;
      if (writes > 0) report(`${writes} properties were drawn in the dark`);
      drawn = undefined;
    };
    world.trace.listen((entry, isNew) => {
      if (!isNew) return;
      if (entry.kind === 'exit' && entry.place === 'watch') checkDrawn();
      // Another run counts from 0, and draws its first picture.
      else if (entry.kind === 'start' && entry.place === 'watch') {
        drawn = undefined;
        if (darkSince !== undefined) darkSince = entry.t;
      } else if (entry.kind === 'display') {
        checkDrawn();
        darkSince = entry.mode === 'off' ? entry.t : undefined;
      }
      if (darkSince === undefined || entry.t < darkSince + SETTLE_MS || !world.watch.isRunning) return;
      drawn ??= world.watch.counts.writes;
      const work = findWork(world);
      if (work) report(`${work} in the dark`);
    });
    return { checkEnd: checkDrawn };
  },
};

/** What runs on the watch, such as "1 timers"; undefined where nothing does. */
function findWork(world: Run['world']): string | undefined {
  const { timers, intervals, animationFrames, sensors } = world.activity('watch');
  const [busy] = Object.entries({ timers, intervals, animationFrames, sensors }).filter(
    ([, count]) => count > 0,
  );
  return busy && `${busy[1]} ${busy[0]}`;
}
