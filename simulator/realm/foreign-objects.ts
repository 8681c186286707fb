/**
 * Whether an object or function is another realm's: its prototype chain ends at an `Object.prototype` that is not
 * this realm's. An app that reaches one such object reaches the host through its constructor.
 */
export function isForeign(value: unknown, objectPrototype: object): value is object {
  if (value === null || (typeof value !== 'object' && typeof value !== 'function')) return false;
  try {
    let root: object = value;
    for (let next = getPrototypeOf(root); next !== null; next = getPrototypeOf(next)) root = next;
    return root !== objectPrototype && hasOwn(root, 'hasOwnProperty');
  } catch (error) {
    // The stack is used up: nothing is known of the value.
    if (error instanceof RangeError) throw error;
    // A Proxy in the chain, which only an app puts there.
    return false;
  }
}

const { getPrototypeOf, hasOwn } = Object;
