import { type DayNumber, parseIsoDate } from '../../../persona/calendar';
import { camelCase } from '../data-types/data-type';
import { invalidArgument } from '../google-error';
import type { HealthCall, HealthRoute } from '../google-route';
import { civilObject } from '../time-text';
import { DATA_SCOPES } from './data-scopes';
import { dataTypeParameter, readFamily } from './data-type-parameter';
import { objectAt, readJsonBody, textAt, wholeAt } from './json-body';
import { checkRange, rollUpOf } from './roll-up';

const DAY = 86_400_000;

/** `POST …/dataPoints:dailyRollUp`: sums over the wearer's own days, the latest first, without the empty ones. */
export const dailyRollUpDataPointsRoute: HealthRoute = {
  method: 'POST',
  path: '/v4/users/{user}/dataTypes/{type}/dataPoints:dailyRollUp',
  scopes: DATA_SCOPES,
  query: [],
  handle(call) {
    const type = dataTypeParameter(call, 'dailyRollup');
    const rollUp = rollUpOf(type);
    const keys = ['range', 'windowSizeDays', 'pageSize', 'pageToken', 'dataSourceFamily'];
    const body = objectAt(readJsonBody(call.body), '', keys);
    const range = objectAt(body.range, 'range', ['start', 'end']);
    const start = readMidnight(range.start, 'range.start');
    const end = readMidnight(range.end, 'range.end');
    checkRange((end - start) * DAY, rollUp.longest);
    const days = readWindow(body.windowSizeDays, end - start);
    checkPage(body, (end - start) / days, days);
    const byHand = readFamily(textAt(body.dataSourceFamily, 'data_source_family'));
    const points = daysBackwards(start, end, days).flatMap((day) => {
      const { calendar } = call.persona;
      const [from, to] = [calendar.toInstant(day, 0), calendar.toInstant(day + days, 0)];
      const sum = rollUp.sum(call, from, to, byHand);
      if (sum === undefined) return [];
      return [{ [camelCase(type.id)]: sum, ...civilWindow(call, from, to) }];
    });
    return points.length > 0 ? { rollupDataPoints: points } : {};
  },
};

function civilWindow({ persona }: HealthCall, from: number, to: number): object {
  const { calendar } = persona;
  return { civilStartTime: civilObject(calendar, from), civilEndTime: civilObject(calendar, to) };
}

function daysBackwards(start: DayNumber, end: DayNumber, step: number): DayNumber[] {
  return Array.from({ length: (end - start) / step }, (_, i) => end - (i + 1) * step);
}

/** The day of a CivilDateTime, which must be the day's beginning. */
function readMidnight(value: unknown, path: string): DayNumber {
  const { date, time } = objectAt(value, path, ['date', 'time']);
  const clock = objectAt(time, `${path}.time`, ['hours', 'minutes', 'seconds', 'nanos']);
  if (Object.entries(clock).some(([key, part]) => wholeAt(part, `${path}.time.${key}`) !== 0)) {
    throw invalidArgument(`'${path}' must be aligned with the aggregation window.`);
  }
  const parts = objectAt(date, `${path}.date`, ['year', 'month', 'day']);
  const [year, month, day] = (['year', 'month', 'day'] as const).map((key) =>
    wholeAt(parts[key], `${path}.date.${key}`),
  );
  const two = (n = 0) => String(n).padStart(2, '0');
  const read = parseIsoDate(`${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`);
  if (read === undefined) throw invalidArgument(`'${path}' must have a whole date.`);
  return read;
}

/** Days in a window: one where nobody says, and the range is a multiple of it. */
function readWindow(value: unknown, range: number): number {
  const days = wholeAt(value, 'window_size_days') || 1;
  if (days < 1 || range % days !== 0) {
    throw invalidArgument(`The range of ${range} days must be aligned with a window_size_days of ${days}.`);
  }
  return days;
}

/** There is only one page: a size that is given must be large enough for all windows. */
function checkPage(body: Record<string, unknown>, windows: number, days: number): void {
  const size = wholeAt(body.pageSize, 'page_size');
  if (size !== 0 && size < windows) {
    throw invalidArgument(
      `page_size (${size}) is too small. Must be at least ${windows} to cover the requested range with a window_size_days of ${days}.`,
    );
  }
  if (textAt(body.pageToken, 'page_token') !== '') {
    throw invalidArgument('Invalid page token.', 'INVALID_PAGE_TOKEN');
  }
}
