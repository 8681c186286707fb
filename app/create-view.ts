import { battery } from 'power';
import { toLocalDayNumber } from '../common/calendar';
import type { Snapshot } from '../common/snapshot';
import { HOUR_S } from '../common/time';
import { getCondition } from './condition';
import { getMinuteOfDay } from './format-time';
import { floor } from './math';
import { isLinkOpen } from './phone';
import { toTick } from './rim-layout';
import { readPastDays, readSensors } from './sensors';
import { dropOldSections } from './staleness';
import type { View } from './view';

/**
 * The view of this moment. Deletes the sections of the snapshot that are too old to show. `previous`: the last view of
 * the same snapshot; the past days are taken over from it on the same day.
 */
export function createView(
  snapshot: Snapshot,
  stepBuckets: readonly number[],
  previous?: View | null,
  isWake?: boolean,
): View {
  const date = new Date();
  const now = floor(+date / 1000);
  const day = toLocalDayNumber(date);
  const newestCheck = dropOldSections(snapshot, day, now);
  // A section that was dropped since counts, too.
  const checkedAt = previous ? previous.checkedAt : newestCheck;
  return {
    now,
    day,
    minute: getMinuteOfDay(date),
    battery: battery.chargeLevel,
    readings: readSensors(),
    stepBuckets,
    // Read at each wake, because at midnight the record of yesterday may not be complete.
    pastDays: previous && previous.day === day && !isWake ? previous.pastDays : readPastDays(),
    snapshot,
    checkedAt,
    condition: getCondition(snapshot, checkedAt, isLinkOpen(), now),
    accent: snapshot.look.accent,
  };
}

/**
 * Brings time and readings up to now, if nothing else that home draws has changed since then. Returns whether it did.
 * The rest is looked at again at every tick of the Rim: the settings, and whether sections are too old.
 */
export function advanceMinute(view: View): boolean {
  const { checkedAt } = view;
  const date = new Date();
  const now = floor(+date / 1000);
  const minute = getMinuteOfDay(date);
  if (
    toTick(minute) !== toTick(view.minute) ||
    // Since then the age has become a whole number of hours.
    (now - checkedAt) % HOUR_S < now - view.now ||
    battery.chargeLevel !== view.battery ||
    getCondition(view.snapshot, checkedAt, isLinkOpen(), now) !== view.condition
  )
    return false;
  view.now = now;
  view.minute = minute;
  view.readings = readSensors();
  return true;
}
