/** The last item: the newest of a list sorted by date. Undefined for an empty list. */
export const lastItem = <T>(items: T[]): T | undefined => items[items.length - 1];
