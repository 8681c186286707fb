import { UNKNOWN } from './copy';

/** Figures as the face writes them; "—" where one is not known. */

export function twoDigits(n: number): string {
  return n < 10 ? '0' + n : String(n);
}

/** Minutes as "6h 56"; under an hour "25m". Never "6:56", which reads as a time of day. */
export function duration(minutes: number | undefined): string {
  if (minutes === undefined) return UNKNOWN;
  return minutes < 60 ? minutes + 'm' : Math.floor(minutes / 60) + 'h ' + twoDigits(minutes % 60);
}

/** A whole number below a million with its thousands set off. */
export function count(n: number | null | undefined): string {
  if (typeof n !== 'number') return UNKNOWN;
  // Between two digits of which three are left to the end.
  return String(n).replace(/\B(?=\d{3}$)/, ',');
}
