import { HOURLY_LIMIT } from '../../../companion/http/budget';
import type { Instant } from '../../../simulator/world/clock';
import { DAY_MS, HOUR_MS, SECOND_MS } from '../../../simulator/world/duration';
import { companionStorage } from '../companion-storage';
import type { Invariant } from '../invariant';
import { phoneClock } from '../phone-clock';
import { DAILY_LIMITS, type Hold, requestLog } from '../request-log';

export const requestLimits: Invariant = {
  name: 'request-limits',
  rule: `No data or refresh request after ${HOURLY_LIMIT} requests of an hour or those of a day (${DAILY_LIMITS.fitbit}, Google ${DAILY_LIMITS.google}), and none before the time that a 429 names.`,
  except:
    'A count or a time that the storage lost or refused; a 429 that came after the request was given up, or before a sign-in, which is never refused; what a 429 says beyond a day; a phone whose clock was set within the hour or the day.',
  watch(run, report) {
    const storage = companionStorage(run);
    const phone = phoneClock(run);
    const log = requestLog(run);

    log.listen(({ kind, service, at }) => {
      // The companion never refuses to sign in or out.
      if (kind !== 'data' && kind !== 'refresh') return;
      const inHour = log.count(HOUR_MS, at);
      if (inHour >= HOURLY_LIMIT && isCountKept(at - HOUR_MS)) report(`request ${inHour + 1} of an hour`);
      const inDay = log.count(DAY_MS, at);
      if (inDay >= DAILY_LIMITS[service] && isCountKept(at - DAY_MS))
        report(`request ${inDay + 1} of a day, to ${service}`);
      const hold = log.holdsAt(service, at).find((each) => !isForgotten(each));
      if (hold)
        report(
          `a ${kind} request to ${service} ${Math.ceil((hold.until - at) / SECOND_MS)} s before a 429's time`,
        );
    });

    /**
     * Whether the companion could count. It cannot by a clock that was set, nor in a storage that lost what was
     * counted.
     */
    function isCountKept(since: Instant): boolean {
      return phone.lastAt() < since && (storage.of('sent').lostAt ?? 0) < since;
    }

    /** Whether the companion could not keep the time. */
    function isForgotten({ since, run: companionRun }: Hold): boolean {
      const { writtenAt = 0, lostAt = 0, refusals } = storage.of('sync');
      // The time belongs to the account.
      const accountLostAt = storage.of('account').lostAt ?? 0;
      const isKilledBeforeWrite =
        writtenAt < since && companionRun.endedAt === since && companionRun.cause === 'killed';
      const isInMemoryOnly = refusals.includes(since) && companionRun.endedAt !== undefined;
      return (
        isInMemoryOnly ||
        Math.max(lostAt, accountLostAt) >= since ||
        phone.lastAt() >= since ||
        isKilledBeforeWrite
      );
    }
    return {};
  },
};
