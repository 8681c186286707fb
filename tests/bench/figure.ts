/** One measured figure. Where it was measured more than once, `value` is the median of `runs`. */
export interface Figure {
  name: string;
  unit: string;
  value: number;
  runs?: readonly number[];
}

/** The figure of several runs of the same. */
export function ofRuns(name: string, unit: string, runs: readonly number[]): Figure {
  return { name, unit, value: median(runs), runs };
}

/** The middle value; of an even number the mean of the two in the middle. NaN of none. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const upper = sorted[sorted.length >> 1] ?? Number.NaN;
  const lower = sorted[(sorted.length - 1) >> 1] ?? Number.NaN;
  return (lower + upper) / 2;
}

/** The figures as a table for a terminal: name, value, unit, and how far the runs lay apart. */
export function table(figures: readonly Figure[]): string {
  const rows = figures.map(({ name, unit, value, runs }) => ({
    name,
    value: show(value),
    unit,
    spread: spread(runs),
  }));
  const wide = (pick: (row: (typeof rows)[number]) => string) =>
    Math.max(...rows.map((row) => pick(row).length));
  const name = wide((row) => row.name);
  const value = wide((row) => row.value);
  const unit = wide((row) => row.unit);
  return rows
    .map((row) =>
      `${row.name.padEnd(name)}  ${row.value.padStart(value)} ${row.unit.padEnd(unit)}  ${row.spread}`.trimEnd(),
    )
    .join('\n');
}

function spread(runs: readonly number[] = []): string {
  if (runs.length < 2) return '';
  return `median of ${runs.length}, ${show(Math.min(...runs))} to ${show(Math.max(...runs))}`;
}

/** Three digits, or all those before the point. */
function show(value: number): string {
  return Number.isInteger(value) || value >= 100 ? value.toFixed(0) : value.toFixed(value >= 10 ? 1 : 2);
}
