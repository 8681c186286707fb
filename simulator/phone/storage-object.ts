/** The data behind a Storage. */
interface StorageBackend {
  get(key: string): string | null;
  keys(): string[];
  /** Throws an Error if the value cannot be stored. */
  set(key: string, value: string): void;
  remove(key: string): void;
  clear(): void;
}

/** The members of the Storage interface. Keys and values become strings. Keys are not properties. */
export function createStorageMembers(backend: StorageBackend): Record<string, unknown> {
  return {
    get length() {
      return backend.keys().length;
    },
    key: (index: unknown) => backend.keys()[Number(index) || 0] ?? null,
    getItem: (key: unknown) => backend.get(String(key)),
    setItem(...args: unknown[]) {
      if (args.length < 2) throw new TypeError('setItem needs a key and a value');
      backend.set(String(args[0]), String(args[1]));
    },
    removeItem: (key: unknown) => backend.remove(String(key)),
    clear: () => backend.clear(),
  };
}
