/** Starts `work`, so that what it throws at once becomes a rejection too. */
export const attempt = <T>(work: () => T | PromiseLike<T>): Promise<T> => Promise.resolve().then(work);
