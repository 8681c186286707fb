import { battery } from 'power';
import { preferences } from 'user-settings';
import { localDay } from '../common/calendar';
import type { Snapshot } from '../common/snapshot';
import { accentColour } from './colours';
import { conditionOf } from './condition';
import { twoDigits } from './figures';
import { isNightStale, isNightWorthShowing, lastCheck } from './staleness';
import { dateLine, hourOf, minuteOf } from './time-of-day';
import type { Live, View } from './view';

/** Puts together what is true now. The settings are read each time: the watch tells of no change. */
export function gather(
  live: Live,
  stepBuckets: Uint16Array,
  snapshot: Snapshot | undefined,
  linkOpen: boolean,
  syncing: boolean,
): View {
  const date = new Date();
  const now = Math.floor(date.getTime() / 1000);
  const day = localDay(date);
  const minute = minuteOf(date);
  const twelveHourClock = preferences.clockDisplay === '12h';
  const checked = lastCheck(snapshot);
  const night = snapshot && snapshot.night;
  return {
    now,
    day,
    minute,
    twelveHourClock,
    hours: hourOf(minute, twelveHourClock),
    minutes: twoDigits(minute % 60),
    date: dateLine(date),
    battery: battery.chargeLevel,
    live,
    stepBuckets,
    snapshot,
    checked,
    night: night && isNightWorthShowing(night, day) ? night : undefined,
    nightIsStale: !!night && isNightStale(night, day, minute),
    condition: conditionOf(snapshot, checked, linkOpen, now),
    accent: accentColour(snapshot ? snapshot.look.accent : 'sun'),
    syncing,
  };
}
