import { describeUnchanged } from '../../phone/settings-store';
import { createStorageMembers } from '../../phone/storage-object';
import { warnOnce } from './bridge';
import { isRendering } from './report-nothing';
import { callApp } from './report-thrown';
import type { SettingsStorage } from './settings-storage';

type Listener = (event: object) => void;

/** The `settingsStorage` that the app's page gets: the same members, events and errors as without a window. */
export function createSettingsStorageObject(settings: SettingsStorage): Record<string, unknown> {
  const listeners = new Map<string, Set<Listener>>();
  const members = createStorageMembers({
    get: (key) => settings.getItem(key),
    keys: () => settings.keys(),
    set: (key, value) => {
      // Defaults are written at each render.
      if (!isRendering() && settings.getItem(key) === value) warnOnce(describeUnchanged(key));
      settings.setItem(key, value);
    },
    remove: (key) => settings.removeItem(key),
    clear: () => settings.clear(),
  });
  Object.assign(members, {
    addEventListener(type: unknown, listener: unknown) {
      if (typeof listener !== 'function') throw new TypeError('an event listener must be a function');
      const known = listeners.get(String(type)) ?? new Set();
      // The app's function may take anything; so below.
      listeners.set(String(type), known.add(listener as Listener));
    },
    removeEventListener(type: unknown, listener: unknown) {
      listeners.get(String(type))?.delete(listener as Listener);
    },
  });
  settings.onchange = (change) => {
    // The app may set it at any time.
    const { onchange } = members;
    const called = [
      ...(typeof onchange === 'function' ? [onchange] : []),
      ...(listeners.get('change') ?? []),
    ];
    const event = { type: 'change', target: members, ...change };
    for (const listener of called) callApp(() => Reflect.apply(listener, members, [event]));
  };
  return members;
}

/** A Storage that is empty at each start of the page. The frame's own throws: its origin is opaque. */
export function createMemoryStorage(): Record<string, unknown> {
  const values = new Map<string, string>();
  return createStorageMembers({
    get: (key) => values.get(key) ?? null,
    keys: () => [...values.keys()],
    set: (key, value) => values.set(key, value),
    remove: (key) => values.delete(key),
    clear: () => values.clear(),
  });
}
