import { battery } from 'power';
import { preferences } from 'user-settings';
import { toLocalDayNumber } from '../common/calendar';
import type { Snapshot } from '../common/snapshot';
import { getCondition } from './condition';
import { formatDate, getMinuteOfDay } from './format-time';
import { readPastDays, readSensors } from './sensors';
import { dropOldSections } from './staleness';
import type { View } from './view';

/**
 * Brings the view up to now. It is filled in place, and what is made anew once a day is left alone in
 * between: a tick of the clock leaves little behind. The settings are read each time: the watch tells of no
 * change.
 */
export function updateView(view: View, snapshot: Snapshot, isLinkOpen: boolean, isWake?: boolean): void {
  const date = new Date();
  const now = Math.floor(date.getTime() / 1000);
  const day = toLocalDayNumber(date);
  if (view.day !== day) view.dateText = formatDate(date);
  // At midnight yesterday may not be written down yet.
  if (isWake || view.day !== day) view.pastDays = readPastDays();
  const checkedAt = dropOldSections(snapshot, day, now);
  if (view.snapshot !== snapshot) view.checkedAt = checkedAt;
  view.now = now;
  view.day = day;
  view.minute = getMinuteOfDay(date);
  view.twelveHourClock = preferences.clockDisplay === '12h';
  view.firstDayOfWeek = preferences.firstDayOfWeek;
  view.battery = battery.chargeLevel;
  view.snapshot = snapshot;
  view.condition = getCondition(snapshot.account, view.checkedAt, isLinkOpen, now);
  view.accent = snapshot.look.accent;
  readSensors(view.readings);
}
