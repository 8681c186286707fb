import type { Instant } from '../../../simulator/world/clock';
import { companionStorage } from '../companion-storage';
import type { Invariant } from '../invariant';
import { countOccasions } from '../occasions';
import { REPEAT_MS, type RefreshAttempt, refreshAttempts } from '../refresh-attempts';

/** What is known of a token whose refresh is without a response. */
interface Unanswered {
  lastLossAt: Instant;
  way: string | undefined;
  /** One attempt a wake is allowed: its two minutes are over. */
  isLimited: boolean;
}

export const refusedToken: Invariant = {
  name: 'refused-token',
  rule: 'A refresh token is never presented again after its refusal was received and written; one without a response at most once a wake after its two minutes.',
  watch(run, report) {
    const { clock } = run.world;
    const attempts = refreshAttempts(run);
    const storage = companionStorage(run);
    const occasions = countOccasions(run);
    /** The refusals by token. */
    const refused = new Map<string, RefreshAttempt>();
    const unanswered = new Map<string, Unanswered>();

    attempts.onBegin(({ token, sentAt }) => {
      const refusal = refused.get(token);
      if (refusal && !isForgotten(refusal)) {
        report('a refresh token was presented again after its refusal was received');
      }
      const state = unanswered.get(token);
      if (!state) return;
      const isInTime = sentAt - state.lastLossAt < REPEAT_MS;
      if (isInTime && !state.isLimited) return;
      if (!occasions.take()) report('a refresh without a response was repeated after its two minutes');
      // A wake within two minutes repeats it as the first one did.
      state.isLimited = !isInTime;
    });

    attempts.onEnd((attempt) => {
      const { token, sentAt, end, way } = attempt;
      if (end === 'refused') refused.set(token, attempt);
      if (end === 'lost' || end === 'killed') {
        const before = unanswered.get(token);
        // What is lost in another way is another trouble: its two minutes begin.
        const isLimited = before?.isLimited === true && end === 'lost' && before.way === way;
        unanswered.set(token, { lastLossAt: sentAt, way, isLimited });
      } else if (end !== 'unsent') unanswered.delete(token);
    });

    storage.onAccount((_now, _before, isLost) => {
      // Without its record the companion takes the next attempt for the first.
      if (isLost) unanswered.clear();
    });

    /** Whether the companion could not keep that the token was refused. */
    function isForgotten({ run: companionRun, endedAt = clock.now() }: RefreshAttempt): boolean {
      const { writtenAt = 0, refusedAt = 0, lostAt = 0 } = storage.of('account');
      const isKilledBeforeWrite = companionRun.endedAt === endedAt && companionRun.cause === 'killed';
      const isInMemoryOnly = refusedAt >= endedAt && companionRun.endedAt !== undefined;
      return lostAt >= endedAt || (writtenAt < endedAt && isKilledBeforeWrite) || isInMemoryOnly;
    }
    return {};
  },
};
