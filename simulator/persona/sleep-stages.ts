import type { Rng } from './rng';
import { type Stretch, StretchRow } from './stretches';

/** The service tells stages in half minutes. */
const UNIT = 30;
/** A sleep cycle, in half minutes. */
const CYCLE = 190;
/** Wakes up to three minutes are told apart from the others. */
const LONGEST_SHORT_WAKE = 6;
/** Less deep sleep than this is told as light. */
const SHORTEST_DEEP = 10;

/**
 * A night in cycles of light, deep, light and REM. Deep sleep belongs to the first hours, REM grows
 * towards the morning, and wakes are the more frequent the worse the night.
 */
export function drawStages(
  minutes: number,
  quality: number,
  rng: Rng,
): { data: Stretch[]; short: Stretch[] } {
  const total = minutes * 2;
  const row = new StretchRow(total, UNIT);
  const cycles = Math.max(2, Math.round(total / CYCLE));
  const depth = rng.near(0.65 + 0.4 * quality, 0.2);
  const dreams = rng.near(1, 0.2);
  const lastWake = rng.chance(0.6) ? longWake(rng) : 0;
  const goal = total - lastWake;
  if (rng.chance(0.7)) row.add('wake', longWake(rng));
  for (let k = 0; k < cycles; k++) {
    const length = ((goal - (total - row.left)) / (cycles - k)) * (k === cycles - 1 ? 1 : rng.near(1, 0.15));
    addCycle(row, Math.min(length, row.left - lastWake), k / (cycles - 1), { depth, dreams }, rng);
    if (k < cycles - 1 && rng.chance(0.75 - 0.6 * quality)) row.add('wake', longWake(rng));
  }
  row.add('light', row.left - lastWake);
  row.add('wake', row.left);
  return { data: row.row, short: shortWakes(row.row, total, quality, rng) };
}

function longWake(rng: Rng): number {
  return rng.integer(LONGEST_SHORT_WAKE + 1, 16);
}

/** `phase` runs from 0 in the first cycle to 1 in the last. */
function addCycle(
  row: StretchRow,
  length: number,
  phase: number,
  share: { depth: number; dreams: number },
  rng: Rng,
): void {
  const wantedDeep = length * Math.max(0, 0.41 - 0.46 * phase) * share.depth;
  const deep = wantedDeep < SHORTEST_DEEP ? 0 : wantedDeep;
  const rem = length * (0.1 + 0.26 * phase) * share.dreams;
  const light = length - deep - rem;
  const first = light * rng.near(0.5, 0.15);
  const between = (light - first) * rng.near(0.35, 0.1);
  const within = rem > 30 ? light - first - between - light * 0.15 : 0;
  row.add('light', first);
  if (deep > 4 * SHORTEST_DEEP && rng.chance(0.6)) {
    row.add('deep', deep * 0.6);
    row.add('light', between * 0.5);
    row.add('deep', deep * 0.4);
    row.add('light', between * 0.5);
  } else {
    row.add('deep', deep);
    row.add('light', between);
  }
  row.add('light', light - first - between - within);
  row.add('rem', within > 0 ? rem * 0.55 : rem);
  row.add('light', within);
  if (within > 0) row.add('rem', rem * 0.45);
}

/** Spread over the night, hardly ever out of deep sleep, and never at a change of level. */
function shortWakes(data: readonly Stretch[], total: number, quality: number, rng: Rng): Stretch[] {
  const count = Math.round((total / 50) * (1.5 - 0.6 * quality));
  const slot = total / count;
  const wakes: Stretch[] = [];
  for (let i = 0; i < count; i++) {
    const length = rng.chance(0.5) ? 1 : rng.integer(2, LONGEST_SHORT_WAKE - 2);
    const from = Math.round((i + rng.between(0.05, 0.8)) * slot) * UNIT;
    const seconds = length * UNIT;
    const around = data.find((s) => s.from < from && from + seconds < s.from + s.seconds);
    if (!around || around.level === 'wake' || (around.level === 'deep' && !rng.chance(0.2))) continue;
    wakes.push({ level: 'wake', from, seconds });
  }
  return wakes;
}
