import { DAY_MS } from '../../world/duration';
import { isRecord } from '../../world/guards';
import type { CloudRequest } from '../../world/http';
import { changeJson, type FailureEffect } from './failure-effect';
import type { FaultyMode } from './failure-mode';
import { type JsonObject, mapLists, mapObjects } from './json-lists';

/** The modes of the days that Google's daily sums are for. */
export const DAILY_SUM_EFFECTS = {
  'other-day': changeJson((body, request) =>
    isDailyRollUp(request)
      ? mapLists(body, (windows) =>
          windows.map((window) => ({
            ...window,
            civilStartTime: shiftDays(window.civilStartTime, -1),
            civilEndTime: shiftDays(window.civilEndTime, -1),
          })),
        )
      : body,
  ),
  'extra-day': ({ request, proceed }) =>
    proceed(isDailyRollUp(request) ? { ...request, body: addDay(request.body ?? '') } : request),
} satisfies Partial<Record<FaultyMode, FailureEffect>>;

function isDailyRollUp({ url }: CloudRequest): boolean {
  return new URL(url).pathname.endsWith(':dailyRollUp');
}

/** The body of a request with its range one day longer; the same body where it has no range. */
function addDay(text: string): string {
  const body: unknown = JSON.parse(text);
  if (!isRecord(body) || !isRecord(body.range)) return text;
  return JSON.stringify({ ...body, range: { ...body.range, end: shiftDays(body.range.end, 1) } });
}

/** A CivilDateTime, some days later. */
function shiftDays(civilDateTime: unknown, days: number): unknown {
  return mapObjects(civilDateTime, (object) => ('year' in object ? shiftDate(object, days) : object));
}

function shiftDate({ year, month, day }: JsonObject, days: number): JsonObject {
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)) + days * DAY_MS);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}
