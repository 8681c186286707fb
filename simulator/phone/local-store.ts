import { LimitedValues, StoreFullError } from './store-limits';

/** The companion's localStorage on the phone's disk. It outlives the companion. */
export class LocalStore {
  /** A fault: nothing can be written, only removed. */
  isFull = false;
  private readonly values = new LimitedValues();

  get(key: string): string | null {
    return this.values.get(key);
  }

  /** In order of first writing. */
  keys(): string[] {
    return this.values.keys();
  }

  /** Throws `StoreFullError` and changes nothing if there is no room. */
  set(key: string, value: string): void {
    if (this.isFull) throw new StoreFullError(`no room for "${key}" in localStorage`);
    this.values.set(key, value, 'localStorage');
  }

  remove(key: string): void {
    this.values.remove(key);
  }

  clear(): void {
    this.values.clear();
  }
}
