/**
 * Whether the texts, names and other values of a JSON value are more than `max` characters together, each other value
 * counted as one. Stops as soon as they are: it is asked of what a world sent, before anything is made of it.
 */
export function isLargerThan(value: unknown, max: number): boolean {
  let size = 0;
  // A list of its own: a deep value would fill the stack.
  const waiting = [value];
  while (waiting.length > 0) {
    const next = waiting.pop();
    size += typeof next === 'string' ? next.length + 1 : 1;
    if (typeof next === 'object' && next !== null) {
      for (const name in next) {
        if (!Array.isArray(next)) size += name.length;
        if (size + waiting.length > max) return true;
        // The loop's own name.
        waiting.push(next[name as keyof typeof next]);
      }
    }
    if (size > max) return true;
  }
  return false;
}
