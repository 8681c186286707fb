import type { Measure } from '../common/snapshot';
import { DAY_MINUTES } from '../common/time';
import { translate } from './i18n';
import { abs, floor, round } from './math';
import { UNKNOWN } from './unknown';

/** A number that may be missing, or anything else that the phone sent in its place. The face writes it as "—". */
export type OptionalNumber = number | null | undefined;

export function padTwoDigits(n: number): string {
  return (n < 10 ? '0' : '') + n;
}

/** Minutes as "6h 56", under an hour as "25m". Not "6:56", which reads as a time of day. More than a day is unknown. */
export function formatDuration(minutes: OptionalNumber): string {
  if (!isKnown(minutes) || minutes > DAY_MINUTES) return UNKNOWN;
  if (minutes < 60) return minutes + 'm';
  return floor(minutes / 60) + 'h ' + padTwoDigits(minutes % 60);
}

/** A number below a million, rounded, with a separator of thousands. NaN is unknown. */
export function formatWhole(n: OptionalNumber): string {
  if (!isKnown(n)) return UNKNOWN;
  const digits = '' + round(n);
  // Matches the place before the last three digits. Few numbers have more, and readings change each second.
  return digits[3] ? digits.replace(/(?=...$)/, translate('thousands')) : digits;
}

/** Tenths as a whole number: 724 as "72". */
export function formatWholeOfTenths(n: OptionalNumber): string {
  return formatWhole(isKnown(n) ? n / 10 : n);
}

/** Tenths with their decimal: 724 as "72.4". */
export function formatTenths(n: OptionalNumber): string {
  return isKnown(n) ? (n / 10).toFixed(1).replace('.', translate('decimal')) : UNKNOWN;
}

/** Tenths with their sign: 9 as "+0.9", -4 as "−0.4" with U+2212. */
export function formatSignedTenths(n: OptionalNumber): string {
  if (!n || !isKnownSigned(n)) return formatTenths(n);
  return (n < 0 ? '−' : '+') + formatTenths(abs(n));
}

/** 3 as "3rd". From 100 on the number alone, for want of room. */
export function formatOrdinal(n: OptionalNumber): string {
  if (!isKnown(n) || n > 99) return formatWhole(n);
  if (n === 1) return translate('first', n);
  const last = n > 10 && n < 14 ? 0 : n % 10;
  return translate(last && last < 4 ? 'ordinal.' + last : 'ordinal', n);
}

/** Whether it is a number from 0, and a plausible one. */
export function isKnown(n: OptionalNumber): n is number {
  return isKnownSigned(n) && n >= 0;
}

/** The same for a number that may be below 0. */
export function isKnownSigned(n: OptionalNumber): n is number {
  return typeof n === 'number' && abs(n) < 1e6;
}

/** The numbers of a measure; none if there is anything else in its place. */
export function readMeasure(measure: Measure | undefined): readonly number[] {
  return Array.isArray(measure) && measure.every(isKnownSigned) ? measure : [];
}
