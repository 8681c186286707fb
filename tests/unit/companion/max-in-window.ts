/** The largest number of these times (in order, ms) that fall into one window of `windowMs`. */
export function maxInWindow(times: number[], windowMs: number): number {
  let first = 0;
  let result = 0;
  times.forEach((time, i) => {
    while ((times[first] as number) <= time - windowMs) first++;
    result = Math.max(result, i - first + 1);
  });
  return result;
}
