import { companionStorage } from '../companion-storage';
import type { Invariant } from '../invariant';
import { type RefreshAttempt, refreshAttempts } from '../refresh-attempts';

export const refusedToken: Invariant = {
  name: 'refused-token',
  rule: 'A refresh token is never presented again after its refusal was received and written; one without a response at most once a wake after its two minutes.',
  except:
    'A refusal that was not written: the storage refused it, lost it, or the companion was killed first. A change of the settings and a message of the watch count as wakes, and two wakes that come while it works allow two sends.',
  watch(run, report) {
    const attempts = refreshAttempts(run);
    const storage = companionStorage(run);
    /** The refusals by token. */
    const refused = new Map<string, RefreshAttempt>();

    attempts.onBegin(({ token, isOneTooMany }) => {
      const refusal = refused.get(token);
      if (refusal && (storage.of('account').lostAt ?? 0) < (refusal.endedAt ?? 0))
        report('a refresh token was presented again after its refusal was received');
      if (isOneTooMany) report('a refresh without a response was repeated after its two minutes');
    });
    attempts.onEnd((attempt) => {
      if (attempt.end === 'refused') refused.set(attempt.token, attempt);
    });

    // This is checked when a run ends: later writes and refusals would hide what happened to this one.
    run.world.trace.listen((entry, isNew) => {
      if (!isNew || entry.kind !== 'unload') return;
      const { writtenAt = 0, refusals } = storage.of('account');
      for (const [token, { endedAt = 0, run: companionRun }] of refused) {
        // Killed in the moment of the response: what was written then may be something else.
        const isKilledBeforeWrite =
          entry.cause === 'killed' &&
          endedAt === entry.t &&
          (writtenAt < endedAt || storage.account.tokens?.refreshToken === token);
        const isInMemoryOnly = companionRun.endedAt === entry.t && refusals.includes(endedAt);
        if (isKilledBeforeWrite || isInMemoryOnly) refused.delete(token);
      }
    });
    return {};
  },
};
