import type { Realm } from '../realm/realm';
import type { SettingsChange, SettingsSide, SettingsStore } from './settings-store';
import { createStorageMembers } from './storage-object';

/** One side's `settingsStorage`. */
export interface SettingsStorageObject {
  /** The object to hand to the app. */
  readonly storage: Record<string, unknown>;
  /** Dispatches `change` for a change by the other side. */
  dispatchChange(change: SettingsChange): void;
}

/**
 * The shared store with a `change` event, which reports only the other side's changes. The owner dispatches
 * them, because it may have to start this side first. `onUnchanged` is called where this side writes the value that is
 * there.
 */
export function createSettingsStorageObject(
  realm: Realm,
  settings: SettingsStore,
  side: SettingsSide,
  onUnchanged: (key: string) => void = () => {},
): SettingsStorageObject {
  const events = realm.createEventTarget({ name: 'settingsStorage', types: ['change'] });
  const members = createStorageMembers({
    get: (key) => settings.get(key),
    keys: () => settings.keys(),
    set: (key, value) => {
      if (settings.get(key) === value) onUnchanged(key);
      settings.set(side, key, value);
    },
    remove: (key) => settings.set(side, key, null),
    clear: () => settings.clear(side),
  });
  Object.defineProperties(events.target, Object.getOwnPropertyDescriptors(realm.createObject(members)));
  return {
    storage: events.target,
    dispatchChange({ key, oldValue, newValue }) {
      events.dispatch('change', { key, oldValue, newValue });
    },
  };
}
