import { stringify } from './http/parse-json';
import type { KeyValueStore } from './platform';

/**
 * Writes `value` (null: nothing) for the settings page if it has changed, since every write renders the page again.
 * Returns false when storage is full: the page keeps what it has, and the next wake tries again.
 */
export const publish = (settings: KeyValueStore, key: string, value: object | null): boolean => {
  const text = stringify(value);
  try {
    if (settings.getItem(key) !== text) settings.setItem(key, text);
    return true;
  } catch {
    return false;
  }
};
