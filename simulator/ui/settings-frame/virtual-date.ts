import { createRefusedDateWatch, ISO_DATE } from '../../realm/date-parser';
import { type ZoneOffsets, zoneOffsets } from '../../realm/zone-offsets';
import { MINUTE_MS } from '../../world/duration';
import type { VirtualTime } from './bridge-messages';
import { installVirtualLocale } from './virtual-locale';

const DATE_FIELDS = [
  'FullYear',
  'Month',
  'Date',
  'Day',
  'Hours',
  'Minutes',
  'Seconds',
  'Milliseconds',
] as const;
/** A name of a zone, as `toString` writes it. */
const COMMENT_PATTERN = /\([^)]*\)/g;
/** A name of a zone, a Z after a number, or an offset after a time of day, as in realm/date-parser.ts. */
const ZONE_PATTERN = /\b(?:UTC?|GMT|[ECMP][SD]T)\b|\dZ\s*$|\d:\d\d.*[+-]\s*\d/i;

type Fields = Record<string, (this: Date, ...values: number[]) => number>;

const NativeDate = Date;
let virtualTime: VirtualTime = { now: NativeDate.now(), rate: 1, zone: 'UTC' };
let virtualTimeSetAt = performance.now();

/** Sets the world's time, which goes on at the world's rate. */
export function setVirtualTime(time: VirtualTime): void {
  virtualTime = time;
  virtualTimeSetAt = performance.now();
}

function now(): number {
  return Math.floor(virtualTime.now + (performance.now() - virtualTimeSetAt) * virtualTime.rate);
}

function currentZone(): ZoneOffsets {
  return zoneOffsets(virtualTime.zone);
}

let watchRefused = (_text: string, _time: number): void => {};

/**
 * Makes `Date` and `Intl` of this frame use the world's time and zone, and the phone's language. `warn` is told of texts
 * that an older iPhone refuses.
 */
export function installVirtualDate(language: string, warn: (text: string) => void): void {
  watchRefused = createRefusedDateWatch(warn);
  // The getters of the fields are replaced by name, which the type of Date does not allow.
  const prototype = NativeDate.prototype as unknown as Fields & Date;
  for (const field of DATE_FIELDS) {
    const getUtc = NativeDate.prototype[`getUTC${field}`] as () => number;
    prototype[`get${field}`] = function () {
      return getUtc.call(toShiftedDate(this));
    };
    if (field === 'Day') continue;
    const setUtc = NativeDate.prototype[`setUTC${field}`] as (...values: number[]) => number;
    const setLocal: Fields[string] = function (...values) {
      const local = toShiftedDate(this);
      setUtc.apply(local, values);
      return this.setTime(currentZone().toInstant(local.getTime()));
    };
    Object.assign(prototype, { [`set${field}`]: setLocal });
  }
  prototype.getTimezoneOffset = function () {
    return -currentZone().offsetAt(this.getTime()) / MINUTE_MS;
  };
  Object.assign(prototype, {
    toString: createFormatter(formatDate, formatTime),
    toDateString: createFormatter(formatDate),
    toTimeString: createFormatter(formatTime),
  });
  const virtual = function (this: unknown, ...args: unknown[]): Date | string {
    if (!new.target) return new NativeDate(now()).toString();
    return Reflect.construct(NativeDate, [toTimeValue(args)], new.target);
  };
  // A function that is called with and without `new`, as Date is.
  globalThis.Date = Object.assign(virtual as unknown as DateConstructor, {
    now,
    parse: parseDate,
    UTC: NativeDate.UTC,
  });
  Object.defineProperty(virtual, 'prototype', { value: NativeDate.prototype });
  NativeDate.prototype.constructor = virtual;
  installVirtualLocale({ language, zone: () => virtualTime.zone, now });
}

function toShiftedDate(date: Date): Date {
  return new NativeDate(date.getTime() + currentZone().offsetAt(date.getTime()));
}

/** `Thu Jan 15 2026` */
function formatDate(date: Date): string {
  const [day, dayOfMonth, month, year] = toShiftedDate(date).toUTCString().split(/[ ,]+/);
  return `${day} ${month} ${dayOfMonth} ${year}`;
}

/** `09:00:00 GMT+0900 (Japan Standard Time)` */
function formatTime(date: Date): string {
  const clock = toShiftedDate(date).toUTCString().slice(-12, -4);
  const offset = currentZone().offsetAt(date.getTime()) / MINUTE_MS;
  const minutes = Math.abs(Math.trunc(offset));
  const digits = String(Math.floor(minutes / 60) * 100 + (minutes % 60)).padStart(4, '0');
  return `${clock} GMT${offset < 0 ? '-' : '+'}${digits} (${currentZone().nameAt(date.getTime())})`;
}

function createFormatter(...parts: ((date: Date) => string)[]): (this: Date) => string {
  return function () {
    return Number.isNaN(this.getTime()) ? 'Invalid Date' : parts.map((part) => part(this)).join(' ');
  };
}

function toTimeValue(args: unknown[]): number {
  if (args.length === 0) return now();
  if (args.length > 1) return currentZone().toInstant(NativeDate.UTC(...(args as [number, number])));
  const [value] = args;
  if (value instanceof NativeDate) return value.getTime();
  return typeof value === 'string' ? parseDate(value) : Number(value);
}

function parseDate(text: string): number {
  const plain = text.replace(COMMENT_PATTERN, ' ');
  const time = NativeDate.parse(plain);
  watchRefused(text, time);
  if (Number.isNaN(time) || ISO_DATE.test(plain) || ZONE_PATTERN.test(plain)) return time;
  // Parsed again as UTC: the same figures, without the computer's own zone.
  const asUtc = NativeDate.parse(/^\d{4}-\d\d-\d\dT/.test(plain) ? `${plain}Z` : `${plain} UTC`);
  return currentZone().toInstant(asUtc);
}
