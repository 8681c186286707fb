import type { Instant } from '../../../world/clock';
import { camelCase, type DataType, type RollUp, USUAL_PAGE } from '../data-types/data-type';
import { invalidArgument } from '../google-error';
import type { HealthRoute } from '../google-route';
import { readTimestamp, timestamp } from '../time-text';
import { DATA_SCOPES } from './data-scopes';
import { dataTypeParameter, readFamily } from './data-type-parameter';
import { objectAt, readJsonBody, textAt, wholeAt } from './json-body';
import { readPageSize, readPageToken, writePageToken } from './page-token';

const DAY = 86_400_000;

/** `POST …/dataPoints:rollUp`: sums over windows of real time, the latest first, without the empty ones. */
export const rollUpDataPointsRoute: HealthRoute = {
  method: 'POST',
  path: '/v4/users/{user}/dataTypes/{type}/dataPoints:rollUp',
  scopes: DATA_SCOPES,
  query: [],
  handle(call) {
    const type = dataTypeParameter(call, 'rollup');
    const rollUp = rollUpOf(type);
    const keys = ['range', 'windowSize', 'pageSize', 'pageToken', 'dataSourceFamily'];
    const body = objectAt(readJsonBody(call.body), '', keys);
    const range = objectAt(body.range, 'range', ['startTime', 'endTime']);
    const start = readInstant(range.startTime, 'range.start_time');
    const end = readInstant(range.endTime, 'range.end_time');
    checkRange(end - start, rollUp.longest);
    const family = textAt(body.dataSourceFamily, 'data_source_family');
    const request = JSON.stringify([type.id, start, end, body.windowSize, family]);
    const { offset, asOf } = readPageToken(textAt(body.pageToken, 'page_token'), request, call.now);
    const size = readPageSize(String(wholeAt(body.pageSize, 'page_size')), USUAL_PAGE);
    const window = readWindow(body.windowSize);
    const byHand = readFamily(family);
    const found: object[] = [];
    let i = 0;
    for (const [from, to] of windows(start, end, window)) {
      const sum = rollUp.sum({ ...call, now: asOf }, from, to, byHand);
      if (sum === undefined || i++ < offset) continue;
      found.push({ [camelCase(type.id)]: sum, startTime: timestamp(from), endTime: timestamp(to) });
      if (found.length > size) break;
    }
    return {
      ...(found.length > 0 ? { rollupDataPoints: found.slice(0, size) } : {}),
      ...(found.length > size
        ? { nextPageToken: writePageToken({ offset: offset + size, asOf }, request) }
        : {}),
    };
  },
};

/** How the type is added up; who asks has been told before where it is not. */
export function rollUpOf({ id, rollUp }: DataType): RollUp {
  if (!rollUp) throw invalidArgument(`Rollup is not supported for data type ${id}.`);
  return rollUp;
}

/** 400 where a range is empty, or longer than so many days. */
export function checkRange(length: number, longest: RollUp['longest']): void {
  if (length <= 0) throw invalidArgument('The end must be after the start.', 'INVALID_TIME_RANGE');
  if (length <= longest * DAY) return;
  throw invalidArgument(
    `The range must not be longer than ${longest} days.`,
    'INVALID_ROLLUP_QUERY_DURATION',
    { maxDurationDays: String(longest) },
  );
}

/** The latest first; the last window ends with the range. */
function* windows(start: Instant, end: Instant, size: number): Iterable<[from: Instant, to: Instant]> {
  for (let i = Math.ceil((end - start) / size) - 1; i >= 0; i--) {
    yield [start + i * size, Math.min(start + (i + 1) * size, end)];
  }
}

function readInstant(value: unknown, path: string): Instant {
  const text = textAt(value, path);
  const t = readTimestamp(text);
  if (t === undefined) throw invalidArgument(`Invalid value at '${path}' (TYPE_STRING), "${text}"`);
  return t;
}

/** `900s`, in ms; at least a second. */
function readWindow(value: unknown): number {
  const text = textAt(value, 'window_size');
  const seconds = /^\d{1,9}(\.\d{1,9})?s$/.test(text) ? Number(text.slice(0, -1)) : 0;
  if (seconds >= 1) return seconds * 1000;
  throw invalidArgument(
    `Invalid value at 'window_size' (type.googleapis.com/google.protobuf.Duration), "${text}"`,
  );
}
