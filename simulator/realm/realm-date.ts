import type { Globals } from '../host/host';
import { MINUTE_MS } from '../world/duration';
import { isDate } from './brand-checks';
import type { DateParser } from './date-parser';
import type { FunctionWrapper, RealmFunction } from './function-wrapper';
import type { ZoneOffsets } from './zone-offsets';

interface DateOptions {
  now(): number;
  /** Called at each use. */
  zone(): ZoneOffsets;
  parser: DateParser;
  /** Whether `toString` ends with the zone's name in parentheses: browsers do that, JerryScript does not. */
  showsZoneName: boolean;
}

/** Local getters and setters use the UTC ones on a date shifted by the offset. */
const SETTERS = ['FullYear', 'Month', 'Date', 'Hours', 'Minutes', 'Seconds', 'Milliseconds'];
const GETTERS = [...SETTERS, 'Day'];
/** The `length` of each method, where it is not 0. */
const ARGUMENT_COUNTS: ReadonlyMap<string, number> = new Map([
  ['setFullYear', 3],
  ['setMonth', 2],
  ['setDate', 1],
  ['setHours', 4],
  ['setMinutes', 3],
  ['setSeconds', 2],
  ['setMilliseconds', 1],
  ['setYear', 1],
]);

type DateMethod = (this: Date, ...args: unknown[]) => unknown;
type Methods = Record<string, DateMethod> & { toString: DateMethod };

/**
 * Installs a `Date` that uses the realm's zone and clock. Instances are the engine's date objects. Only members that
 * depend on local time or the current time are replaced.
 */
export function installDate(globals: Globals, wrapper: FunctionWrapper, options: DateOptions): void {
  const Native = globals.Date;
  const prototype = Native.prototype;
  const { parser } = options;

  const define = (target: object, name: string, value: RealmFunction): void => {
    Object.defineProperty(target, name, { value, writable: true, configurable: true, enumerable: false });
  };
  const methods = createLocalMethods(options);
  const { toString: format } = methods;
  for (const [name, work] of Object.entries(methods)) {
    if (name in prototype)
      define(prototype, name, wrapper.wrapFunction(work, name, ARGUMENT_COUNTS.get(name) ?? 0));
  }

  const RealmDate = wrapper.wrapConstructor(
    (newTarget, args) => {
      if (!newTarget) return format.call(new Date(options.now()));
      return Reflect.construct(Native, [toTimeValue(args, options)], newTarget);
    },
    'Date',
    7,
  );
  define(
    RealmDate,
    'now',
    wrapper.wrapFunction(() => options.now(), 'now', 0),
  );
  define(
    RealmDate,
    'parse',
    wrapper.wrapFunction((text: unknown) => parser.parse(String(text)), 'parse', 1),
  );
  define(RealmDate, 'UTC', Native.UTC);
  Object.defineProperty(RealmDate, 'prototype', { value: prototype, writable: false });
  define(prototype, 'constructor', RealmDate);
  define(globals, 'Date', RealmDate);
}

/** The time value of `new Date(...args)`, ms. */
function toTimeValue(args: ArrayLike<unknown>, options: DateOptions): number {
  if (args.length === 0) return options.now();
  if (args.length > 1) {
    const local = Reflect.apply(Date.UTC, undefined, args);
    return options.zone().toInstant(local);
  }
  const value = toPrimitive(args[0]);
  return typeof value === 'string' ? options.parser.parse(value) : Number(value);
}

/** ECMAScript's ToPrimitive, except that a date becomes its time value, as the constructor requires. */
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

function createLocalMethods(options: DateOptions): Methods {
  const offsetAt = (time: number) => options.zone().offsetAt(time);
  const timeOf = (date: Date) => getTime.call(date);
  /** The getters share it, because they call no foreign code meanwhile. */
  const scratch = new Date(0);

  /** A date whose UTC fields are the local fields of `date`. */
  const toShiftedDate = (date: Date): Date => {
    const time = timeOf(date);
    scratch.setTime(time + offsetAt(time));
    return scratch;
  };
  const formatDate = (date: Date): string => {
    const [day, dayOfMonth, month, year] = toShiftedDate(date).toUTCString().split(/[ ,]+/);
    return `${day} ${month} ${dayOfMonth} ${year}`;
  };
  const formatTime = (date: Date): string => {
    const time = timeOf(date);
    const clock = toShiftedDate(date).toUTCString().slice(-12, -4);
    const name = options.showsZoneName ? ` (${options.zone().nameAt(time)})` : '';
    return `${clock} GMT${formatOffset(offsetAt(time))}${name}`;
  };
  const createFormatter = (...parts: ((date: Date) => string)[]): DateMethod =>
    function () {
      return Number.isNaN(timeOf(this)) ? 'Invalid Date' : parts.map((part) => part(this)).join(' ');
    };
  const createSetter = (field: string): DateMethod => {
    const setUtc: DateMethod = Reflect.get(Date.prototype, `setUTC${field}`);
    return function (...args) {
      const time = timeOf(this);
      const local = new Date(time + offsetAt(time));
      Reflect.apply(setUtc, local, args);
      return setTime.call(this, options.zone().toInstant(local.getTime()));
    };
  };
  const createGetter = (field: string): DateMethod => {
    const getUtc: DateMethod = Reflect.get(Date.prototype, `getUTC${field}`);
    return function () {
      return getUtc.call(toShiftedDate(this));
    };
  };
  const setFullYear = createSetter('FullYear');

  return {
    ...Object.fromEntries(GETTERS.map((field) => [`get${field}`, createGetter(field)])),
    ...Object.fromEntries(SETTERS.map((field) => [`set${field}`, createSetter(field)])),
    getTimezoneOffset() {
      return 0 - offsetAt(timeOf(this)) / MINUTE_MS;
    },
    getYear() {
      return toShiftedDate(this).getUTCFullYear() - 1900;
    },
    setYear(year) {
      const whole = Math.trunc(Number(year));
      return setFullYear.call(this, whole >= 0 && whole <= 99 ? 1900 + whole : whole);
    },
    toString: createFormatter(formatDate, formatTime),
    toDateString: createFormatter(formatDate),
    toTimeString: createFormatter(formatTime),
    // JerryScript's locale methods equal the plain ones. Realms with Intl replace them.
    toLocaleString: createFormatter(formatDate, formatTime),
    toLocaleDateString: createFormatter(formatDate),
    toLocaleTimeString: createFormatter(formatTime),
  };
}

/** `+0530` */
function formatOffset(offset: number): string {
  const minutes = Math.abs(Math.trunc(offset / MINUTE_MS));
  const digits = String(Math.floor(minutes / 60) * 100 + (minutes % 60)).padStart(4, '0');
  return (offset < 0 ? '-' : '+') + digits;
}
