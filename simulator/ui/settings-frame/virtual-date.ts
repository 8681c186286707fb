import { type ZoneOffsets, zoneOffsets } from '../../realm/zone-offsets';
import type { TimeInfo } from './bridge-messages';

const FIELDS = ['FullYear', 'Month', 'Date', 'Day', 'Hours', 'Minutes', 'Seconds', 'Milliseconds'] as const;
const LOCALE_TEXTS = ['toLocaleString', 'toLocaleDateString', 'toLocaleTimeString'] as const;
/** A date text that says which zone it means, or that has no time and so means UTC. */
const SAYS_ZONE = /(?:Z|GMT|UTC|[+-]\d\d:?\d\d)\s*$|^\d{4}(?:-\d\d){0,2}$/i;
const MINUTE = 60_000;

type Fields = Record<string, (this: Date, ...values: number[]) => number>;

const Native = Date;
let base: TimeInfo = { now: Native.now(), rate: 1, zone: 'UTC' };
let baseReal = performance.now();

/** Sets the world's time; between two tellings it goes on at the world's pace. */
export function setVirtualTime(time: TimeInfo): void {
  base = time;
  baseReal = performance.now();
}

function now(): number {
  return Math.floor(base.now + (performance.now() - baseReal) * base.rate);
}

function zone(): ZoneOffsets {
  return zoneOffsets(base.zone);
}

/** Lets `Date` and `Intl` of this frame live in the world's time and zone instead of the computer's. */
export function installVirtualDate(): void {
  const prototype = Native.prototype as unknown as Fields & Date;
  for (const field of FIELDS) {
    const getUtc = Native.prototype[`getUTC${field}`] as () => number;
    prototype[`get${field}`] = function () {
      return getUtc.call(new Native(this.getTime() + zone().at(this.getTime())));
    };
    if (field === 'Day') continue;
    const setUtc = Native.prototype[`setUTC${field}`] as (...values: number[]) => number;
    const setLocal: Fields[string] = function (...values) {
      const local = new Native(this.getTime() + zone().at(this.getTime()));
      setUtc.apply(local, values);
      return this.setTime(zone().toInstant(local.getTime()));
    };
    Object.assign(prototype, { [`set${field}`]: setLocal });
  }
  prototype.getTimezoneOffset = function () {
    return -zone().at(this.getTime()) / MINUTE;
  };
  for (const name of LOCALE_TEXTS) {
    const native = Native.prototype[name];
    Native.prototype[name] = function (locales?: Intl.LocalesArgument, options?: Intl.DateTimeFormatOptions) {
      return native.call(this, locales, { timeZone: base.zone, ...options });
    };
  }
  prototype.toString = function () {
    return this.toLocaleString('en-US', { dateStyle: 'full', timeStyle: 'long' });
  };
  const virtual = function (this: unknown, ...args: unknown[]): Date | string {
    if (!new.target) return new Native(now()).toString();
    return Reflect.construct(Native, [timeValue(args)], new.target);
  };
  globalThis.Date = Object.assign(virtual as unknown as DateConstructor, { now, parse, UTC: Native.UTC });
  Object.defineProperty(virtual, 'prototype', { value: Native.prototype });
  Native.prototype.constructor = virtual;
  const { DateTimeFormat } = Intl;
  Intl.DateTimeFormat = new Proxy(DateTimeFormat, {
    apply: (target, _self, [locales, options]) => target(locales, { timeZone: base.zone, ...options }),
    construct: (target, [locales, options]) => new target(locales, { timeZone: base.zone, ...options }),
  });
}

function timeValue(args: unknown[]): number {
  if (args.length === 0) return now();
  if (args.length > 1) return zone().toInstant(Native.UTC(...(args as [number, number])));
  const [value] = args;
  if (value instanceof Native) return value.getTime();
  return typeof value === 'string' ? parse(value) : Number(value);
}

function parse(text: string): number {
  const time = Native.parse(text);
  if (Number.isNaN(time) || SAYS_ZONE.test(text)) return time;
  // Read again as UTC: the same figures, without the computer's own zone.
  const asUtc = Native.parse(/^\d{4}-\d\d-\d\dT/.test(text) ? `${text}Z` : `${text} UTC`);
  return zone().toInstant(asUtc);
}
