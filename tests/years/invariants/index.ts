import type { Invariant } from '../invariant';

/** Everything that is true of every run; docs/reliability.md has the list. */
export const INVARIANTS: readonly Invariant[] = [];
