import type { DayMinutes } from '../../../persona/day-minutes';
import { MINUTE_MS } from '../../../world/duration';
import { dateOrTodayParameter, invalidParameter } from '../../date-parameters';
import { hasQuirk } from '../../quirks';
import type { ReadRoute, ResourceCall } from '../../route';
import { syncedUntil } from '../../tracker-sync';
import { describeHeartDay } from './heart-day';

/**
 * Minutes per value, and the response's name for them. `1sec` too has one value per minute.
 */
const DETAIL_LEVELS: Readonly<Record<string, [number, 'minute' | 'second', number]>> = {
  '1sec': [1, 'second', 1],
  '1min': [1, 'minute', 1],
  '5min': [5, 'minute', 5],
  '15min': [15, 'minute', 15],
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
    const day = dateOrTodayParameter(call, 'date');
    const detail = DETAIL_LEVELS[call.param('detail')];
    if (!detail) throw invalidParameter('detail-level', `Invalid detail level: ${call.param('detail')}`);
    const [step, datasetType, datasetInterval] = detail;
    const minutes = call.persona.minutes(day);
    const series = { 'activities-heart': [describeHeartDay(call, day)] };
    if (minutes.workouts.length > 0 && hasQuirk('noHeartIntraday', call.persona, day)) return series;
    const dataset = averageHeartRates(call, minutes, step);
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
