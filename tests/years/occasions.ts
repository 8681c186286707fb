import type { Run } from './invariant';

/** The occasions to work that are left. */
export interface Occasions {
  /** Uses one; false where there is none. */
  take(): boolean;
}

/**
 * Counts what makes the companion work: a launch, a wake, a change of the settings, a message of the watch. It does one
 * piece of work at a time and remembers one more.
 */
export function countOccasions({ world }: Run): Occasions {
  let available = 0;
  const add = (): void => {
    available = Math.min(2, available + 1);
  };
  world.moments.listen(add, ['wake']);
  world.trace.listen((entry, isNew) => {
    // A new run of the companion knows nothing of what the one before had to do.
    if (entry.kind === 'unload') available = 0;
    else if (entry.kind === 'setting' && entry.by === 'settings') add();
    else if (
      entry.kind === 'message' &&
      entry.direction === 'toPhone' &&
      (isNew || entry.state === 'arrived')
    )
      add();
  });
  return {
    take() {
      if (available === 0) return false;
      available--;
      return true;
    },
  };
}
