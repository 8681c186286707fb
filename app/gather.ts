import { battery } from 'power';
import { preferences } from 'user-settings';
import { localDay } from '../common/calendar';
import type { Snapshot } from '../common/snapshot';
import { ACCENTS } from './colours';
import { conditionOf } from './condition';
import { isNightStale, isNightWorthShowing, lastCheck } from './staleness';
import type { StepBuckets } from './step-buckets';
import { dateLine, minuteOf } from './time-of-day';
import type { Live, View } from './view';

/** Puts together what is true now. The settings are read each time: the watch tells of no change. */
export function gather(
  live: Live,
  stepBuckets: StepBuckets,
  snapshot: Snapshot | undefined,
  linkOpen: boolean,
  syncing: boolean,
): View {
  const date = new Date();
  const now = Math.floor(date.getTime() / 1000);
  const day = localDay(date);
  const minute = minuteOf(date);
  const checked = lastCheck(snapshot);
  const night = snapshot && snapshot.night;
  return {
    now,
    day,
    minute,
    twelveHourClock: preferences.clockDisplay === '12h',
    date: dateLine(date),
    battery: battery.chargeLevel,
    live,
    stepBuckets,
    snapshot,
    checked,
    night: night && isNightWorthShowing(night, day) ? night : undefined,
    nightIsStale: !!night && isNightStale(night, day, minute),
    condition: conditionOf(snapshot, checked, linkOpen, now),
    accent: ACCENTS[snapshot ? snapshot.look.accent : 'sun'],
    syncing,
  };
}
