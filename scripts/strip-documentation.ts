/** JSON of any shape. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** Returns a copy without descriptions, examples, tags and other documentation. */
export function stripDocumentation(value: Json): Json {
  if (Array.isArray(value)) return value.map(stripDocumentation);
  if (value === null || typeof value !== 'object') return value;
  const result: { [key: string]: Json } = {};
  for (const [key, item] of Object.entries(value)) {
    // A property may have such a name too. Then its value is an object, its schema.
    const isDocumentation = DOCUMENTATION_KEYS.has(key) && (typeof item !== 'object' || Array.isArray(item));
    if (!isDocumentation) result[key] = stripDocumentation(item);
  }
  return result;
}
const DOCUMENTATION_KEYS = new Set(['description', 'summary', 'example', 'title', 'tags', 'default']);
