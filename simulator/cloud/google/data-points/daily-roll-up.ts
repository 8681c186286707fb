import { type Calendar, type DayNumber, parseIsoDate, type Span } from '../../../persona/calendar';
import { DAY_MS } from '../../../world/duration';
import { toCamelCase } from '../data-types/data-type';
import { createInvalidArgument } from '../google-error';
import type { HealthRoute } from '../google-route';
import { toCivilDateTime } from '../time-format';
import { DATA_SCOPES } from './data-scopes';
import { familyIncludesManual, readDataType } from './data-type-parameter';
import { readInteger, readJsonBody, readObject, readText } from './json-body';
import { checkRange, requireRollUp } from './roll-up';

/**
 * `POST …/dataPoints:dailyRollUp`: sums over days by the wearer's calendar, the latest first. Empty ones are absent.
 */
export const dailyRollUpDataPointsRoute: HealthRoute = {
  method: 'POST',
  path: '/v4/users/{user}/dataTypes/{type}/dataPoints:dailyRollUp',
  scopes: DATA_SCOPES,
  query: [],
  handle(call) {
    const type = readDataType(call, 'dailyRollup');
    const rollUp = requireRollUp(type);
    const keys = ['range', 'windowSizeDays', 'pageSize', 'pageToken', 'dataSourceFamily'];
    const body = readObject(readJsonBody(call.body), '', keys);
    const range = readObject(body.range, 'range', ['start', 'end']);
    const start = readMidnight(range.start, 'range.start');
    const end = readMidnight(range.end, 'range.end');
    checkRange((end - start) * DAY_MS, rollUp.maxDays);
    const days = readWindowDays(body.windowSizeDays, end - start);
    checkPage(body, (end - start) / days, days);
    const includesManual = familyIncludesManual(readText(body.dataSourceFamily, 'data_source_family'));
    const points = listDaysBackwards(start, end, days).flatMap((day) => {
      const { calendar } = call.persona;
      const window = { start: calendar.toInstant(day, 0), end: calendar.toInstant(day + days, 0) };
      const sum = rollUp.sum(call, window, { includesManual });
      if (sum === undefined) return [];
      return [{ [toCamelCase(type.id)]: sum, ...toCivilWindow(calendar, window) }];
    });
    return points.length > 0 ? { rollupDataPoints: points } : {};
  },
};

function toCivilWindow(calendar: Calendar, { start, end }: Span): object {
  return { civilStartTime: toCivilDateTime(calendar, start), civilEndTime: toCivilDateTime(calendar, end) };
}

function listDaysBackwards(start: DayNumber, end: DayNumber, step: number): DayNumber[] {
  return Array.from({ length: (end - start) / step }, (_, i) => end - (i + 1) * step);
}

/** The day of a CivilDateTime; 400 where its time is not midnight. */
function readMidnight(value: unknown, path: string): DayNumber {
  const { date, time } = readObject(value, path, ['date', 'time']);
  const clock = readObject(time, `${path}.time`, ['hours', 'minutes', 'seconds', 'nanos']);
  if (Object.entries(clock).some(([key, part]) => readInteger(part, `${path}.time.${key}`) !== 0)) {
    throw createInvalidArgument(`'${path}' must be aligned with the aggregation window.`);
  }
  const parts = readObject(date, `${path}.date`, ['year', 'month', 'day']);
  const [year, month, day] = (['year', 'month', 'day'] as const).map((key) =>
    readInteger(parts[key], `${path}.date.${key}`),
  );
  const pad = (n = 0) => String(n).padStart(2, '0');
  const parsed = parseIsoDate(`${String(year).padStart(4, '0')}-${pad(month)}-${pad(day)}`);
  if (parsed === undefined) throw createInvalidArgument(`'${path}' must have a whole date.`);
  return parsed;
}

/** Days in a window, one by default; 400 where the range is no multiple of it. */
function readWindowDays(value: unknown, rangeDays: number): number {
  const days = readInteger(value, 'window_size_days') || 1;
  if (days < 1 || rangeDays % days !== 0) {
    throw createInvalidArgument(
      `The range of ${rangeDays} days must be aligned with a window_size_days of ${days}.`,
    );
  }
  return days;
}

/** The service has only one page. 400 where the requested size is too small for all windows. */
function checkPage(body: Record<string, unknown>, windows: number, days: number): void {
  const size = readInteger(body.pageSize, 'page_size');
  if (size !== 0 && size < windows) {
    throw createInvalidArgument(
      `page_size (${size}) is too small. Must be at least ${windows} to cover the requested range with a window_size_days of ${days}.`,
    );
  }
  if (readText(body.pageToken, 'page_token') !== '') {
    throw createInvalidArgument('Invalid page token.', 'INVALID_PAGE_TOKEN');
  }
}
