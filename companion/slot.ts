import type { KeyValueStore } from './platform';

/** Raised when an older companion's storage can no longer be read as it is; what has another number is ignored. */
const VERSION = 1;

/**
 * One value of localStorage, kept as one JSON text, so that each write is whole or not done at all.
 * A value that could not be written (storage full) lives on in memory and is written again on `flush`.
 */
export interface Slot<T> {
  /** The value; undefined where there is none that can be read. */
  read(): T | undefined;
  /** Keeps the value; false where it is only in memory. */
  write(value: T): boolean;
  /** Writes what is only in memory; true when nothing is. */
  flush(): boolean;
}

/** The slot under `key`; `makeRoom` is tried once where storage is full. */
export function openSlot<T>(local: KeyValueStore, key: string, makeRoom?: () => void): Slot<T> {
  let unsaved: T | undefined;

  function save(value: T): boolean {
    const text = JSON.stringify({ v: VERSION, value });
    try {
      local.setItem(key, text);
      // A store that swallows the write in silence has not kept it either.
      return local.getItem(key) === text;
    } catch {
      return false;
    }
  }

  function write(value: T): boolean {
    let saved = save(value);
    if (!saved && makeRoom) {
      makeRoom();
      saved = save(value);
    }
    unsaved = saved ? undefined : value;
    return saved;
  }

  return {
    read: () => unsaved ?? parse<T>(local.getItem(key)),
    write,
    flush: () => unsaved === undefined || write(unsaved),
  };
}

function parse<T>(text: string | null): T | undefined {
  if (text === null) return undefined;
  try {
    const stored = JSON.parse(text) as { v?: number; value?: T } | null;
    return stored && stored.v === VERSION ? stored.value : undefined;
  } catch {
    return undefined;
  }
}
