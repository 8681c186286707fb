/** One decimal; the added 0 turns -0 into 0. */
export function roundToTenths(value: number): number {
  return Math.round(value * 10) / 10 + 0;
}

/** Three decimals. */
export function roundToThousandths(value: number): number {
  return Math.round(value * 1000) / 1000;
}
