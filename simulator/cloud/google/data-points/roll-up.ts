import type { Span } from '../../../persona/calendar';
import type { Instant } from '../../../world/clock';
import { DAY_MS, SECOND_MS } from '../../../world/duration';
import { type DataType, DEFAULT_PAGE_SIZES, type RollUp, toCamelCase } from '../data-types/data-type';
import { createInvalidArgument } from '../google-error';
import type { HealthRoute } from '../google-route';
import { formatTimestamp, parseTimestamp } from '../time-format';
import { DATA_SCOPES } from './data-scopes';
import { familyIncludesManual, readDataType } from './data-type-parameter';
import { readInteger, readJsonBody, readObject, readText } from './json-body';
import { formatPageToken, parsePageSize, parsePageToken } from './page-token';

/** `POST …/dataPoints:rollUp`: sums over windows of real time, the latest first. Empty windows are absent. */
export const rollUpDataPointsRoute: HealthRoute = {
  method: 'POST',
  path: '/v4/users/{user}/dataTypes/{type}/dataPoints:rollUp',
  scopes: DATA_SCOPES,
  query: [],
  handle(call) {
    const type = readDataType(call, 'rollup');
    const rollUp = requireRollUp(type);
    const keys = ['range', 'windowSize', 'pageSize', 'pageToken', 'dataSourceFamily'];
    const body = readObject(readJsonBody(call.body), '', keys);
    const range = readObject(body.range, 'range', ['startTime', 'endTime']);
    const start = readInstant(range.startTime, 'range.start_time');
    const end = readInstant(range.endTime, 'range.end_time');
    checkRange(end - start, rollUp.maxDays);
    const family = readText(body.dataSourceFamily, 'data_source_family');
    const request = JSON.stringify([type.id, start, end, body.windowSize, family]);
    const { offset, asOf } = parsePageToken(readText(body.pageToken, 'page_token'), request, call.now);
    const size = parsePageSize(String(readInteger(body.pageSize, 'page_size')), DEFAULT_PAGE_SIZES);
    const windowMs = readWindowMs(body.windowSize);
    const includesManual = familyIncludesManual(family);
    const found: object[] = [];
    let i = 0;
    for (const window of iterateWindows({ start, end }, windowMs)) {
      const sum = rollUp.sum({ ...call, now: asOf }, window, { includesManual });
      if (sum === undefined || i++ < offset) continue;
      found.push({
        [toCamelCase(type.id)]: sum,
        startTime: formatTimestamp(window.start),
        endTime: formatTimestamp(window.end),
      });
      if (found.length > size) break;
    }
    return {
      ...(found.length > 0 ? { rollupDataPoints: found.slice(0, size) } : {}),
      ...(found.length > size
        ? { nextPageToken: formatPageToken({ offset: offset + size, asOf }, request) }
        : {}),
    };
  },
};

/** How the type is added up. `readDataType` has already refused types that are not. */
export function requireRollUp({ id, rollUp }: DataType): RollUp {
  if (!rollUp) throw createInvalidArgument(`Rollup is not supported for data type ${id}.`);
  return rollUp;
}

/** 400 where a range is empty, or longer than `maxDays`. */
export function checkRange(rangeMs: number, maxDays: RollUp['maxDays']): void {
  if (rangeMs <= 0) throw createInvalidArgument('The end must be after the start.', 'INVALID_TIME_RANGE');
  if (rangeMs <= maxDays * DAY_MS) return;
  throw createInvalidArgument(
    `The range must not be longer than ${maxDays} days.`,
    'INVALID_ROLLUP_QUERY_DURATION',
    { maxDurationDays: String(maxDays) },
  );
}

/** The latest first; the last window ends with the range. */
function* iterateWindows({ start, end }: Span, windowMs: number): Iterable<Span> {
  for (let i = Math.ceil((end - start) / windowMs) - 1; i >= 0; i--) {
    yield { start: start + i * windowMs, end: Math.min(start + (i + 1) * windowMs, end) };
  }
}

function readInstant(value: unknown, path: string): Instant {
  const text = readText(value, path);
  const t = parseTimestamp(text);
  if (t === undefined) throw createInvalidArgument(`Invalid value at '${path}' (TYPE_STRING), "${text}"`);
  return t;
}

/** A duration such as `900s`, in ms; 400 below a second. */
function readWindowMs(value: unknown): number {
  const text = readText(value, 'window_size');
  const seconds = /^\d{1,9}(\.\d{1,9})?s$/.test(text) ? Number(text.slice(0, -1)) : 0;
  if (seconds >= 1) return seconds * SECOND_MS;
  throw createInvalidArgument(
    `Invalid value at 'window_size' (type.googleapis.com/google.protobuf.Duration), "${text}"`,
  );
}
