import type { Invariant } from '../invariant';
import { refusedToken } from './refused-token';
import { requestLimits } from './request-limits';
import { secretsKept } from './secrets-kept';

/** Everything that is true of every run; docs/reliability.md has the list. */
export const INVARIANTS: readonly Invariant[] = [refusedToken, requestLimits, secretsKept];
