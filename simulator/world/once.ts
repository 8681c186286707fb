/** Wraps `report` so that each key, its first argument, is reported once. */
export function once<Args extends [key: string, ...rest: unknown[]]>(
  report: (...args: Args) => void,
): (...args: Args) => void {
  const reported = new Set<string>();
  return (...args) => {
    const [key] = args;
    if (reported.has(key)) return;
    reported.add(key);
    report(...args);
  };
}
