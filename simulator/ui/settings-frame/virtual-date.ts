import { type ZoneOffsets, zoneOffsets } from '../../realm/zone-offsets';
import { MINUTE_MS } from '../../world/duration';
import type { VirtualTime } from './bridge-messages';

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
const LOCALE_METHODS = ['toLocaleString', 'toLocaleDateString', 'toLocaleTimeString'] as const;
/** A date text with a zone, or without a time, which means UTC. */
const ZONE_PATTERN = /(?:Z|GMT|UTC|[+-]\d\d:?\d\d)\s*$|^\d{4}(?:-\d\d){0,2}$/i;

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

/** Makes `Date` and `Intl` of this frame use the world's time and zone instead of the computer's. */
export function installVirtualDate(): void {
  // The getters of the fields are replaced by name, which the type of Date does not allow.
  const prototype = NativeDate.prototype as unknown as Fields & Date;
  for (const field of DATE_FIELDS) {
    const getUtc = NativeDate.prototype[`getUTC${field}`] as () => number;
    prototype[`get${field}`] = function () {
      return getUtc.call(new NativeDate(this.getTime() + currentZone().offsetAt(this.getTime())));
    };
    if (field === 'Day') continue;
    const setUtc = NativeDate.prototype[`setUTC${field}`] as (...values: number[]) => number;
    const setLocal: Fields[string] = function (...values) {
      const local = new NativeDate(this.getTime() + currentZone().offsetAt(this.getTime()));
      setUtc.apply(local, values);
      return this.setTime(currentZone().toInstant(local.getTime()));
    };
    Object.assign(prototype, { [`set${field}`]: setLocal });
  }
  prototype.getTimezoneOffset = function () {
    return -currentZone().offsetAt(this.getTime()) / MINUTE_MS;
  };
  for (const name of LOCALE_METHODS) {
    const native = NativeDate.prototype[name];
    NativeDate.prototype[name] = function (
      locales?: Intl.LocalesArgument,
      options?: Intl.DateTimeFormatOptions,
    ) {
      return native.call(this, locales, { timeZone: virtualTime.zone, ...options });
    };
  }
  prototype.toString = function () {
    return this.toLocaleString('en-US', { dateStyle: 'full', timeStyle: 'long' });
  };
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
  const { DateTimeFormat } = Intl;
  Intl.DateTimeFormat = new Proxy(DateTimeFormat, {
    apply: (target, _self, [locales, options]) => target(locales, { timeZone: virtualTime.zone, ...options }),
    construct: (target, [locales, options]) =>
      new target(locales, { timeZone: virtualTime.zone, ...options }),
  });
}

function toTimeValue(args: unknown[]): number {
  if (args.length === 0) return now();
  if (args.length > 1) return currentZone().toInstant(NativeDate.UTC(...(args as [number, number])));
  const [value] = args;
  if (value instanceof NativeDate) return value.getTime();
  return typeof value === 'string' ? parseDate(value) : Number(value);
}

function parseDate(text: string): number {
  const time = NativeDate.parse(text);
  if (Number.isNaN(time) || ZONE_PATTERN.test(text)) return time;
  // Parsed again as UTC: the same figures, without the computer's own zone.
  const asUtc = NativeDate.parse(/^\d{4}-\d\d-\d\dT/.test(text) ? `${text}Z` : `${text} UTC`);
  return currentZone().toInstant(asUtc);
}
