import type { Run } from './invariant';

/** What several invariants look at, made once a run. `create` listens to the world from its beginning. */
export function perRun<T>(create: (run: Run) => T): (run: Run) => T {
  const made = new WeakMap<Run, T>();
  return (run) => {
    const known = made.get(run);
    if (known !== undefined) return known;
    const value = create(run);
    made.set(run, value);
    return value;
  };
}
