import type { DayNumber } from '../../../common/snapshot';
import { formEncode } from '../../../packages/fitbit-web-api/http';
import { isoDate } from '../../dates';
import { stringify } from '../../http/parse-json';
import type { HttpRequest } from '../../platform';
import { getMidnight, type ZoneOffset } from './time';

/** Builds the request for the last `days` days to `today`, in the wearer's zone. */
export type RequestBuilder = (today: DayNumber, days: number, zone: ZoneOffset) => HttpRequest;

const USER_URL = 'https://health.googleapis.com/v4/users/me/';

const get = (path: string): HttpRequest => ({ method: 'GET', url: USER_URL + path, headers: {} });

/** A resource that does not depend on the day. */
export const resource =
  (path: string): RequestBuilder =>
  () =>
    get(path);

/**
 * The data points, the newest first. `timeMember` is the member by which the service filters this type. The end of the
 * range is exclusive.
 */
export const dataPoints =
  (type: string, timeMember: string, method = ''): RequestBuilder =>
  (today, days) => {
    const member = `${type.replace(/-/g, '_')}.${timeMember}`;
    const filter = `${member} >= "${isoDate(today - days + 1)}" AND ${member} < "${isoDate(today + 1)}"`;
    return get(`dataTypes/${type}/dataPoints${method}?${formEncode({ filter })}`);
  };

/** The points as the service's own app shows them: one stream of all sources, each thing once. */
export const reconciledPoints = (type: string, timeMember: string): RequestBuilder =>
  dataPoints(type, timeMember, ':reconcile');

/** The sums of each day. The service allows 14 days for energy and 90 for other types. */
export const dailySums =
  (type: string): RequestBuilder =>
  (today, days) =>
    rollUpRequest(type, 'dailyRollUp', {
      range: { start: civilDate(today - days + 1), end: civilDate(today + 1) },
      windowSizeDays: 1,
    });

/** The sums of each quarter hour of today. */
export const quarterHourSums =
  (type: string): RequestBuilder =>
  (today, _days, zone) => {
    const [startTime, endTime] = [today, today + 1].map((day) =>
      new Date(getMidnight(day, zone)).toISOString(),
    );
    return rollUpRequest(type, 'rollUp', { range: { startTime, endTime }, windowSize: '900s' });
  };

const rollUpRequest = (type: string, method: string, body: object): HttpRequest => ({
  method: 'POST',
  url: `${USER_URL}dataTypes/${type}/dataPoints:${method}`,
  headers: { 'Content-Type': 'application/json' },
  body: stringify(body),
});

const civilDate = (date: DayNumber): object => {
  const [year, month, day] = isoDate(date).split('-').map(Number);
  return { date: { year, month, day } };
};
