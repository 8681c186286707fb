import type { Instant } from '../../simulator/world/clock';
import type { Run } from './invariant';
import { perRun } from './per-run';

/** When the phone's clock was last set. A fault sets it when it begins and when it ends. */
export const phoneClock = perRun(({ world }: Run) => {
  let changedAt: Instant = 0;
  world.trace.listen((entry, isNew) => {
    if (isNew && entry.kind === 'fault' && entry.name === 'phone-clock') changedAt = entry.t;
  });
  return { lastAt: (): Instant => changedAt };
});
