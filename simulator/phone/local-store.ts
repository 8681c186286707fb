import { Listeners } from '../world/listeners';
import { LimitedValues, StoreFullError } from './store-limits';

/** A write. The new value is null where the key was removed; the key is, where all were. */
export interface StoreChange {
  key: string | null;
  oldValue: string | null;
  newValue: string | null;
}

/** The companion's localStorage on the phone's disk. It outlives the companion. */
export class LocalStore {
  /** A fault: nothing can be written, only removed. */
  isFull = false;
  private readonly values = new LimitedValues();
  private readonly listeners = new Listeners<[change: StoreChange]>();

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
    const oldValue = this.get(key);
    this.values.set(key, value, 'localStorage');
    this.listeners.notify({ key, oldValue, newValue: value });
  }

  remove(key: string): void {
    const oldValue = this.get(key);
    this.values.remove(key);
    if (oldValue !== null) this.listeners.notify({ key, oldValue, newValue: null });
  }

  clear(): void {
    this.values.clear();
    this.listeners.notify({ key: null, oldValue: null, newValue: null });
  }

  /** Calls `listener` after each change; the returned function unsubscribes. */
  listen(listener: (change: StoreChange) => void): () => void {
    return this.listeners.add(listener);
  }
}
