import type { Alarm } from '../common/settings-keys';
import type { DayNumber, MinuteOfDay } from '../common/snapshot';

/** The first letters of the weekdays, beginning with that of 1970-01-01. */
const WEEKDAYS = ['THU', 'FRI', 'SAT', 'SUN', 'MON', 'TUE', 'WED'];

interface LocalTime {
  date: DayNumber;
  minute: MinuteOfDay;
}

/** The time of the next alarm after `now`, by the wearer's clock; undefined without one. */
export function findNextAlarm(alarms: Alarm[], now: LocalTime): LocalTime | undefined {
  const coming: LocalTime[] = [];
  for (let date = now.date; date <= now.date + 7; date++) {
    for (const { enabled, deleted, minute, weekDays = [] } of alarms) {
      const isDay = weekDays.length === 0 || weekDays.some((name) => name.slice(0, 3) === WEEKDAYS[date % 7]);
      const isAhead = date > now.date || minute > now.minute;
      if (enabled && !deleted && isDay && isAhead) coming.push({ date, minute });
    }
  }
  return coming.sort((a, b) => a.date - b.date || a.minute - b.minute)[0];
}
