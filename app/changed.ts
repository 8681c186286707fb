/** Tells whether any of the values is another than at the last call: what follows from them stays drawn. */
export function createChanged(): (values: unknown[]) => boolean {
  let before: unknown[] | undefined;
  return (values) => {
    let changed = !before;
    for (let i = 0; before && i < values.length; i++) if (values[i] !== before[i]) changed = true;
    if (changed) before = values;
    return changed;
  };
}
