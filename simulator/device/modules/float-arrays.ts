import { getTypedArrayName } from '../../realm/brand-checks';
import type { AppContext } from '../app-context';

/** No watch has memory for a longer array. */
const MAX_LENGTH = 1_000_000;

function isFloat32Array(value: unknown): value is Float32Array {
  return getTypedArrayName(value) === 'Float32Array';
}

/** Returns the argument of an app, which stays the app's own. Throws a TypeError for other values. */
export function requireFloats(value: unknown): Float32Array {
  if (isFloat32Array(value)) return value;
  throw new TypeError('expected a Float32Array');
}

/** Throws a TypeError where a value is no number. */
export function requireNumber(value: unknown): number {
  if (typeof value === 'number') return value;
  throw new TypeError(`expected a number, not ${typeof value}`);
}

export function requireFloatsOrNumber(value: unknown): Float32Array | number {
  return typeof value === 'number' ? value : requireFloats(value);
}

/** A Float32Array of the app's realm, filled by `valueAt`. */
export function createFloats(
  { realm }: AppContext,
  length: number,
  valueAt: (index: number) => number,
): Float32Array {
  if (length > MAX_LENGTH) throw new RangeError(`no memory for an array of ${length} numbers`);
  // An app that replaces it gets its own class.
  const { Float32Array: Floats } = realm.globals;
  const floats = new Floats(length);
  for (let i = 0; i < length; i++) floats[i] = valueAt(i);
  return floats;
}
