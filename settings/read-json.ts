/** The value of a stored JSON text; undefined where there is none, or one that cannot be parsed. */
export function parseJson(stored: string | undefined): unknown {
  try {
    return JSON.parse(stored || 'null') || undefined;
  } catch {
    return undefined;
  }
}

/** Any value as something whose fields can be read. What is no object has none of the fields that the page reads. */
export function asFields(value: unknown): Record<string, unknown> {
  return Object(value);
}

export function asList(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

export function asString(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** The strings of a list. */
export function asStrings(value: unknown): string[] {
  return asList(value).filter((item): item is string => typeof item === 'string');
}

/** Whether `key` is a key of `entries` itself, and not of its prototype. */
export function isKey<K extends string>(entries: Record<K, unknown>, key: unknown): key is K {
  // A key that is no string is not among the keys.
  return Object.keys(entries).indexOf(key as string) >= 0;
}
