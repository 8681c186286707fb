import { UNKNOWN } from './copy';

/** Figures as the face writes them. */

export function twoDigits(n: number): string {
  return n < 10 ? '0' + n : String(n);
}

/** Minutes as "6h 56"; under an hour "25m". Never "6:56", which reads as a time of day. */
export function duration(minutes: number): string {
  return minutes < 60 ? minutes + 'm' : Math.floor(minutes / 60) + 'h ' + twoDigits(minutes % 60);
}

/** A whole number below a million with its thousands set off; "—" where it is not known. */
export function count(n: number | undefined): string {
  if (n === undefined) return UNKNOWN;
  if (n < 1000) return String(n);
  const rest = String(n % 1000);
  return Math.floor(n / 1000) + ',' + '000'.slice(rest.length) + rest;
}
