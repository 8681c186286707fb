import { MINUTE_S } from '../world/duration';
import { type LevelSegment, LevelSegmentsBuilder } from './level-segments';
import type { Rng } from './rng';

/** The service reports stages in half minutes. */
const UNIT_S = 30;
const UNITS_PER_MINUTE = MINUTE_S / UNIT_S;
/** The usual length of a sleep cycle. */
const CYCLE_UNITS = 190;
/** The service lists wakes of up to three minutes apart from the other stages. */
const MAX_SHORT_WAKE_UNITS = 6;
/** A shorter deep sleep counts as light. */
const MIN_DEEP_UNITS = 10;

/**
 * Generates a night of cycles of light, deep, light and REM. Deep sleep belongs to the first hours, REM grows
 * towards the morning, and a night of lower quality (from 1 down to 0) has more wakes.
 */
export function generateSleepStages(
  minutes: number,
  quality: number,
  rng: Rng,
): { segments: LevelSegment[]; shortWakes: LevelSegment[] } {
  const total = minutes * UNITS_PER_MINUTE;
  const builder = new LevelSegmentsBuilder(total, UNIT_S);
  const cycles = Math.max(2, Math.round(total / CYCLE_UNITS));
  const deepFactor = rng.near(0.65 + 0.4 * quality, 0.2);
  const remFactor = rng.near(1, 0.2);
  const lastWake = rng.chance(0.6) ? longWakeUnits(rng) : 0;
  const asleepUntil = total - lastWake;
  if (rng.chance(0.7)) builder.add('wake', longWakeUnits(rng));
  for (let cycle = 0; cycle < cycles; cycle++) {
    const length =
      ((asleepUntil - (total - builder.remaining)) / (cycles - cycle)) *
      (cycle === cycles - 1 ? 1 : rng.near(1, 0.15));
    addCycle(
      builder,
      {
        length: Math.min(length, builder.remaining - lastWake),
        phase: cycle / (cycles - 1),
        deepFactor,
        remFactor,
      },
      rng,
    );
    if (cycle < cycles - 1 && rng.chance(0.75 - 0.6 * quality)) builder.add('wake', longWakeUnits(rng));
  }
  builder.add('light', builder.remaining - lastWake);
  builder.add('wake', builder.remaining);
  return {
    segments: builder.segments,
    shortWakes: generateShortWakes(builder.segments, total, quality, rng),
  };
}

function longWakeUnits(rng: Rng): number {
  return rng.integer(MAX_SHORT_WAKE_UNITS + 1, 16);
}

interface SleepCycle {
  /** In units. */
  length: number;
  /** From 0 in the first cycle to 1 in the last. */
  phase: number;
  /** Multiples of the usual share of deep sleep and of REM. */
  deepFactor: number;
  remFactor: number;
}

function addCycle(
  builder: LevelSegmentsBuilder,
  { length, phase, deepFactor, remFactor }: SleepCycle,
  rng: Rng,
): void {
  const wantedDeep = length * Math.max(0, 0.41 - 0.46 * phase) * deepFactor;
  const deep = wantedDeep < MIN_DEEP_UNITS ? 0 : wantedDeep;
  const rem = length * (0.1 + 0.26 * phase) * remFactor;
  const light = length - deep - rem;
  const first = light * rng.near(0.5, 0.15);
  const between = (light - first) * rng.near(0.35, 0.1);
  const within = rem > 30 ? light - first - between - light * 0.15 : 0;
  builder.add('light', first);
  if (deep > 4 * MIN_DEEP_UNITS && rng.chance(0.6)) {
    builder.add('deep', deep * 0.6);
    builder.add('light', between * 0.5);
    builder.add('deep', deep * 0.4);
    builder.add('light', between * 0.5);
  } else {
    builder.add('deep', deep);
    builder.add('light', between);
  }
  builder.add('light', light - first - between - within);
  builder.add('rem', within > 0 ? rem * 0.55 : rem);
  builder.add('light', within);
  if (within > 0) builder.add('rem', rem * 0.45);
}

/** Short wakes over the whole night: seldom in deep sleep, never at a change of level. */
function generateShortWakes(
  segments: readonly LevelSegment[],
  total: number,
  quality: number,
  rng: Rng,
): LevelSegment[] {
  const count = Math.round((total / 50) * (1.5 - 0.6 * quality));
  const slot = total / count;
  const wakes: LevelSegment[] = [];
  for (let i = 0; i < count; i++) {
    const length = rng.chance(0.5) ? 1 : rng.integer(2, MAX_SHORT_WAKE_UNITS - 2);
    const from = Math.round((i + rng.between(0.05, 0.8)) * slot) * UNIT_S;
    const seconds = length * UNIT_S;
    const enclosing = segments.find((s) => s.from < from && from + seconds < s.from + s.seconds);
    if (!enclosing || enclosing.level === 'wake' || (enclosing.level === 'deep' && !rng.chance(0.2)))
      continue;
    wakes.push({ level: 'wake', from, seconds });
  }
  return wakes;
}
