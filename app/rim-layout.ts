import {
  type IntradayStepsSection,
  NO_SLEEP_LEVEL,
  type SleepSection,
  UNKNOWN_STEPS,
} from '../common/snapshot';
import { DIM, LINE, PAPER, STAGES } from './colours';
import { TICK_COUNT, toTick } from './rim-clock';
import { isSectionStale } from './staleness';
import { EMPTY_SECTION, type View } from './view';

const ACTIVE_STEPS = 100;
const LONGEST_TICK_STEPS = 1600;

/** Length of a tick that is still to come, px: as all are in the view. */
export const EMPTY_TICK_LENGTH = 4;
/** Of the hand. */
export const HAND_TICK_LENGTH = 29;
/** Of the ticks of a day with its few steps, or without any, none is longer. */
export const QUIET_TICK_LENGTH = 6;

/** What of a view is on the Rim. */
export type RimView = Pick<View, 'now' | 'day' | 'minute' | 'snapshot' | 'stepBuckets' | 'accent'>;

/**
 * Lays out the 72 ticks, each told by its length in pixels and its colour: the hand where now is; the last 24
 * hours' sleep, deeper is longer; today's steps behind the hand; the rest still to come, as are those from
 * `grownCount` on. A stale night keeps its lengths and loses its colours.
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
  // Ticks since 1970: of the night's first, and of the last midnight.
  const firstSleepTick =
    (sleep.date as number) * TICK_COUNT + toTick(sleep.rise as number) + 1 - levels.length;
  const midnightTick = day * TICK_COUNT;
  const staleFill = isSectionStale('sleep', view) ? DIM : '';
  const handIndex = toTick(view.minute);
  for (let i = 0; i < TICK_COUNT; i++) {
    let length = EMPTY_TICK_LENGTH;
    let fill = LINE;
    const level = levels[midnightTick + i - firstSleepTick - (i > handIndex ? TICK_COUNT : 0)];
    // What the watch counted, or the phone where it knows of more; below 0 where neither knows.
    const stepCount = Math.max(stepBuckets[i], phoneBuckets[i] < UNKNOWN_STEPS ? phoneBuckets[i] * 10 : -1);
    if (i >= grownCount) {
      // As yet.
    } else if (i === handIndex) {
      length = HAND_TICK_LENGTH;
      fill = PAPER;
    } else if (level < NO_SLEEP_LEVEL) {
      length = 7 + 6 * level;
      fill = staleFill || STAGES[level];
    } else if (i < handIndex && stepCount >= 0) {
      length = stepCount < ACTIVE_STEPS ? QUIET_TICK_LENGTH : toTickLength(stepCount);
      fill = stepCount < ACTIVE_STEPS ? DIM : accent;
    }
    placeTick(i, length, fill);
  }
}

/** By the square root, so that a stroll is seen beside a run. */
function toTickLength(steps: number): number {
  return Math.round(
    8 + 17 * Math.sqrt(Math.min(1, (steps - ACTIVE_STEPS) / (LONGEST_TICK_STEPS - ACTIVE_STEPS))),
  );
}
