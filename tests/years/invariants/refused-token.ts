import { companionStorage } from '../companion-storage';
import type { Invariant } from '../invariant';
import { type RefreshAttempt, refreshAttempts } from '../refresh-attempts';

export const refusedToken: Invariant = {
  name: 'refused-token',
  rule: 'A refresh token is never presented again after its refusal was received and written; one without a response at most once a wake after its two minutes.',
  watch(run, report) {
    const attempts = refreshAttempts(run);
    const storage = companionStorage(run);
    /** The refusals by token. */
    const refused = new Map<string, RefreshAttempt>();

    attempts.onBegin(({ token, isOneTooMany }) => {
      const refusal = refused.get(token);
      if (refusal && !isForgotten(refusal))
        report('a refresh token was presented again after its refusal was received');
      if (isOneTooMany) report('a refresh without a response was repeated after its two minutes');
    });
    attempts.onEnd((attempt) => {
      if (attempt.end === 'refused') refused.set(attempt.token, attempt);
    });

    // Looked at when it happens: the next attempt writes before it is sent.
    run.world.trace.listen((entry, isNew) => {
      if (!isNew || entry.kind !== 'unload' || entry.cause !== 'killed') return;
      const { writtenAt = 0 } = storage.of('account');
      for (const [token, { endedAt = 0 }] of refused)
        if (endedAt === entry.t && writtenAt < endedAt) refused.delete(token);
    });

    /** Whether the companion could not keep that the token was refused. */
    function isForgotten({ run: companionRun, endedAt = 0 }: RefreshAttempt): boolean {
      const { refusals, lostAt = 0 } = storage.of('account');
      const isInMemoryOnly = refusals.includes(endedAt) && companionRun.endedAt !== undefined;
      return lostAt >= endedAt || isInMemoryOnly;
    }
    return {};
  },
};
