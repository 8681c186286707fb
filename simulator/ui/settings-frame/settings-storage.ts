import { tell } from './bridge';

interface Change {
  key: string | null;
  oldValue: string | null;
  newValue: string | null;
}
type ChangeListener = (change: Change) => void;

/**
 * The settings page's half of the shared store. Own writes count at once; until the world has confirmed
 * them, what arrives for the same key is older and is passed over, so both halves end alike.
 */
export class SettingsStorage {
  /** As `settingsStorage.onchange`: for changes by the companion only. */
  onchange: ChangeListener | null = null;
  private readonly values = new Map<string, string>();
  /** How many own writes of a key are under way; null stands for `clear`. */
  private readonly unconfirmed = new Map<string | null, number>();
  private readonly changeListeners = new Set<ChangeListener>();
  private readonly renderers = new Set<() => void>();
  private scheduled = false;
  private current: Readonly<Record<string, string>> = {};

  start(values: Readonly<Record<string, string>>): void {
    for (const [key, value] of Object.entries(values)) this.values.set(key, value);
    this.changed();
  }

  /** A change as the world tells it (key null: all were removed); `own` confirms one of ours. */
  arrived(key: string | null, value: string | null, own: boolean): void {
    if (own) {
      const waiting = (this.unconfirmed.get(key) ?? 1) - 1;
      if (waiting > 0) this.unconfirmed.set(key, waiting);
      else this.unconfirmed.delete(key);
      return;
    }
    if (this.unconfirmed.has(key) || this.unconfirmed.has(null)) return;
    const oldValue = key === null ? null : this.getItem(key);
    if (key === null) this.values.clear();
    else if (oldValue === value) return;
    else this.put(key, value);
    this.changed();
    const change = { key, oldValue, newValue: value };
    this.onchange?.(change);
    for (const listener of [...this.changeListeners]) listener(change);
  }

  /** For React: tells when `snapshot` is another one. */
  readonly subscribe = (renderer: () => void): (() => void) => {
    this.renderers.add(renderer);
    return () => this.renderers.delete(renderer);
  };

  /** `props.settings`. */
  readonly snapshot = (): Readonly<Record<string, string>> => this.current;

  get length(): number {
    return this.values.size;
  }

  key(index: number): string | null {
    return [...this.values.keys()][index] ?? null;
  }

  getItem(key: string): string | null {
    return this.values.get(key) ?? null;
  }

  setItem(key: string, value: string): void {
    this.write(String(key), String(value));
  }

  removeItem(key: string): void {
    this.write(String(key), null);
  }

  clear(): void {
    if (this.values.size === 0) return;
    this.values.clear();
    this.expect(null);
    tell({ type: 'clear' });
  }

  addEventListener(type: string, listener: ChangeListener): void {
    if (type === 'change') this.changeListeners.add(listener);
  }

  removeEventListener(type: string, listener: ChangeListener): void {
    if (type === 'change') this.changeListeners.delete(listener);
  }

  private write(key: string, value: string | null): void {
    if (this.getItem(key) === value) return;
    this.put(key, value);
    this.expect(key);
    tell({ type: 'set', key, value });
  }

  /** An own write is under way. */
  private expect(key: string | null): void {
    this.unconfirmed.set(key, (this.unconfirmed.get(key) ?? 0) + 1);
    this.changed();
  }

  private put(key: string, value: string | null): void {
    if (value === null) this.values.delete(key);
    else this.values.set(key, value);
  }

  /** Renders once, later: apps write defaults while they render. */
  private changed(): void {
    if (this.scheduled) return;
    this.scheduled = true;
    queueMicrotask(() => {
      this.scheduled = false;
      this.current = Object.fromEntries(this.values);
      for (const renderer of [...this.renderers]) renderer();
    });
  }
}

/** The one store of this frame. */
export const settingsStorage = new SettingsStorage();
