import { formatIsoDate } from '../../../persona/calendar';
import type { DayMinutes } from '../../../persona/day-minutes';
import { MINUTE_MS } from '../../../world/duration';
import type { ActiveZone } from '../../../world/sensors';
import { ALL_PERIODS, readDateOrToday, readPeriodOrRangeDays } from '../../date-parameters';
import type { ReadRoute } from '../../route';
import { DETAIL_MINUTES, detailParameter } from '../detail-level';
import { SyncedActivity } from './synced-activity';

const MAX_RANGE_DAYS = 1095;

/** `GET /1/user/-/activities/active-zone-minutes/date/{date}/{end}.json`: without empty days and zones. */
export const activeZoneMinutesRoute: ReadRoute = {
  method: 'GET',
  path: '/1/user/{user}/activities/active-zone-minutes/date/{date}/{end}.json',
  scopes: ['activity'],
  handle: (call) => ({
    'activities-active-zone-minutes': readPeriodOrRangeDays(call, ALL_PERIODS, MAX_RANGE_DAYS).flatMap(
      (day) => {
        const { minutes, until } = new SyncedActivity(call.persona, day, call.now);
        const value = sumZones(minutes, 0, until);
        return value ? [{ value, dateTime: formatIsoDate(day) }] : [];
      },
    ),
  }),
};

/** `GET /1/user/-/activities/active-zone-minutes/date/{date}/1d/{detail}.json`, for personal apps. */
export const activeZoneMinutesIntradayRoute: ReadRoute = {
  method: 'GET',
  path: '/1/user/{user}/activities/active-zone-minutes/date/{date}/1d/{detail}.json',
  scopes: ['activity'],
  isPersonalOnly: true,
  handle(call) {
    const day = readDateOrToday(call, 'date');
    const step = detailParameter(call, DETAIL_MINUTES);
    const { minutes, until } = new SyncedActivity(call.persona, day, call.now);
    const rows: { minute: string; value: Record<string, number> }[] = [];
    for (let i = 0; i < until; i += step) {
      const value = sumZones(minutes, i, Math.min(i + step, until));
      const minute = call.persona.calendar.formatWallTime(minutes.start + i * MINUTE_MS).slice(0, 19);
      if (value) rows.push({ minute, value });
    }
    return { 'activities-active-zone-minutes-intraday': [{ minutes: rows, dateTime: formatIsoDate(day) }] };
  },
};

/** Returns undefined where there are no active zone minutes. */
function sumZones(minutes: DayMinutes, from: number, to: number): Record<string, number> | undefined {
  const sum = (zone: ActiveZone) => minutes.totalUntil(zone, to) - minutes.totalUntil(zone, from);
  const found = {
    fatBurnActiveZoneMinutes: sum('fatBurn'),
    cardioActiveZoneMinutes: sum('cardio'),
    peakActiveZoneMinutes: sum('peak'),
  };
  const rows = Object.entries(found).filter(([, value]) => value > 0);
  if (rows.length === 0) return undefined;
  return {
    activeZoneMinutes: rows.reduce((total, [, value]) => total + value, 0),
    ...Object.fromEntries(rows),
  };
}
