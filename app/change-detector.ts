/** Returns a function that reports whether any value differs from the last call: otherwise what is drawn stays. */
export function createChangeDetector(): (values: unknown[]) => boolean {
  let previous: unknown[] = [];
  return (values) => {
    const old = previous;
    previous = values;
    return values.some((value, i) => value !== old[i]);
  };
}
