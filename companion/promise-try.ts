/** Starts `work`, so that what it throws at once becomes a rejection too: Promise.try, which old phones lack. */
export const promiseTry = <T>(work: () => T | PromiseLike<T>): Promise<T> => Promise.resolve().then(work);
