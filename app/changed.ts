/** Tells whether any of the values is another than at the last call: what follows from them stays drawn. */
export function createChanged(): (values: unknown[]) => boolean {
  let before: unknown[] = [];
  return (values) => {
    const last = before;
    before = values;
    return values.some((value, i) => value !== last[i]);
  };
}
