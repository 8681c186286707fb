import { DAY_MINUTES } from '../common/time';
import { translate, UNKNOWN } from './i18n';

/** A number that may be missing, which the face writes as "—". */
export type OptionalNumber = number | null | undefined;

export function padTwoDigits(n: number): string {
  return (n < 10 ? '0' : '') + n;
}

/** Minutes as "6h 56", under an hour as "25m". Not "6:56", which reads as a time of day. More than a day is unknown. */
export function formatDuration(minutes: OptionalNumber): string {
  if (!isKnown(minutes) || minutes > DAY_MINUTES) return UNKNOWN;
  if (minutes < 60) return minutes + 'm';
  return Math.floor(minutes / 60) + 'h ' + padTwoDigits(minutes % 60);
}

/** A number below a million, rounded, with a separator of thousands. NaN is unknown. */
export function formatWhole(n: OptionalNumber): string {
  // Matches the place before the last three digits.
  return isKnown(n) ? ('' + Math.round(n)).replace(/\B(?=\d{3}$)/, translate('thousands')) : UNKNOWN;
}

/** Tenths with their decimal: 724 as "72.4". */
export function formatTenths(n: OptionalNumber): string {
  return isKnown(n) ? (n / 10).toFixed(1).replace('.', translate('decimal')) : UNKNOWN;
}

/** Tenths with their sign: 9 as "+0.9", -4 as "−0.4" with U+2212. */
export function formatSignedTenths(n: OptionalNumber): string {
  const text = formatTenths(n && Math.abs(n));
  if (!n || text === UNKNOWN) return text;
  return (n < 0 ? '−' : '+') + text;
}

/** 3 as "3rd". From 100 on the number alone, for want of room. */
export function formatOrdinal(n: number | undefined): string {
  if (n === undefined || n > 99) return formatWhole(n);
  if (n === 1) return translate('first', n);
  const last = n > 10 && n < 14 ? 0 : n % 10;
  return translate(last && last < 4 ? 'ordinal.' + last : 'ordinal', n);
}

/** Whether it is a number, and a plausible one. */
export function isKnown(n: OptionalNumber): n is number {
  return typeof n === 'number' && Math.abs(n) < 1e6;
}
