/** Fraction of the time → fraction of the way. The watch's own curves are not published. */
const EASINGS: ReadonlyMap<string, (t: number) => number> = new Map([
  ['linear', (t: number) => t],
  ['ease', (t: number) => t * t * (3 - 2 * t)],
  ['ease-in', (t: number) => t * t],
  ['ease-out', (t: number) => t * (2 - t)],
  ['ease-in-out', (t: number) => (t < 0.5 ? 2 * t * t : 1 - 2 * (1 - t) * (1 - t))],
  ['ease-out-in', (t: number) => (t < 0.5 ? 2 * t * (1 - t) : 1 - 2 * t * (1 - t))],
]);

export const EASING_NAMES: ReadonlySet<string> = new Set(EASINGS.keys());

/** The fraction of the way at a fraction of the time. An unknown name is linear. */
export function ease(name: string, timeFraction: number): number {
  return EASINGS.get(name)?.(timeFraction) ?? timeFraction;
}
