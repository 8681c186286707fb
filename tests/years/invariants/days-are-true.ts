import type { Persona } from '../../../simulator/persona/persona';
import { zoneOffsets } from '../../../simulator/realm/zone-offsets';
import type { Instant } from '../../../simulator/world/clock';
import { DAY_MS, HOUR_MS, SECOND_MS } from '../../../simulator/world/duration';
import { accountPersonas } from '../account-persona';
import { companionStorage } from '../companion-storage';
import { dataResponsesOf, LONGEST_SYNC_MS } from '../data-responses';
import type { Invariant } from '../invariant';
import { phoneClock } from '../phone-clock';
import { snapshotsOf } from '../snapshots';
import { createKeptCheck } from '../sync-kept';

/** Sections of the present day. */
const TODAY = ['week', 'body', 'intradaySteps'] as const;
/** Sections of a past day or the present one. */
const PAST = ['sleep', 'recovery'] as const;

/**
 * Whether the phone's clock is in the season of the true time. In another season the account has another offset than
 * the one that the service names.
 */
function isInSeason(phoneAt: Instant, trueAt: Instant): boolean {
  return Math.abs(phoneAt - trueAt) <= DAY_MS;
}

/** The person's calendar says which day it was when the snapshot was made. */
export const daysAreTrue: Invariant = {
  name: 'days-are-true',
  rule: 'What a snapshot says of today is dated with the person’s date, and nothing is dated later.',
  except:
    'A person whose zone the companion does not know: it never got the profile, has just got it, or lost it, or its clock was in another season, or on the other side of a change of the clocks; travel, and a day after the clocks have changed at a traveller’s home.',
  watch(run, report) {
    const responses = dataResponsesOf(run);
    const personas = accountPersonas(run);
    const storage = companionStorage(run);
    const clock = phoneClock(run);
    const isKept = createKeptCheck(run);
    let travelledAt = 0;
    run.world.trace.listen((entry, isNew) => {
      if (isNew && entry.kind === 'fault' && entry.name === 'zone') travelledAt = entry.t;
    });
    /** Whether the companion knows the account's zone. Until the service has named it, the phone's date counts. */
    const isZoneKnown = (persona: Persona, madeAt: Instant): boolean => {
      const profile = responses.last('profile');
      if (profile?.persona === persona && profile.origin === storage.account.origin)
        return [
          profile.isWhole,
          // A sync that was on when the trip began has the phone's earlier zone.
          profile.deliveredAt - LONGEST_SYNC_MS > travelledAt,
          isKept(profile.deliveredAt),
          isInSeason(profile.phoneAt, profile.deliveredAt),
          // Two, where the phone's clock was set just then.
          responses
            .list('profile', 0)
            .filter(({ deliveredAt }) => deliveredAt === profile.deliveredAt)
            .every(
              ({ phoneAt, deliveredAt }) =>
                hoursFromHome(persona, phoneAt, deliveredAt) === hoursFromHome(persona, madeAt),
            ),
        ].every(Boolean);
      return travelledAt === 0 && persona.zone === run.world.zone();
    };
    /**
     * Hours between the phone's zone and that at home. They change when the clocks of one of the two change, by the
     * clock of the phone, and the companion learns it with the next profile. The service names the offset of the true
     * time: a phone whose clock is then on the other side of a change finds an hour that is not there.
     */
    const hoursFromHome = ({ zone }: Persona, phoneAt: Instant, trueAt = phoneAt): number =>
      (zoneOffsets(run.world.zone()).offsetAt(phoneAt) - zoneOffsets(zone).offsetAt(trueAt)) / HOUR_MS;
    snapshotsOf(run).onSent.add((snapshot) => {
      const persona = personas.present();
      if (!persona || !isZoneKnown(persona, snapshot.at * SECOND_MS)) return;
      // The clock was set while the snapshot was made.
      if (clock.lastAt() === run.world.clock.now()) return;
      if (!isInSeason(snapshot.at * SECOND_MS, run.world.clock.now())) return;
      const today = persona.calendar.dayOf(snapshot.at * SECOND_MS);
      for (const name of TODAY) {
        const date = snapshot[name]?.date ?? today;
        if (date !== today) report(`${name} of snapshot ${snapshot.seq} is of day ${date}, on day ${today}`);
      }
      // A section from before the clock was set back is of a later day.
      if (run.world.phoneSystem.clockOffsetMs !== 0) return;
      for (const name of PAST) {
        const date = snapshot[name]?.date ?? today;
        if (date > today) report(`${name} of snapshot ${snapshot.seq} is of day ${date}, on day ${today}`);
      }
    });
    return {};
  },
};
