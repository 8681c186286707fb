import type { Seconds } from '../../../common/snapshot';
import { toSeconds } from '../../dates';
import type { Held } from '../record-cache';

/** A whole number, as all that travel: what rounds to nothing has no sign, which some engines would write. */
export const whole = (value: number): number => Math.round(value) + 0;

/** `fields` as they travel: numbers whole, and without those that are undefined. */
export const present = <T extends object>(fields: T): T => {
  const result = {} as T;
  for (const name in fields) {
    const value: unknown = fields[name];
    if (value !== undefined)
      result[name] = (typeof value === 'number' ? whole(value) : value) as (typeof fields)[typeof name];
  }
  return result;
};

/** The oldest check of these; undefined where none was answered. A section is as fresh as its oldest part. */
export const checkedAt = (...all: (Held<unknown> | undefined)[]): Seconds | undefined => {
  let oldest: Seconds | undefined;
  for (const held of all) {
    if (held && (!oldest || toSeconds(held.at) < oldest)) oldest = toSeconds(held.at);
  }
  return oldest;
};

/** At most `longest` characters, or nine and an ellipsis. */
export const cut = (name: string, longest: number): string => {
  const letters = Array.from(name);
  return letters.length > longest ? `${letters.slice(0, 9).join('')}…` : name;
};

/** The newest of a row in order of date; undefined where it is empty. */
export const last = <T>(row: T[]): T => row[row.length - 1];
