import { isDate } from 'node:util/types';
import type { Bridge, RealmFunction } from './bridge';
import { createDateParser, type DateParser } from './date-parser';
import type { ZoneOffsets } from './zone-offsets';

export interface DateOptions {
  now(): number;
  /** Asked anew at each use. */
  zone(): ZoneOffsets;
  /** Whether `toString` ends with the zone's name in parentheses, as browsers write it and JerryScript does not. */
  namesZone: boolean;
}

const MINUTE = 60_000;

/** The local getters and setters do their work through the UTC one on a date shifted by the offset. */
const SETTERS = ['FullYear', 'Month', 'Date', 'Hours', 'Minutes', 'Seconds', 'Milliseconds'];
const GETTERS = [...SETTERS, 'Day'];
/** How many arguments each method names, where it is not none. */
const LENGTHS: Record<string, number | undefined> = {
  setFullYear: 3,
  setMonth: 2,
  setDate: 1,
  setHours: 4,
  setMinutes: 3,
  setSeconds: 2,
  setMilliseconds: 1,
  setYear: 1,
};

type DateMethod = (this: Date, ...args: unknown[]) => unknown;
type Methods = Record<string, DateMethod>;

/**
 * Puts a `Date` into a realm that lives in its own zone and on its own clock. Its instances are the engine's own
 * date objects; only what speaks of local time or of now is replaced.
 */
export function installDate(globals: Record<string, unknown>, bridge: Bridge, options: DateOptions): void {
  const Native = globals.Date as DateConstructor;
  const prototype = Native.prototype;
  const parser = createDateParser(options.zone);

  const define = (target: object, name: string, value: RealmFunction): void => {
    Object.defineProperty(target, name, { value, writable: true, configurable: true, enumerable: false });
  };
  for (const [name, work] of Object.entries(localMethods(options))) {
    if (name in prototype) define(prototype, name, bridge.method(work, name, LENGTHS[name] ?? 0));
  }

  const RealmDate = bridge.constructable(
    (newTarget, args) => {
      if (!newTarget) return prototype.toString.call(new Date(options.now()));
      return Reflect.construct(Native, [timeValue(args, parser, options)], newTarget);
    },
    'Date',
    7,
  );
  define(
    RealmDate,
    'now',
    bridge.method(() => options.now(), 'now', 0),
  );
  define(
    RealmDate,
    'parse',
    bridge.method((text: unknown) => parser.parse(String(text)), 'parse', 1),
  );
  define(RealmDate, 'UTC', Native.UTC);
  Object.defineProperty(RealmDate, 'prototype', { value: prototype, writable: false });
  define(prototype, 'constructor', RealmDate);
  define(globals, 'Date', RealmDate);
}

/** What `new Date(...args)` stands for, in ms. */
function timeValue(args: ArrayLike<unknown>, parser: DateParser, options: DateOptions): number {
  if (args.length === 0) return options.now();
  if (args.length > 1) {
    const local = Reflect.apply(Date.UTC, undefined, args);
    return options.zone().toInstant(local);
  }
  const value = toPrimitive(args[0]);
  return typeof value === 'string' ? parser.parse(value) : Number(value);
}

/** ECMAScript's ToPrimitive, but a date is its time value, as the constructor wants it. */
function toPrimitive(value: unknown): unknown {
  if (isDate(value)) return getTime.call(value);
  if (!isObject(value)) return value;
  const exotic = Reflect.get(value, Symbol.toPrimitive);
  if (typeof exotic === 'function') return Reflect.apply(exotic, value, ['default']);
  for (const name of ['valueOf', 'toString']) {
    const method = Reflect.get(value, name);
    const primitive: unknown = typeof method === 'function' ? Reflect.apply(method, value, []) : value;
    if (!isObject(primitive)) return primitive;
  }
  throw new TypeError('Cannot convert object to primitive value');
}

function isObject(value: unknown): value is object {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}

const { getTime, setTime } = Date.prototype;

function localMethods(options: DateOptions): Methods {
  const offsetAt = (time: number) => options.zone().at(time);
  const timeOf = (date: Date) => getTime.call(date);
  /** Reused by the getters, which call nobody else's code meanwhile. */
  const scratch = new Date(0);

  /** A date whose UTC fields are the local fields of `date`. */
  const shift = (date: Date): Date => {
    const time = timeOf(date);
    scratch.setTime(time + offsetAt(time));
    return scratch;
  };
  const dateText = (date: Date): string => {
    const [day, dayOfMonth, month, year] = shift(date).toUTCString().split(/[ ,]+/);
    return `${day} ${month} ${dayOfMonth} ${year}`;
  };
  const timeText = (date: Date): string => {
    const time = timeOf(date);
    const clock = shift(date).toUTCString().slice(-12, -4);
    const name = options.namesZone ? ` (${options.zone().nameAt(time)})` : '';
    return `${clock} GMT${offsetText(offsetAt(time))}${name}`;
  };
  const asText = (...parts: ((date: Date) => string)[]): DateMethod =>
    function () {
      return Number.isNaN(timeOf(this)) ? 'Invalid Date' : parts.map((part) => part(this)).join(' ');
    };
  const setter = (field: string): DateMethod => {
    const setUtc: DateMethod = Reflect.get(Date.prototype, `setUTC${field}`);
    return function (...args) {
      const time = timeOf(this);
      const local = new Date(time + offsetAt(time));
      Reflect.apply(setUtc, local, args);
      return setTime.call(this, options.zone().toInstant(local.getTime()));
    };
  };
  const getter = (field: string): DateMethod => {
    const getUtc: DateMethod = Reflect.get(Date.prototype, `getUTC${field}`);
    return function () {
      return getUtc.call(shift(this));
    };
  };
  const setFullYear = setter('FullYear');

  return {
    ...Object.fromEntries(GETTERS.map((field) => [`get${field}`, getter(field)])),
    ...Object.fromEntries(SETTERS.map((field) => [`set${field}`, setter(field)])),
    getTimezoneOffset() {
      return 0 - offsetAt(timeOf(this)) / MINUTE;
    },
    getYear() {
      return shift(this).getUTCFullYear() - 1900;
    },
    setYear(year) {
      const whole = Math.trunc(Number(year));
      return setFullYear.call(this, whole >= 0 && whole <= 99 ? 1900 + whole : whole);
    },
    toString: asText(dateText, timeText),
    toDateString: asText(dateText),
    toTimeString: asText(timeText),
    // JerryScript's locale forms are the plain ones; where there is an Intl, it brings its own.
    toLocaleString: asText(dateText, timeText),
    toLocaleDateString: asText(dateText),
    toLocaleTimeString: asText(timeText),
  };
}

/** `+0530` */
function offsetText(offset: number): string {
  const minutes = Math.abs(Math.trunc(offset / MINUTE));
  const digits = String(Math.floor(minutes / 60) * 100 + (minutes % 60)).padStart(4, '0');
  return (offset < 0 ? '-' : '+') + digits;
}
