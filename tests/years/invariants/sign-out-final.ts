import type { ServiceName } from '../../../common/services';
import { serviceOf } from '../../../companion/account/account';
import type { Instant } from '../../../simulator/world/clock';
import { companionStorage } from '../companion-storage';
import { endedByWearer, refreshTokenOf } from '../ended-by-wearer';
import type { Invariant } from '../invariant';
import { formField, requestKind } from '../request-kind';

/** A session that the wearer has signed out of. */
interface SignedOut {
  service: ServiceName;
  at: Instant;
}

export const signOutFinal: Invariant = {
  name: 'sign-out-final',
  rule: 'A session that the wearer has signed out of is revoked as soon as the service can be reached.',
  watch(run, report) {
    const { clock, cloud, network } = run.world;
    const storage = companionStorage(run);
    const wearer = endedByWearer(run);
    /** By refresh token. */
    const pendingRevocations = new Map<string, SignedOut>();

    storage.onAccount((now, before, isLost) => {
      const token = refreshTokenOf(before);
      const next = refreshTokenOf(now);
      if (isLost) pendingRevocations.clear();
      else if (token !== undefined && !now.tokens && wearer.isEnded())
        pendingRevocations.set(token, { service: serviceOf(before), at: clock.now() });
      // A revocation would end the new session too.
      if (next === undefined || next === token) return;
      for (const [old, { service }] of pendingRevocations)
        if (service === serviceOf(now)) pendingRevocations.delete(old);
    });
    network.exchanges.listen(({ request, delivered }) => {
      if (!delivered || 'failure' in delivered || requestKind(request) !== 'revocation') return;
      const { status } = delivered;
      // Whatever it says, the service has got it.
      if (status < 500 && status !== 429 && status !== 408)
        pendingRevocations.delete(formField(request, 'token') ?? '');
    });

    function check(): void {
      const accepted = cloud.sessions().flatMap((session) => session.acceptedRefreshTokens(clock.now()));
      for (const [token, { service, at }] of pendingRevocations) {
        if (accepted.includes(token) && !storage.of('account').refusals.some((refusedAt) => refusedAt >= at))
          report(`the session with ${service} that the wearer has signed out of goes on`);
      }
    }
    return { checkCalm: check, checkEnd: check };
  },
};
