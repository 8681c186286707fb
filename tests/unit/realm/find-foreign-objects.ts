import { isForeign } from '../../../simulator/realm/foreign-objects';

/**
 * Crawls everything that code of a realm can reach from `roots`: properties, symbols, prototypes, getters and what
 * they return. Returns the paths of all objects and functions that are not the realm's.
 */
export function findForeignObjects(
  roots: Readonly<Record<string, unknown>>,
  objectPrototype: object,
): string[] {
  const found: string[] = [];
  const seen = new Set<object>();
  const waiting: [path: string, value: unknown, receiver?: object][] = Object.entries(roots);

  const visit = (path: string, value: unknown): void => {
    if (value === null || (typeof value !== 'object' && typeof value !== 'function') || seen.has(value))
      return;
    seen.add(value);
    if (isForeign(value, objectPrototype)) {
      found.push(path);
      return;
    }
    waiting.push([`${path}.__proto__`, Object.getPrototypeOf(value)]);
    for (const key of Reflect.ownKeys(value)) {
      if (dependsOnReader(value, key)) continue;
      const name = `${path}.${String(key)}`;
      const { get, set, value: member } = Object.getOwnPropertyDescriptor(value, key) as PropertyDescriptor;
      waiting.push([name, member], [`${name} (getter)`, get], [`${name} (setter)`, set]);
      if (get && !isForeign(get, objectPrototype)) waiting.push([name, readSafely(value, key)]);
    }
  };
  // Grows meanwhile.
  for (const [path, value] of waiting) visit(path, value);
  return found;
}

/** The engine makes these for whoever reads them, so here they would be the host's. */
function dependsOnReader(owner: object, key: PropertyKey): boolean {
  if (typeof owner === 'function') return key === 'caller' || key === 'arguments';
  return key === Symbol.iterator && Object.prototype.toString.call(owner) === '[object Arguments]';
}

/** What the getter returns or throws. */
function readSafely(owner: object, key: PropertyKey): unknown {
  try {
    return Reflect.get(owner, key);
  } catch (thrown) {
    return thrown;
  }
}
