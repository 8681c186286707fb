import type { Invariant } from '../invariant';
import { refusedToken } from './refused-token';
import { requestLimits } from './request-limits';
import { secretsKept } from './secrets-kept';
import { sessionKept } from './session-kept';

/** Everything that is true of every run; docs/reliability.md has the list. */
export const INVARIANTS: readonly Invariant[] = [sessionKept, refusedToken, requestLimits, secretsKept];
