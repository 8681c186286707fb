import { parseJson } from './json';
import type { KeyValueStore } from './platform';

/** Raised when an older companion's storage can no longer be read as it is; what has another number is ignored. */
const VERSION = 1;

/**
 * One value of localStorage, kept as one JSON text, so that each write is whole or not done at all.
 * A value that could not be written (storage full) lives on in memory and is written again on `flush`.
 */
export interface Slot<T> {
  /** The value, not to be changed by who reads it; undefined where there is none that can be read. */
  read(): T | undefined;
  /** Keeps the value; false where it is only in memory. */
  write(value: T): boolean;
  /** Writes what is only in memory; true when nothing is. */
  flush(): boolean;
  /** There is no value any more. */
  forget(): void;
}

/** The slot under `key`; `makeRoom` is tried once where storage is full. */
export const openSlot = <T>(local: KeyValueStore, key: string, makeRoom?: () => void): Slot<T> => {
  let unsaved: T | undefined;
  let lastText: string | null = null;
  let lastValue: T | undefined;

  const save = (value: T): boolean => {
    const text = JSON.stringify({ v: VERSION, value });
    try {
      local.setItem(key, text);
      // A store that swallows the write in silence has not kept it either.
      return local.getItem(key) === text;
    } catch {
      return false;
    }
  };

  const write = (value: T): boolean => {
    let saved = save(value);
    if (!saved && makeRoom) {
      makeRoom();
      saved = save(value);
    }
    unsaved = saved ? undefined : value;
    return saved;
  };

  return {
    read() {
      if (unsaved !== undefined) return unsaved;
      const text = local.getItem(key);
      // Parsing is what costs time, and most reads find the text of the one before.
      if (text !== lastText) {
        const stored = Object(parseJson(text || '')) as { v?: number; value?: T };
        lastValue = stored.v === VERSION ? stored.value : undefined;
        lastText = text;
      }
      return lastValue;
    },
    write,
    flush: () => unsaved === undefined || write(unsaved),
    forget() {
      unsaved = undefined;
      local.removeItem(key);
    },
  };
};
