import { translate, UNKNOWN } from './i18n';

/** Figures as the face writes them; "—" where one is not known. */
export type Figure = number | null | undefined;

const MINUTES_OF_DAY = 1440;

export function twoDigits(n: number): string {
  return n < 10 ? '0' + n : String(n);
}

/**
 * Minutes as "6h 56"; under an hour "25m". Never "6:56", which reads as a time of day. Nobody knows of more
 * than a day.
 */
export function duration(minutes: Figure): string {
  if (!isKnown(minutes) || minutes > MINUTES_OF_DAY) return UNKNOWN;
  return minutes < 60 ? minutes + 'm' : Math.floor(minutes / 60) + 'h ' + twoDigits(minutes % 60);
}

/** A figure below a million, whole and with its thousands set off. NaN is not known. */
export function figure(n: Figure): string {
  // Between two digits of which three are left to the end.
  return isKnown(n) ? String(Math.round(n)).replace(/\B(?=\d{3}$)/, translate('thousands')) : UNKNOWN;
}

/** So many tenths with their decimal: "72.4" of 724. */
export function tenths(n: Figure): string {
  return isKnown(n) ? (n / 10).toFixed(1).replace('.', translate('decimal')) : UNKNOWN;
}

/** Tenths of a difference: with its sign, and a true minus. */
export function signedTenths(n: Figure): string {
  const text = tenths(n && Math.abs(n));
  return n && text !== UNKNOWN ? (n < 0 ? '−' : '+') + text : text;
}

/** "3rd"; from 100 on there is no room for more than the figure. */
export function ordinal(n: number | undefined): string {
  if (n === undefined || n > 99) return figure(n);
  const last = n > 10 && n < 14 ? 0 : n % 10;
  return translate(n === 1 ? 'first' : last && last < 4 ? 'ordinal.' + last : 'ordinal', n);
}

/** Is it a number, and one that anybody could have reached? */
export function isKnown(n: Figure): n is number {
  return typeof n === 'number' && Math.abs(n) < 1e6;
}
