/**
 * The entry under `key`. Undefined where there is none, which the type of the key does not say: the companion may be
 * of another build and use names that this page does not know.
 */
export function getOwn<T>(entries: { readonly [key: string]: T }, key: string): T | undefined {
  return Object.keys(entries).indexOf(key) < 0 ? undefined : entries[key];
}
