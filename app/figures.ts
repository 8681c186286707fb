import { say, UNKNOWN } from './copy';

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

/** A figure below a million with its thousands set off, or with decimals. NaN is not known. */
export function figure(n: Figure, decimals = 0): string {
  if (!isKnown(n)) return UNKNOWN;
  const text = n.toFixed(decimals);
  return decimals
    ? text.replace('.', say('decimal'))
    : // Between two digits of which three are left to the end.
      text.replace(/\B(?=\d{3}$)/, say('thousands'));
}

/** A difference: with its sign, and a true minus. */
export function signed(n: Figure, decimals: number): string {
  const text = figure(isKnown(n) ? Math.abs(n) : n, decimals);
  // What is rounded to nothing has no direction.
  if (!isKnown(n) || text === figure(0, decimals)) return text;
  return (n < 0 ? '−' : '+') + text;
}

/** "4.2 km" of "4.2" and the id of "% km"; nobody measures in an unknown. */
export function measured(id: string, text: string): string {
  return text === UNKNOWN ? text : say(id, text);
}

/** "3rd"; from 100 on there is no room for more than the figure. */
export function ordinal(n: number | undefined): string {
  if (n === undefined || n > 99) return figure(n);
  const last = n > 10 && n < 14 ? 0 : n % 10;
  return say(n === 1 ? 'first' : last && last < 4 ? 'ordinal.' + last : 'ordinal', figure(n));
}

/** Is it a number, and one that anybody could have reached? */
export function isKnown(n: Figure): n is number {
  return typeof n === 'number' && Math.abs(n) < 1e6;
}
