import { Listeners } from '../world/listeners';
import { LimitedValues, StoreFullError } from './store-limits';

/** A write. The new value is null where the key was removed; the key is, where all were. */
interface StoreChange {
  key: string | null;
  oldValue: string | null;
  newValue: string | null;
}

/** The companion's localStorage on the phone's disk. It outlives the companion. */
export class LocalStore {
  /** A fault: nothing can be written, only removed. */
  isFull = false;
  /** A fault: what is written meanwhile is gone when the companion ends. */
  losesWrites = false;
  /** The values that lost writes have replaced. */
  private readonly replaced = new Map<string, string | null>();
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
    this.handleWrite({ key, oldValue, newValue: value });
  }

  remove(key: string): void {
    const oldValue = this.get(key);
    this.values.remove(key);
    if (oldValue !== null) this.handleWrite({ key, oldValue, newValue: null });
  }

  clear(): void {
    for (const key of this.keys()) this.remember(key, this.get(key));
    this.values.clear();
    this.listeners.notify({ key: null, oldValue: null, newValue: null });
  }

  /** Removes everything for good, as a phone does that has lost its disk. */
  wipe(): void {
    this.clear();
    this.replaced.clear();
  }

  /** Takes lost writes back. Call when the companion has ended. */
  handleCompanionEnd(): void {
    for (const [key, value] of this.replaced) {
      const oldValue = this.get(key);
      if (value === null) this.values.remove(key);
      else this.values.set(key, value, 'localStorage');
      this.listeners.notify({ key, oldValue, newValue: value });
    }
    this.replaced.clear();
  }

  /** Calls `listener` after each change; the returned function unsubscribes. */
  listen(listener: (change: StoreChange) => void): () => void {
    return this.listeners.add(listener);
  }

  private handleWrite(change: StoreChange & { key: string }): void {
    this.remember(change.key, change.oldValue);
    this.listeners.notify(change);
  }

  private remember(key: string, oldValue: string | null): void {
    if (!this.losesWrites) this.replaced.delete(key);
    else if (!this.replaced.has(key)) this.replaced.set(key, oldValue);
  }
}
