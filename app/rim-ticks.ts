import type { DayNumber, MinuteOfDay } from '../common/snapshot';
import { type NightTicks, NO_LEVEL, TICK_MINUTES, TICKS } from './night-ticks';
import { NOT_COUNTED } from './step-buckets';

/** Tones of a tick; a stage's own is `STAGE` + level. */
export const FUTURE = 0;
export const HAND = 1;
export const QUIET = 2;
export const ACTIVE = 3;
export const STAGE = 4;

const HAND_LENGTH = 29;
const FUTURE_LENGTH = 4;
const QUIET_LENGTH = 6;
const ACTIVE_FROM = 100;
const LONGEST_AT = 1600;

/** Length and tone of every tick. */
export interface RimTicks {
  lengths: Uint8Array;
  tones: Uint8Array;
}

/** As the view has them before anything is drawn: all still to come. */
export function createRimTicks(): RimTicks {
  const lengths = new Uint8Array(TICKS);
  for (let tick = 0; tick < TICKS; tick++) lengths[tick] = FUTURE_LENGTH;
  return { lengths, tones: new Uint8Array(TICKS) };
}

/**
 * Lays out the Rim into `out`: the hand where now is; the last 24 hours' sleep, deeper is longer; today's
 * steps behind the hand; the rest still to come. A stale night keeps its lengths and loses its colours.
 */
export function layRim(
  out: RimTicks,
  day: DayNumber,
  minute: MinuteOfDay,
  night: NightTicks | undefined,
  nightIsStale: boolean,
  steps: Uint16Array,
): void {
  const now = Math.floor(minute / TICK_MINUTES);
  for (let tick = 0; tick < TICKS; tick++) {
    let length = FUTURE_LENGTH;
    let tone = FUTURE;
    const level = night ? levelAt(night, (tick <= now ? day : day - 1) * TICKS + tick) : NO_LEVEL;
    if (tick === now) {
      length = HAND_LENGTH;
      tone = HAND;
    } else if (level !== NO_LEVEL) {
      length = 7 + 6 * level;
      tone = nightIsStale ? QUIET : STAGE + level;
    } else if (tick < now && steps[tick] !== NOT_COUNTED) {
      const active = steps[tick] >= ACTIVE_FROM;
      length = active ? stepLength(steps[tick]) : QUIET_LENGTH;
      tone = active ? ACTIVE : QUIET;
    }
    out.lengths[tick] = length;
    out.tones[tick] = tone;
  }
}

function levelAt(night: NightTicks, tickNumber: number): number {
  const index = tickNumber - night.first;
  return index >= 0 && index < night.levels.length ? night.levels[index] : NO_LEVEL;
}

/** By the square root, so that a stroll is seen beside a run. */
function stepLength(steps: number): number {
  const share = Math.min(1, (steps - ACTIVE_FROM) / (LONGEST_AT - ACTIVE_FROM));
  return Math.round(8 + 17 * Math.sqrt(share));
}
