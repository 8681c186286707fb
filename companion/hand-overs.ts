import { parseJson } from './json';
import type { KeyValueStore } from './platform';

/**
 * Deals with what the settings page has put down under `key`, if anything, and clears it; `deal` answers false
 * where it must stay. So does this then.
 *
 * The page's change may be what launched the companion: for that one there is no change event, so storage is
 * read at every start as well.
 */
export const takeHandOver = (
  settings: KeyValueStore,
  key: string,
  deal: (stored: string) => unknown,
): boolean => {
  const stored = settings.getItem(key);
  if (stored === null) return true;
  if (deal(stored) === false) return false;
  settings.removeItem(key);
  return true;
};

/** What a TextInput has stored: `{"name": "what was typed"}`, or the text itself where it is a simple value. */
export const typedIn = (stored: string): string =>
  ((/^\{/.test(stored) ? textsIn(stored).name : stored) || '').trim();

/** The texts in a stored object; none where it cannot be read, so that it is told and cleared, not kept for ever. */
export const textsIn = (stored: string): Record<string, string | undefined> => {
  const texts: Record<string, string> = {};
  const value = Object(parseJson(stored)) as Record<string, unknown>;
  for (const name in value) {
    const text = value[name];
    if (typeof text === 'string') texts[name] = text;
  }
  return texts;
};
