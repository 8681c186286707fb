/** The keys of an object whose type says that it has no others, in their order. */
export function keysOf<K extends string>(object: Readonly<Record<K, unknown>>): K[] {
  // TypeScript allows an object more keys than its type has; none of ours has.
  return Object.keys(object) as K[];
}
