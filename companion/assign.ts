/**
 * Returns a copy of `base` with `changes`. TypeScript lowers `{ ...base, ...changes }` to two calls of Object.assign
 * for the phone's ES2015, 30 bytes each time, and the companion's size is limited.
 */
export const assign = <T>(base: T, changes?: Partial<T>): T => Object.assign({}, base, changes);

/** `assign` with changes that may have members of their own. */
export const extend: <T, U>(base: T, changes: U) => T & U = assign as never;
