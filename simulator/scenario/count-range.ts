import { optional, type RecordOf, readCount } from './readers';
import type { YamlValue } from './yaml-value';

/** The keys that say how often something must have happened; at least once without any. */
export const COUNT_FIELDS = {
  count: optional(readCount),
  'at-least': optional(readCount),
  'at-most': optional(readCount),
};

/** How often something must have happened. */
export interface CountRange {
  includes(count: number): boolean;
  /** `at least 1 file`, `2 to 4 files`; `noun` has a regular plural. */
  count(noun: string): string;
}

/** Fails at `value` where the fields contradict one another. */
export function toCountRange(fields: RecordOf<typeof COUNT_FIELDS>, value: YamlValue): CountRange {
  const { count, 'at-least': least, 'at-most': most } = fields;
  if (count !== undefined) {
    if (least !== undefined || most !== undefined) value.fail('count goes without at-least and at-most');
    return createRange(count, count, `${count}`);
  }
  const from = least ?? (most === undefined ? 1 : 0);
  if (most === undefined) return createRange(from, Number.POSITIVE_INFINITY, `at least ${from}`);
  if (from > most) value.fail('at-least is more than at-most');
  return createRange(from, most, least === undefined ? `at most ${most}` : `${from} to ${most}`);
}

function createRange(from: number, to: number, words: string): CountRange {
  return {
    includes: (found) => found >= from && found <= to,
    count: (noun) => `${words} ${noun}${/(^|\D)1$/.test(words) ? '' : 's'}`,
  };
}
