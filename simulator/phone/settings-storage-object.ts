import type { Realm } from '../realm/realm';
import type { SettingsChange, SettingsSide, SettingsStore } from './settings-store';
import { createStorageMembers } from './storage-object';

/** A `settingsStorage` as one side sees it. */
export interface SettingsStorageObject {
  /** The object to hand to the app. */
  readonly storage: Record<string, unknown>;
  /** Tells the app of a change that the other side made. */
  dispatchChange(change: SettingsChange): void;
}

/**
 * The shared store with a `change` event. A side hears of the other side's changes only, never of
 * its own; when to deliver them is the owner's business, as it may have to start the side first.
 */
export function createSettingsStorageObject(
  realm: Realm,
  settings: SettingsStore,
  side: SettingsSide,
): SettingsStorageObject {
  const events = realm.createEventTarget();
  const members = createStorageMembers({
    get: (key) => settings.get(key),
    keys: () => settings.keys(),
    set: (key, value) => settings.set(side, key, value),
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
