import { parseJson } from './json';
import type { KeyValueStore } from './platform';

/**
 * The texts in the object that the settings page has put down under `key`; undefined where there is nothing.
 * What cannot be read is taken as an empty object, so that it is told and cleared, not kept for ever.
 *
 * The page's change may be what launched the companion: for that one there is no change event, so storage is
 * read at every start as well. Call `clearHandOver` when it has been dealt with.
 */
export const readHandOver = (
  settings: KeyValueStore,
  key: string,
): Record<string, string | undefined> | undefined => {
  const stored = settings.getItem(key);
  return stored === null ? undefined : textsIn(stored);
};

export const clearHandOver = (settings: KeyValueStore, key: string): void => {
  // Removing what is not there would still be a write to storage.
  if (settings.getItem(key) !== null) settings.removeItem(key);
};

/**
 * What the wearer typed under `key`; undefined where there is nothing.
 * A TextInput stores `{"name": "what was typed"}`, or the text itself where it is a simple value.
 */
export const readTyped = (settings: KeyValueStore, key: string): string | undefined => {
  const stored = settings.getItem(key);
  if (stored === null) return undefined;
  return ((/^\{/.test(stored) ? textsIn(stored).name : stored) || '').trim();
};

const textsIn = (stored: string): Record<string, string | undefined> => {
  const texts: Record<string, string> = {};
  const value = Object(parseJson(stored)) as Record<string, unknown>;
  for (const name of Object.keys(value)) {
    const text = value[name];
    if (typeof text === 'string') texts[name] = text;
  }
  return texts;
};
