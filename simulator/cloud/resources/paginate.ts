import { type Calendar, parseIsoDate } from '../../persona/calendar';
import type { Instant } from '../../world/clock';
import { HOUR_MINUTES, SECOND_MS } from '../../world/duration';
import { invalidParameter } from '../date-parameters';
import { FITBIT_API_HOST, type ResourceCall } from '../route';

/** Entries in time: `from` yields those since `t`, earliest first; `before` those before `t`, latest first. */
export interface Timeline<T> {
  from(t: Instant): Iterable<T>;
  before(t: Instant): Iterable<T>;
}

/** The key `pagination` of a list, in the service's format. */
export interface Pagination {
  afterDate?: string;
  beforeDate?: string;
  limit: number;
  /** Address of the next page; empty on the last. */
  next: string;
  offset: number;
  previous: string;
  sort: 'asc' | 'desc';
}

/**
 * Returns one page of a timeline, by the query's start date, sort direction, offset and limit; 400 where one
 * is wrong.
 */
export function paginate<T>(
  call: ResourceCall,
  timeline: Timeline<T>,
  maxPageSize: number,
): { items: T[]; pagination: Pagination } {
  const { name, text, instant } = readStart(call);
  const sort = name === 'afterDate' ? 'asc' : 'desc';
  if (call.field('sort') !== sort)
    throw invalidParameter('sort', `sort must be ${sort} together with ${name}`);
  const offset = readInteger(call, 'offset', 0, Number.MAX_SAFE_INTEGER);
  const limit = readInteger(call, 'limit', 1, maxPageSize);
  const entries = name === 'afterDate' ? timeline.from(instant) : timeline.before(instant);
  const found = take(entries, offset + limit + 1).slice(offset);
  const address = (at: number) =>
    `https://${FITBIT_API_HOST}${call.path}?${new URLSearchParams({ offset: String(at), limit: String(limit), sort, [name]: text })}`;
  return {
    items: found.slice(0, limit),
    pagination: {
      [name]: text,
      limit,
      next: found.length > limit ? address(offset + limit) : '',
      offset,
      previous: offset > 0 ? address(Math.max(0, offset - limit)) : '',
      sort,
    },
  };
}

/** Creates a timeline from a list in order of time. */
export function createTimeline<T>(items: readonly T[], startOf: (item: T) => Instant): Timeline<T> {
  return {
    from: (t) => items.filter((item) => startOf(item) >= t),
    before: (t) => items.filter((item) => startOf(item) < t).reverse(),
  };
}

function readStart(call: ResourceCall): {
  name: 'afterDate' | 'beforeDate';
  text: string;
  instant: Instant;
} {
  const given = (['afterDate', 'beforeDate'] as const).filter((name) => call.field(name) !== undefined);
  const [name] = given;
  if (name === undefined || given.length > 1) {
    throw invalidParameter('afterDate', 'Either beforeDate or afterDate must be given.');
  }
  const text = call.field(name) ?? '';
  const instant = readWallTime(text, call.persona.calendar);
  if (instant === undefined) throw invalidParameter(name, `Invalid date: ${text}`);
  return { name, text, instant };
}

/** Reads `2026-07-14` or `2026-07-14T07:02:30` in the account's time zone. */
function readWallTime(text: string, calendar: Calendar): Instant | undefined {
  const [, date = '', hours = '0', minutes = '0', seconds = '0'] =
    /^([\d-]+)(?:T([01]\d|2[0-3]):([0-5]\d):([0-5]\d))?$/.exec(text) ?? [];
  const day = parseIsoDate(date);
  if (day === undefined) return undefined;
  return (
    calendar.toInstant(day, Number(hours) * HOUR_MINUTES + Number(minutes)) + Number(seconds) * SECOND_MS
  );
}

function readInteger(call: ResourceCall, name: string, min: number, max: number): number {
  const text = call.field(name) ?? '';
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < min || value > max)
    throw invalidParameter(name, `Invalid ${name}: ${text}`);
  return value;
}

function take<T>(entries: Iterable<T>, count: number): T[] {
  const taken: T[] = [];
  for (const entry of entries) {
    if (taken.length === count) break;
    taken.push(entry);
  }
  return taken;
}
