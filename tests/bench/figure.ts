/** One measured figure. Where it was measured more than once, `value` is the median of `runs`. */
export interface Figure {
  name: string;
  unit: string;
  value: number;
  runs?: readonly number[];
  /** What it must not exceed, where something was promised. */
  most?: number;
}

/** Those that exceed what was promised, each in a line. */
export function excesses(figures: readonly Figure[]): string[] {
  return figures
    .filter(({ value, most = Infinity }) => !(value <= most))
    .map(({ name, value, most }) => `${name}: ${show(value)}, at most ${most} was promised`);
}

/** The figure of several runs of the same. */
export function ofRuns(name: string, unit: string, runs: readonly number[], most?: number): Figure {
  return { name, unit, value: median(runs), runs, most };
}

/** The middle value; of an even number the mean of the two in the middle. NaN of none. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const upper = sorted[sorted.length >> 1] ?? Number.NaN;
  const lower = sorted[(sorted.length - 1) >> 1] ?? Number.NaN;
  return (lower + upper) / 2;
}

/** The figures as a table for a terminal: name, value, unit, what was promised, how far the runs lay apart. */
export function table(figures: readonly Figure[]): string {
  const rows = figures.map(({ name, unit, value, runs, most }) => ({
    name,
    value: show(value),
    unit,
    spread: [most === undefined ? '' : `at most ${most}`, spread(runs)].filter(Boolean).join(', '),
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
