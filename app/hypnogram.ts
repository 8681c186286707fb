const LEFT = 30;
const WIDTH = 276;
const GAP = 1.5;
const THINNEST = 3;

/**
 * The night unrolled: pairs of bytes, level and minutes, become blocks from bed on the left to rise on the
 * right, told one by one in pixels. Pairs of the same level in a row are one stretch (a byte ends at 255
 * minutes).
 */
export function layHypnogram(
  pairs: Uint8Array,
  place: (level: number, x: number, width: number) => void,
): void {
  let inBed = 0;
  for (let i = 1; i < pairs.length; i += 2) inBed += pairs[i];
  let start = 0;
  let end = 0;
  for (let i = 0; i < pairs.length; i += 2) {
    end += pairs[i + 1];
    if (pairs[i] === pairs[i + 2]) continue;
    const width = ((end - start) / inBed) * WIDTH - GAP;
    place(pairs[i], LEFT + (start / inBed) * WIDTH, Math.max(THINNEST, width));
    start = end;
  }
}
