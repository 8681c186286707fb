import { battery } from 'power';
import { preferences } from 'user-settings';
import { localDay } from '../common/calendar';
import type { Snapshot } from '../common/snapshot';
import { ACCENTS } from './colours';
import { conditionOf } from './condition';
import { feel, pastDays } from './sensors';
import { dropOld, isNightStale, lastCheck } from './staleness';
import { dateLine, minuteOf } from './time-of-day';
import type { View } from './view';

/**
 * Brings the view up to now. It is filled in place, and what is made anew once a day or with a snapshot is
 * left alone in between: a tick of the clock leaves no garbage. The settings are read each time: the watch
 * tells of no change.
 */
export function gather(view: View, snapshot: Snapshot, linkOpen: boolean, wake?: boolean): void {
  const date = new Date();
  const now = Math.floor(date.getTime() / 1000);
  const day = localDay(date);
  if (view.day !== day) view.date = dateLine(date);
  // At midnight yesterday may not be written down yet.
  if (wake || view.day !== day) view.pastDays = pastDays();
  if (view.snapshot !== snapshot) view.checked = lastCheck(snapshot);
  dropOld(snapshot, day, now);
  view.now = now;
  view.day = day;
  view.minute = minuteOf(date);
  view.twelveHourClock = preferences.clockDisplay === '12h';
  view.firstDayOfWeek = preferences.firstDayOfWeek;
  view.battery = battery.chargeLevel;
  view.snapshot = snapshot;
  view.nightIsStale = isNightStale(snapshot.night, day, view.minute);
  view.recoveryIsStale = isNightStale(snapshot.recovery, day, view.minute);
  view.condition = conditionOf(snapshot.account, view.checked, linkOpen, now);
  view.accents = ACCENTS[snapshot.look.accent] || ACCENTS.sun;
  view.accent = view.accents[0];
  feel(view.live);
}
