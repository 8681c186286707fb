/** Whether a value of unknown origin has the type `T`. */
export type Guard<T> = (value: unknown) => value is T;

export function isString(value: unknown): value is string {
  return typeof value === 'string';
}

export function isBoolean(value: unknown): value is boolean {
  return typeof value === 'boolean';
}

export function isFiniteNumber(value: unknown): value is number {
  return Number.isFinite(value);
}

/** The largest seed of a person or a storm: the largest number of nine digits. */
export const MAX_SEED = 999_999_999;

export function isSeed(value: unknown): value is number {
  return isFiniteNumber(value) && Number.isInteger(value) && value >= 0 && value <= MAX_SEED;
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isHttpUrl(value: unknown): value is string {
  return isString(value) && /^https?:/i.test(value) && URL.canParse(value);
}

/** Accepts the values of a list. */
export function oneOf<T>(list: readonly T[]): Guard<T> {
  return (value): value is T => list.some((each) => each === value);
}

export function nullOr<T>(guard: Guard<T>): Guard<T | null> {
  return (value): value is T | null => value === null || guard(value);
}

/** Accepts a list of at most `most` values. */
export function listOf<T>(guard: Guard<T>, most: number): Guard<T[]> {
  return (value): value is T[] => Array.isArray(value) && value.length <= most && value.every(guard);
}

/** Accepts an absent value, too. */
export function optional<T>(guard: Guard<T>): Guard<T | undefined> {
  return (value): value is T | undefined => value === undefined || guard(value);
}
