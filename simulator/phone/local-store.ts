/** There is no room for the value. The stored values are unchanged. */
class StoreFullError extends Error {
  override name = 'QuotaExceededError';
}

/** The companion's localStorage on the phone's disk. It outlives the companion. */
export class LocalStore {
  /** A fault: nothing can be written, only removed. */
  isFull = false;
  private readonly values = new Map<string, string>();

  get(key: string): string | null {
    return this.values.get(key) ?? null;
  }

  /** In order of first writing. */
  keys(): string[] {
    return [...this.values.keys()];
  }

  /** Throws `StoreFullError` and changes nothing if there is no room. */
  set(key: string, value: string): void {
    if (this.isFull) throw new StoreFullError(`no room for "${key}" in localStorage`);
    this.values.set(key, value);
  }

  remove(key: string): void {
    this.values.delete(key);
  }

  clear(): void {
    this.values.clear();
  }
}
