import { Listeners } from '../../world/listeners';
import { postToPage } from './bridge';

export interface StorageChange {
  key: string | null;
  oldValue: string | null;
  newValue: string | null;
}

/**
 * The settings page's copy of the shared settings. Own writes apply at once. Until the world has confirmed them,
 * changes that arrive for the same key are older and are ignored, so that both copies become equal.
 */
export class SettingsStorage {
  /** Called for changes by the companion only. */
  onchange: ((change: StorageChange) => void) | null = null;
  private readonly values = new Map<string, string>();
  /** Number of unconfirmed own writes by key; null is `clear`. */
  private readonly unconfirmedWrites = new Map<string | null, number>();
  private readonly renderers = new Listeners();
  private isRenderScheduled = false;
  private currentSnapshot: Readonly<Record<string, string>> = {};

  load(values: Readonly<Record<string, string>>): void {
    for (const [key, value] of Object.entries(values)) this.values.set(key, value);
    this.scheduleRender();
  }

  /** The world has confirmed a write of this page (key null: all were removed). */
  confirmWrite(key: string | null): void {
    const remaining = (this.unconfirmedWrites.get(key) ?? 1) - 1;
    if (remaining > 0) this.unconfirmedWrites.set(key, remaining);
    else this.unconfirmedWrites.delete(key);
  }

  /** Applies a change that somebody else made (key null: all were removed). */
  applyRemoteChange(key: string | null, value: string | null): void {
    if (this.unconfirmedWrites.has(key) || this.unconfirmedWrites.has(null)) return;
    const oldValue = key === null ? null : this.getItem(key);
    if (key === null) this.values.clear();
    else if (oldValue === value) return;
    else this.setValue(key, value);
    this.scheduleRender();
    this.onchange?.({ key, oldValue, newValue: value });
  }

  /** For React: notifies of each new snapshot. */
  readonly subscribe = (renderer: () => void): (() => void) => this.renderers.add(renderer);

  /** `props.settings`. */
  readonly getSnapshot = (): Readonly<Record<string, string>> => this.currentSnapshot;

  keys(): string[] {
    return [...this.values.keys()];
  }

  getItem(key: string): string | null {
    return this.values.get(key) ?? null;
  }

  setItem(key: string, value: string): void {
    this.writeValue(key, value);
  }

  removeItem(key: string): void {
    this.writeValue(key, null);
  }

  clear(): void {
    if (this.values.size === 0) return;
    this.values.clear();
    this.addUnconfirmed(null);
    postToPage({ type: 'clear' });
  }

  private writeValue(key: string, value: string | null): void {
    if (this.getItem(key) === value) return;
    this.setValue(key, value);
    this.addUnconfirmed(key);
    postToPage({ type: 'set', key, value });
  }

  /** Counts a write that is not confirmed yet. */
  private addUnconfirmed(key: string | null): void {
    this.unconfirmedWrites.set(key, (this.unconfirmedWrites.get(key) ?? 0) + 1);
    this.scheduleRender();
  }

  private setValue(key: string, value: string | null): void {
    if (value === null) this.values.delete(key);
    else this.values.set(key, value);
  }

  /** Renders once, later: apps write defaults while they render. */
  private scheduleRender(): void {
    if (this.isRenderScheduled) return;
    this.isRenderScheduled = true;
    queueMicrotask(() => {
      this.isRenderScheduled = false;
      this.currentSnapshot = Object.fromEntries(this.values);
      this.renderers.notify();
    });
  }
}

/** The one store of this frame. */
export const settingsStorage = new SettingsStorage();
