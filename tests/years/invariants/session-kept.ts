import { SettingsKey, type Status } from '../../../common/settings-keys';
import type { Instant } from '../../../simulator/world/clock';
import { SECOND_MS } from '../../../simulator/world/duration';
import { companionRuns } from '../companion-runs';
import { companionStorage } from '../companion-storage';
import { endedByWearer, refreshTokenOf } from '../ended-by-wearer';
import type { Invariant, Run } from '../invariant';
import { phoneClock } from '../phone-clock';
import { LONGEST_PAUSE_MS, REPEAT_MS, type RefreshAttempt, refreshAttempts } from '../refresh-attempts';
import { requestKind } from '../request-kind';
import { requestLog } from '../request-log';

/** Time from the first send of a refresh to its last repeat, ms. */
const LAST_REPEAT_MS = 85 * SECOND_MS;
/** Time from a launch to the first request, ms. */
const LAUNCH_MS = 20 * SECOND_MS;

export const sessionKept: Invariant = {
  name: 'session-kept',
  rule: 'A session that the service would still continue is never lost.',
  except:
    'What its service ended; a refresh that the service carried out, whose response was lost in the first try and in every repeat that was allowed, or whose new token the storage lost or refused; a phone whose clock was set meanwhile.',
  watch(run, report) {
    const { clock, cloud, network, settings } = run.world;
    const storage = companionStorage(run);
    const attempts = refreshAttempts(run);
    const wearer = endedByWearer(run);
    const findExcuse = createExcuses(run);
    /** The token of the present session when a revocation begins, which must not end it. */
    let keptToken: string | undefined;

    storage.onAccount((now, before, isLost) => {
      const token = refreshTokenOf(before);
      if (token !== undefined && !now.tokens && !isLost && !wearer.isEnded()) judgeLoss(token);
    });
    network.exchanges.listen(({ request, handled, delivered }) => {
      if (delivered || requestKind(request) !== 'revocation') return;
      const token = refreshTokenOf(storage.account);
      if (!handled)
        keptToken = token !== undefined && isAccepted(newestOf(token)) ? newestOf(token) : undefined;
      else if (keptToken !== undefined && !wearer.isEnded() && !isAccepted(keptToken))
        report('the companion has revoked the session that it uses');
    });

    function judgeLoss(token: string): void {
      if (isAccepted(token)) report('a refresh token was dropped that the service still accepts');
      else if (isAccepted(newestOf(token)) && findExcuse(token) === undefined)
        report('a session was lost that the service would still continue');
    }

    function isAccepted(token: string): boolean {
      return cloud.sessions().some((session) => session.acceptedRefreshTokens(clock.now()).includes(token));
    }

    /** The token that took the place of this one at the service. */
    function newestOf(token: string): string {
      const rotation = attempts.rotationOf(token);
      return rotation ? newestOf(rotation.next) : token;
    }

    function checkShown(): void {
      const token = refreshTokenOf(storage.account);
      // The companion writes whole statuses.
      const { state } = JSON.parse(settings.get(SettingsKey.status) ?? '{}') as Partial<Status>;
      const mustSignIn = state === 'reconnect' || state === 'notSetUp' || state === 'finishSignIn';
      if (mustSignIn && token !== undefined && isAccepted(token))
        report(`the page says ${state}, and the service accepts the refresh token`);
    }
    return { checkCalm: checkShown, checkEnd: checkShown };
  },
};

/** Finds what made a loss unavoidable; undefined where nothing did. */
function createExcuses(run: Run): (token: string) => string | undefined {
  const runs = companionRuns(run);
  const storage = companionStorage(run);
  const attempts = refreshAttempts(run);
  const phone = phoneClock(run);
  const log = requestLog(run);

  return (token) => {
    const rotation = attempts.rotationOf(token);
    if (!rotation) return undefined;
    const { attempt: first } = rotation;
    const { lostAt = 0, refusals } = storage.of('account');
    if (lostAt >= first.sentAt) return 'the storage lost what was written after the rotation';
    if (refusals.some((at) => at >= first.sentAt))
      return 'the storage refused what was written after the rotation';
    if (phone.lastAt() >= first.sentAt) return "the phone's clock was set while the refresh was unanswered";
    const inTime = attempts
      .of(token)
      .filter(({ sentAt }) => sentAt >= first.sentAt && sentAt < first.sentAt + REPEAT_MS);
    if (inTime.some(hasNoNewToken)) return 'the response left the new refresh token out';
    const isRepeated = inTime.every((attempt, i) => isFollowedUp(attempt, inTime[i + 1], first));
    return isRepeated ? 'every repeat stayed without a response' : undefined;
  };

  /** Whether an attempt without a response was repeated, or could not be repeated. */
  function isFollowedUp(
    attempt: RefreshAttempt,
    next: RefreshAttempt | undefined,
    first: RefreshAttempt,
  ): boolean {
    const { run: companionRun, sentAt, endedAt = sentAt, token, end, isLate } = attempt;
    if (end === 'tokens' && !isKilledAt(attempt, endedAt)) return false;
    const dueBy = endedAt + LONGEST_PAUSE_MS;
    const until = first.sentAt + REPEAT_MS;
    if (next && next.sentAt <= dueBy) return true;
    if (companionRun.endedAt !== undefined && companionRun.endedAt < Math.min(dueBy, until))
      return !isWokenInTime(companionRun.endedAt, until, next);
    // Neither an attempt with another kind of response nor a late one is repeated in the same wake.
    if (end === 'error' || isLate || dueBy >= until) return true;
    const chain = attempts.of(token).filter((each) => each.run === companionRun);
    const begin = chain.find((each) => each.sentAt > sentAt - REPEAT_MS) ?? attempt;
    return sentAt - begin.sentAt >= LAST_REPEAT_MS || isHeld(first, endedAt, dueBy);
  }

  /** Whether a run of the companion could have repeated the refresh, and did not. */
  function isWokenInTime(from: Instant, until: Instant, next: RefreshAttempt | undefined): boolean {
    return runs.list.some(({ launchedAt, endedAt = Number.POSITIVE_INFINITY }) => {
      const isUseful = launchedAt >= from && launchedAt + LAUNCH_MS < Math.min(until, endedAt);
      return isUseful && !(next && next.sentAt <= launchedAt + LAUNCH_MS);
    });
  }

  /** Whether the service allowed no request. Almanac's own limits are no excuse: they keep room for the repeats. */
  function isHeld({ exchange }: RefreshAttempt, from: Instant, to: Instant): boolean {
    const service = exchange.request.url.includes('google') ? 'google' : 'fitbit';
    return [from, to].some((at) => log.holdsAt(service, at).length > 0);
  }

  function isKilledAt({ run: companionRun }: RefreshAttempt, at: Instant): boolean {
    return companionRun.endedAt === at && companionRun.cause === 'killed';
  }
}

/** Whether the tokens came without the refresh token that the service had issued. */
function hasNoNewToken({ end, exchange: { delivered } }: RefreshAttempt): boolean {
  return end === 'tokens' && !!delivered && 'body' in delivered && !delivered.body.includes('refresh_token');
}
