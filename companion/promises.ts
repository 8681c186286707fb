/** Starts `work`, so that what it throws at once becomes a rejection too: Promise.try, which old phones lack. */
export const promiseTry = <T>(work: () => T | PromiseLike<T>): Promise<T> => Promise.resolve().then(work);

/**
 * Starts `work` for all items at once. Resolves with the results in the order of the items; rejects with the first
 * failure.
 */
export const mapAll = <Item, T>(
  items: Item[],
  work: (item: Item) => T | PromiseLike<T>,
): Promise<Awaited<T>[]> => Promise.all(items.map(work));
