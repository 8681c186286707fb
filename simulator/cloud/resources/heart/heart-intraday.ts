import type { DayMinutes } from '../../../persona/day-minutes';
import { MINUTE_MS } from '../../../world/duration';
import { syncedUntil } from '../../../world/watch-sync';
import { readDateOrToday } from '../../date-parameters';
import { hasQuirk } from '../../quirks';
import type { ReadRoute, ResourceCall } from '../../route';
import { detailParameter } from '../detail-level';
import { describeHeartDay } from './heart-day';

interface DetailLevel {
  minutesPerValue: number;
  /** Both as the response has them. */
  datasetInterval: number;
  datasetType: 'minute' | 'second';
}

/** `1sec` too has one value per minute. */
const DETAIL_LEVELS: Readonly<Record<string, DetailLevel>> = {
  '1sec': { minutesPerValue: 1, datasetInterval: 1, datasetType: 'second' },
  '1min': { minutesPerValue: 1, datasetInterval: 1, datasetType: 'minute' },
  '5min': { minutesPerValue: 5, datasetInterval: 5, datasetType: 'minute' },
  '15min': { minutesPerValue: 15, datasetInterval: 15, datasetType: 'minute' },
};

/**
 * `GET /1/user/-/activities/heart/date/{date}/1d/{detail}.json`, for personal apps: the day and its intraday
 * values, which are missing on some days with a workout.
 */
export const heartRateIntradayRoute: ReadRoute = {
  method: 'GET',
  path: '/1/user/{user}/activities/heart/date/{date}/1d/{detail}.json',
  scopes: ['heartrate'],
  isPersonalOnly: true,
  handle(call) {
    const day = readDateOrToday(call, 'date');
    const { minutesPerValue, datasetInterval, datasetType } = detailParameter(call, DETAIL_LEVELS);
    const minutes = call.persona.minutes(day);
    const series = { 'activities-heart': [describeHeartDay(call, day)] };
    if (minutes.workouts.length > 0 && hasQuirk('noHeartIntraday', call.persona, day)) return series;
    const dataset = averageHeartRates(call, minutes, minutesPerValue);
    return { ...series, 'activities-heart-intraday': { dataset, datasetInterval, datasetType } };
  },
};

/** Returns the mean of each step in which the watch was worn. */
function averageHeartRates(
  call: ResourceCall,
  minutes: DayMinutes,
  step: number,
): { time: string; value: number }[] {
  const until = minutes.minutesPassedAt(syncedUntil(call.now));
  const rows: { time: string; value: number }[] = [];
  for (let i = 0; i < until; i += step) {
    const beats = minutes.heartRate.subarray(i, Math.min(i + step, until)).filter((rate) => rate > 0);
    if (beats.length === 0) continue;
    const time = call.persona.calendar.formatWallTime(minutes.start + i * MINUTE_MS).slice(11, 19);
    rows.push({ time, value: Math.round(beats.reduce((sum, rate) => sum + rate, 0) / beats.length) });
  }
  return rows;
}
