import { SECOND_MS } from '../../../simulator/world/duration';
import type { Invariant } from '../invariant';
import { snapshotsOf } from '../snapshots';

/** Sections of the present day. */
const TODAY = ['week', 'body', 'intradaySteps'] as const;
/** Sections of a past day or the present one. */
const PAST = ['sleep', 'recovery'] as const;

/** The person's calendar says which day it was when the snapshot was made. */
export const daysAreTrue: Invariant = {
  name: 'days-are-true',
  rule: 'What a snapshot says of today is dated with the person’s date, and nothing is dated later.',
  watch(run, report) {
    const { world } = run;
    snapshotsOf(run).onSent.add((snapshot) => {
      const today = world.persona.calendar.dayOf(snapshot.at * SECOND_MS);
      for (const name of TODAY) {
        const date = snapshot[name]?.date ?? today;
        if (date !== today) report(`${name} of snapshot ${snapshot.seq} is of day ${date}, on day ${today}`);
      }
      for (const name of PAST) {
        const date = snapshot[name]?.date ?? today;
        if (date > today) report(`${name} of snapshot ${snapshot.seq} is of day ${date}, on day ${today}`);
      }
    });
    return {};
  },
};
