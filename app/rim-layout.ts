import {
  type IntradayStepsSection,
  type MinuteOfDay,
  RIM_TICK_MINUTES,
  type SleepSection,
  STEP_BUCKET_COUNT,
  UNKNOWN_STEPS,
} from '../common/snapshot';
import { DIM, LINE, PAPER, STAGES } from './colours';
import { max, min } from './math';
import { isSectionStale } from './staleness';
import { EMPTY_SECTION, type View } from './view';

/** The Rim is a clock of 24 hours with midnight at the bottom. */
export const TICK_COUNT = STEP_BUCKET_COUNT;

/** Steps in a tick from which it is longer and in the accent. */
const ACTIVE_STEPS = 100;
/** Steps in a tick from which it is no longer yet. */
const LONGEST_TICK_STEPS = 1600;

/** Length of a tick without data, px: as in index.view. */
export const EMPTY_TICK_LENGTH = 4;
/** Length of the hand, px. */
export const HAND_TICK_LENGTH = 29;
/** Length of a tick with few steps, px. Every tick of sleep is longer. */
export const QUIET_TICK_LENGTH = 6;

/** What the Rim shows of a view. */
export type RimView = Pick<View, 'now' | 'day' | 'minute' | 'snapshot' | 'stepBuckets' | 'accent'>;

/** The tick of a minute of the day. */
export function toTick(minute: MinuteOfDay): number {
  return Math.floor(minute / RIM_TICK_MINUTES);
}

/**
 * Calls `placeTick` for each of the 72 ticks with its length, px, and its colour: the hand at the present time,
 * the sleep of the last 24 hours (the deeper, the longer), today's steps before the hand. The rest is empty, and so
 * are the ticks from `grownCount` on. A stale night keeps its lengths and loses its colours.
 */
export function layOutRim(
  view: RimView,
  grownCount: number,
  placeTick: (index: number, length: number, fill: string) => void,
): void {
  const { snapshot, day, accent, stepBuckets } = view;
  const sleep: Partial<SleepSection> = snapshot.sleep || EMPTY_SECTION;
  const intradaySteps: Partial<IntradayStepsSection> = snapshot.intradaySteps || EMPTY_SECTION;
  const levels = sleep.ticks || [];
  const phoneBuckets = (intradaySteps.date === day && intradaySteps.steps) || [];
  // In ticks since 1970. The casts let an absent date or time become NaN, which finds no level below.
  const firstSleepTick =
    (sleep.date as number) * TICK_COUNT + toTick(sleep.rise as number) + 1 - levels.length;
  const midnightTick = day * TICK_COUNT;
  const staleFill = isSectionStale('sleep', view) ? DIM : '';
  const handIndex = toTick(view.minute);
  for (let i = 0; i < TICK_COUNT; i++) {
    let length = EMPTY_TICK_LENGTH;
    let fill = LINE;
    const level = levels[midnightTick + i - firstSleepTick - (i > handIndex ? TICK_COUNT : 0)];
    // The greater of what watch and phone counted; below 0: neither did.
    const stepCount = max(stepBuckets[i], phoneBuckets[i] < UNKNOWN_STEPS ? phoneBuckets[i] * 10 : -1);
    if (i < grownCount) {
      if (i === handIndex) {
        length = HAND_TICK_LENGTH;
        fill = PAPER;
      } else if (STAGES[level]) {
        length = 7 + 6 * level;
        fill = staleFill || STAGES[level];
      } else if (i < handIndex && stepCount >= 0) {
        length = stepCount < ACTIVE_STEPS ? QUIET_TICK_LENGTH : toTickLength(stepCount);
        fill = stepCount < ACTIVE_STEPS ? DIM : accent;
      }
    }
    placeTick(i, length, fill);
  }
}

/** Grows with the square root, so that a stroll is visible beside a run. */
function toTickLength(steps: number): number {
  return Math.round(8 + 17 * Math.sqrt(min(1, (steps - ACTIVE_STEPS) / (LONGEST_TICK_STEPS - ACTIVE_STEPS))));
}
