const LEFT = 30;
const WIDTH = 276;
const GAP = 1.5;
const THINNEST = 3;
/** By level, hanging from the rail. */
const HEIGHTS = [12, 30, 50, 74];

/** One stretch of the night as it is drawn, in pixels. */
export interface Block {
  level: number;
  x: number;
  width: number;
  height: number;
}

/**
 * The night unrolled: pairs of bytes, level and minutes, become blocks from bed on the left to rise on the
 * right. Pairs of the same level in a row are one stretch (a byte ends at 255 minutes).
 */
export function layHypnogram(pairs: Uint8Array): Block[] {
  let inBed = 0;
  for (let i = 1; i < pairs.length; i += 2) inBed += pairs[i];
  const blocks: Block[] = [];
  let minutes = 0;
  let before = 0;
  for (let i = 0; i < pairs.length; i += 2) {
    const level = pairs[i];
    minutes += pairs[i + 1];
    if (level === pairs[i + 2]) continue;
    blocks.push({
      level,
      x: LEFT + (before / inBed) * WIDTH,
      width: Math.max(THINNEST, (minutes / inBed) * WIDTH - GAP),
      height: HEIGHTS[level],
    });
    before += minutes;
    minutes = 0;
  }
  return blocks;
}
