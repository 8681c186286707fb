import { parseJson, stringify } from './http/parse-json';
import type { KeyValueStore } from './platform';

/** Raised when the stored form changes. An entry of another version is ignored. */
const STORAGE_VERSION = 3;

/**
 * One value of localStorage, kept as one JSON text, so that a write happens whole or not at all.
 * A value that could not be written (storage full) stays in memory until `flush` writes it.
 */
export interface StoredValue<T> {
  /** Returns the value. The caller must not change it. */
  read(): T;
  /** Stores the value; false when it is only in memory. */
  write(value: T): boolean;
  /** Writes what is only in memory; true when nothing is left. */
  flush(): boolean;
  /** Deletes the value. */
  clear(): void;
}

interface StoredEntry<T> {
  v: number;
  origin?: number;
  value: T;
}

export interface StoredValueOptions {
  /** The account that the value belongs to. A value of another account reads as `defaultValue`. */
  origin?(): number;
  /** Called once when storage is full, before the write is repeated. */
  makeRoom?(): void;
}

/** Opens the value under `key`. It reads as `defaultValue` when there is none, or none that can be parsed. */
export const openStoredValue = <T>(
  local: KeyValueStore,
  key: string,
  defaultValue: T,
  { origin: ownOrigin, makeRoom }: StoredValueOptions = {},
): StoredValue<T> => {
  const origin = () => ownOrigin && ownOrigin();
  let unsaved: StoredEntry<T> | undefined;
  let lastText: string | null = null;
  let lastEntry: Partial<StoredEntry<T>> = {};

  const save = (stored: StoredEntry<T>): boolean => {
    const text = stringify(stored);
    try {
      local.setItem(key, text);
      lastEntry = stored;
      lastText = text;
      // A store may drop a write without throwing.
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
      // Parsing costs time, and most reads find the same text as the one before.
      if (text !== lastText) {
        lastEntry = Object(parseJson(text));
        lastText = text;
      }
      const stored = unsaved || lastEntry;
      // An entry of this version has the type that this version wrote.
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
