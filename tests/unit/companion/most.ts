/** The most of the moments `sent` (in order, ms) that fall into any stretch of `window` ms. */
export function most(sent: number[], window: number): number {
  let first = 0;
  let result = 0;
  sent.forEach((time, i) => {
    while ((sent[first] as number) <= time - window) first++;
    result = Math.max(result, i - first + 1);
  });
  return result;
}
