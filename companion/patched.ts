/** A copy of `base` in which the fields of `patch` stand instead; both stay as they are. */
export const patched = <T, P>(base: T, patch: P): T & P => Object.assign({}, base, patch);
