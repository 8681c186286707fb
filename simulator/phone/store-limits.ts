/** There is no room for the value. The stored values are unchanged. */
export class StoreFullError extends Error {
  override name = 'QuotaExceededError';
}

/** Room of a store, in UTF-16 units of keys and values. It is not published; this is what browsers give a site. */
const MAX_STORE_LENGTH = 5 * 1024 * 1024;
const MAX_STORE_KEYS = 10_000;

/** Keys and values with a limit, in the order of first writing. */
export class LimitedValues {
  private readonly values = new Map<string, string>();
  private length = 0;

  get size(): number {
    return this.values.size;
  }

  get(key: string): string | null {
    return this.values.get(key) ?? null;
  }

  keys(): string[] {
    return [...this.values.keys()];
  }

  /** Throws a StoreFullError and changes nothing if there is no room; `storeName` is for its message. */
  set(key: string, value: string, storeName: string): void {
    const old = this.values.get(key);
    const added = old === undefined ? key.length + value.length : value.length - old.length;
    if (added > 0 && this.length + added > MAX_STORE_LENGTH)
      throw new StoreFullError(`no room for "${key.slice(0, 100)}" in ${storeName}`);
    if (old === undefined && this.values.size >= MAX_STORE_KEYS)
      throw new StoreFullError(`${storeName} has ${MAX_STORE_KEYS} keys already`);
    this.values.set(key, value);
    this.length += added;
  }

  remove(key: string): void {
    const old = this.values.get(key);
    if (old !== undefined) this.length -= key.length + old.length;
    this.values.delete(key);
  }

  clear(): void {
    this.values.clear();
    this.length = 0;
  }
}
