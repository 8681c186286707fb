import { translate, UNKNOWN } from './i18n';

/** A number that may be missing, which the face writes as "—". */
export type OptionalNumber = number | null | undefined;

const DAY_MINUTES = 1440;

export function padTwoDigits(n: number): string {
  return n < 10 ? '0' + n : String(n);
}

/**
 * Minutes as "6h 56"; under an hour "25m". Never "6:56", which reads as a time of day. Nobody knows of more
 * than a day.
 */
export function formatDuration(minutes: OptionalNumber): string {
  if (!isKnown(minutes) || minutes > DAY_MINUTES) return UNKNOWN;
  return minutes < 60 ? minutes + 'm' : Math.floor(minutes / 60) + 'h ' + padTwoDigits(minutes % 60);
}

/** A figure below a million, whole and with its thousands set off. NaN is not known. */
export function formatWhole(n: OptionalNumber): string {
  // Between two digits of which three are left to the end.
  return isKnown(n) ? String(Math.round(n)).replace(/\B(?=\d{3}$)/, translate('thousands')) : UNKNOWN;
}

/** So many tenths with their decimal: "72.4" of 724. */
export function formatTenths(n: OptionalNumber): string {
  return isKnown(n) ? (n / 10).toFixed(1).replace('.', translate('decimal')) : UNKNOWN;
}

/** Tenths of a difference: with its sign, and a true minus. */
export function formatSignedTenths(n: OptionalNumber): string {
  const text = formatTenths(n && Math.abs(n));
  return n && text !== UNKNOWN ? (n < 0 ? '−' : '+') + text : text;
}

/** "3rd"; from 100 on there is no room for more than the figure. */
export function formatOrdinal(n: number | undefined): string {
  if (n === undefined || n > 99) return formatWhole(n);
  const last = n > 10 && n < 14 ? 0 : n % 10;
  return translate(n === 1 ? 'first' : last && last < 4 ? 'ordinal.' + last : 'ordinal', n);
}

/** Is it a number, and one that anybody could have reached? */
export function isKnown(n: OptionalNumber): n is number {
  return typeof n === 'number' && Math.abs(n) < 1e6;
}
