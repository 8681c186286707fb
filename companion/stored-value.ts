import { parseJson } from './json';
import type { KeyValueStore } from './platform';

/** Raised when an older companion's storage can no longer be read as it is; what has another number is ignored. */
const STORAGE_VERSION = 2;

/**
 * One value of localStorage, kept as one JSON text, so that each write is whole or not done at all.
 * A value that could not be written (storage full) lives on in memory and is written again on `flush`.
 */
export interface StoredValue<T> {
  /** The value, not to be changed by who reads it. */
  read(): T;
  /** Keeps the value; false where it is only in memory. */
  write(value: T): boolean;
  /** Writes what is only in memory; true when nothing is. */
  flush(): boolean;
  /** There is no value any more. */
  clear(): void;
}

interface StoredEntry<T> {
  v: number;
  origin?: number;
  value: T;
}

/**
 * The value under `key`; what is read is `defaultValue` where there is no value, none that can be read, or one of
 * another account than that of `origin`. `makeRoom` is tried once where storage is full.
 */
export const openStoredValue = <T>(
  local: KeyValueStore,
  key: string,
  defaultValue: T,
  origin: () => number | undefined = () => undefined,
  makeRoom?: () => void,
): StoredValue<T> => {
  let unsaved: StoredEntry<T> | undefined;
  let lastText: string | null = null;
  let lastEntry: Partial<StoredEntry<T>> = {};

  const save = (stored: StoredEntry<T>): boolean => {
    const text = JSON.stringify(stored);
    try {
      local.setItem(key, text);
      // A store that swallows the write in silence has not kept it either.
      return local.getItem(key) === text;
    } catch {
      return false;
    }
  };

  const saveOrMakeRoom = (stored: StoredEntry<T>): boolean => {
    let isSaved = save(stored);
    if (!isSaved && makeRoom) {
      makeRoom();
      isSaved = save(stored);
    }
    unsaved = isSaved ? undefined : stored;
    return isSaved;
  };

  return {
    read() {
      const text = local.getItem(key);
      // Parsing is what costs time, and most reads find the text of the one before.
      if (text !== lastText) {
        lastEntry = Object(parseJson(text || ''));
        lastText = text;
      }
      const stored = unsaved || lastEntry;
      return stored.v === STORAGE_VERSION && stored.origin === origin() ? (stored.value as T) : defaultValue;
    },
    write: (value) => saveOrMakeRoom({ v: STORAGE_VERSION, origin: origin(), value }),
    flush: () => !unsaved || saveOrMakeRoom(unsaved),
    clear() {
      unsaved = undefined;
      local.removeItem(key);
    },
  };
};
