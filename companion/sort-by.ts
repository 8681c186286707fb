/** A sorted copy of `items`, the one with the lowest key first. */
export const sortBy = <T>(items: T[], keyOf: (item: T) => number): T[] =>
  items.slice().sort((a, b) => keyOf(a) - keyOf(b));
