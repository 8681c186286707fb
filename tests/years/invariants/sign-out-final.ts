import type { ServiceName } from '../../../common/services';
import { serviceOf } from '../../../companion/account/account';
import type { Instant } from '../../../simulator/world/clock';
import { MINUTE_MS } from '../../../simulator/world/duration';
import { companionStorage } from '../companion-storage';
import { endedByWearer, refreshTokenOf } from '../ended-by-wearer';
import type { Invariant } from '../invariant';
import { refreshAttempts } from '../refresh-attempts';
import { formField, requestKind } from '../request-kind';

/** A session that the wearer has signed out of. */
interface SignedOut {
  service: ServiceName;
  at: Instant;
  /** Whether the companion has begun a request that revokes it. */
  isTried: boolean;
  /**
   * Number of wakes in a row in which nothing was tried, of a companion that was not killed before. Several wakes at
   * once are one.
   */
  idleWakes: number;
  wokenAt: Instant;
}

/** Largest number of wakes without a try. The first may come in the moment of the sign-out. */
const MAX_IDLE_WAKES = 2;
/** Time that a sync before the revocation takes, ms. Every request in it times out. */
const SYNC_MS = 5 * MINUTE_MS;

export const signOutFinal: Invariant = {
  name: 'sign-out-final',
  rule: 'A session that the wearer has signed out of is revoked as soon as the service can be reached; the companion tries at once.',
  except: 'A storage that refused or lost the sign-out; a new sign-in, which a late revocation would end.',
  watch(run, report) {
    const { clock, cloud, moments, network } = run.world;
    const storage = companionStorage(run);
    const wearer = endedByWearer(run);
    const attempts = refreshAttempts(run);
    /** The sessions, by refresh token. */
    const pendingRevocations = new Map<string, SignedOut>();
    /** Tokens whose revocation the service has got. A full storage may have taken the sign-out later. */
    const revoked = new Set<string>();

    storage.onAccount((now, before, isLost) => {
      const token = refreshTokenOf(before);
      const next = refreshTokenOf(now);
      if (isLost) pendingRevocations.clear();
      // A session that the service has refused keeps its account.
      else if (
        token !== undefined &&
        !successorsOf(token).some((each) => revoked.has(each)) &&
        now.origin !== before.origin &&
        !now.tokens &&
        wearer.isEnded()
      )
        pendingRevocations.set(token, {
          service: serviceOf(before),
          at: clock.now(),
          isTried: false,
          idleWakes: 0,
          wokenAt: clock.now(),
        });
      // A revocation would end the new session too.
      if (next === undefined || next === token) return;
      for (const [old, { service }] of pendingRevocations)
        if (service === serviceOf(now)) pendingRevocations.delete(old);
    });
    network.exchanges.listen(({ request, delivered }) => {
      if (requestKind(request) !== 'revocation') return;
      const token = formField(request, 'token') ?? '';
      const ended = [...pendingRevocations].filter(([old]) => successorsOf(old).includes(token));
      for (const [, pending] of ended) pending.isTried = true;
      if (!delivered || 'failure' in delivered) return;
      const { status } = delivered;
      // Whatever the service says, it has got the request.
      if (status >= 500 || status === 429 || status === 408) return;
      revoked.add(token);
      for (const [old] of ended) pendingRevocations.delete(old);
    });
    run.world.trace.listen((entry, isNew) => {
      if (isNew && entry.kind === 'unload' && entry.cause === 'killed')
        for (const each of pendingRevocations.values()) each.idleWakes = 0;
    });
    moments.listen(() => {
      for (const pending of pendingRevocations.values()) {
        if (pending.isTried || isRefused(pending) || clock.now() - pending.wokenAt < SYNC_MS) continue;
        pending.wokenAt = clock.now();
        pending.idleWakes++;
        if (pending.idleWakes === MAX_IDLE_WAKES + 1)
          report(`nothing revokes the session with ${pending.service} that the wearer has signed out of`);
      }
    }, ['wake']);

    /**
     * The token and those after it. A full storage keeps a token that refreshes have replaced, and each of them ends
     * the same session.
     */
    function successorsOf(token: string): string[] {
      const next = attempts.rotationOf(token)?.next;
      return next === undefined ? [token] : [token, ...successorsOf(next)];
    }

    /** Whether the storage refused the sign-out. */
    function isRefused({ at }: SignedOut): boolean {
      return storage.of('account').refusals.some((refusedAt) => refusedAt >= at);
    }

    function check(): void {
      const accepted = cloud.sessions().flatMap((session) => session.acceptedRefreshTokens(clock.now()));
      for (const [token, pending] of pendingRevocations) {
        if (accepted.includes(token) && !isRefused(pending))
          report(`the session with ${pending.service} that the wearer has signed out of goes on`);
      }
    }
    return { checkCalm: check, checkEnd: check };
  },
};
