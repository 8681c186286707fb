import { Listeners } from '../world/listeners';
import { once } from '../world/once';
import type { SettingEvent, Trace } from '../world/trace';
import { LimitedValues } from './store-limits';

/** The two sides that share the store. */
export type SettingsSide = SettingEvent['by'];

/** One change. `key` and the values are null if everything was cleared. */
export interface SettingsChange {
  by: SettingsSide;
  key: string | null;
  oldValue: string | null;
  newValue: string | null;
}

/** The warning where a page writes what is there already, which an app may do to start something. */
export function describeUnchanged(key: string): string {
  return `settingsStorage: "${key}" had this value already: here that is no change, and the companion gets no event`;
}

/** The strings that settings page and companion share. The store outlives both. */
export class SettingsStore {
  private readonly values = new LimitedValues();
  private readonly listeners = new Listeners<[change: SettingsChange]>();

  constructor(private readonly options: { trace: Trace }) {}

  get(key: string): string | null {
    return this.values.get(key);
  }

  /** In the order of first writing. */
  keys(): string[] {
    return this.values.keys();
  }

  /**
   * Writes `value`, or removes the key if it is null. Writing the same value again is no change. Throws a
   * StoreFullError if there is no room.
   */
  set(by: SettingsSide, key: string, value: string | null): void {
    const oldValue = this.get(key);
    if (oldValue === value) return;
    if (value === null) this.values.remove(key);
    else this.write(by, key, value);
    this.options.trace.add({ kind: 'setting', by, key, value });
    this.listeners.notify({ by, key, oldValue, newValue: value });
  }

  private write(by: SettingsSide, key: string, value: string): void {
    try {
      this.values.set(key, value, 'settingsStorage');
    } catch (error) {
      this.warnFull(by);
      throw error;
    }
  }

  private readonly warnFull = once((by: SettingsSide) => {
    const place = by === 'settings' ? 'settings' : 'phone';
    this.options.trace.add({ kind: 'warning', place, text: 'settingsStorage is full: writes throw' });
  });

  clear(by: SettingsSide): void {
    if (this.values.size === 0) return;
    this.values.clear();
    this.options.trace.add({ kind: 'setting', by, key: null, value: null });
    this.listeners.notify({ by, key: null, oldValue: null, newValue: null });
  }

  /** Calls `listener` at each change, at once; the returned function unsubscribes. */
  listen(listener: (change: SettingsChange) => void): () => void {
    return this.listeners.add(listener);
  }
}
