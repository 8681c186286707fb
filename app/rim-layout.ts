import {
  type IntradayStepsSection,
  type MinuteOfDay,
  RIM_TICK_MINUTES,
  type SleepSection,
  STEP_BUCKET_COUNT,
  UNKNOWN_STEPS,
} from '../common/snapshot';
import { DIM, LINE, PAPER, STAGES } from './colours';
import { floor, max, min, round } from './math';
import { pickIfOfDay, type View } from './view';

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
/** Length of the hand beside the hours, which reach closer to the edge; and the ticks there. */
const SHORT_HAND_LENGTH = 27;
const FIRST_SHORT_HAND = 16;
const LAST_SHORT_HAND = 20;
/** Length of a tick with few steps, px. Every tick of sleep is longer. */
export const QUIET_TICK_LENGTH = 6;

/** What the Rim shows of a view. */
export type RimView = Pick<View, 'now' | 'day' | 'minute' | 'snapshot' | 'stepBuckets' | 'accent'>;

/** The tick of a minute of the day. */
export function toTick(minute: MinuteOfDay): number {
  return floor(minute / RIM_TICK_MINUTES);
}

/**
 * Calls `placeTick` for each of the 72 ticks with its length, px, and its colour: the hand at the present time, last
 * night (the deeper, the longer), today's steps before the hand. Ahead of the hand is only the part of the night before
 * midnight. From midnight until the new night is in there is none. The rest is empty, and so are the ticks from
 * `grownCount` on.
 */
export function layOutRim(
  view: RimView,
  grownCount: number,
  placeTick: (index: number, length: number, fill: string) => void,
): void {
  const { snapshot, day } = view;
  const sleep = pickIfOfDay<SleepSection>(snapshot.sleep, day);
  const levels = sleep.ticks || [];
  const phoneBuckets = pickIfOfDay<IntradayStepsSection>(snapshot.intradaySteps, day).steps || [];
  // In ticks since midnight. The cast lets an absent time become NaN, which finds no level below.
  const firstSleepTick = toTick(sleep.rise as number) + 1 - levels.length;
  const handIndex = toTick(view.minute);
  for (let i = 0; i < TICK_COUNT; i++) {
    let length = EMPTY_TICK_LENGTH;
    let fill = LINE;
    // The casts: outside the night there is no level, which finds no stage, and where the phone has not counted, no
    // bucket, which is below nothing. The watch has a bucket for each tick.
    const level = levels[i - firstSleepTick - (i > handIndex ? TICK_COUNT : 0)] as number;
    // The greater of what watch and phone counted; below 0: neither did.
    const stepCount = max(
      view.stepBuckets[i] as number,
      (phoneBuckets[i] as number) < UNKNOWN_STEPS ? (phoneBuckets[i] as number) * 10 : -1,
    );
    if (i < grownCount) {
      if (i === handIndex) {
        length = i < FIRST_SHORT_HAND || i > LAST_SHORT_HAND ? HAND_TICK_LENGTH : SHORT_HAND_LENGTH;
        fill = PAPER;
      } else if (STAGES[level]) {
        length = 7 + 6 * level;
        fill = STAGES[level];
      } else if (i < handIndex && stepCount >= 0) {
        // A square root, so that a stroll is visible beside a run.
        const share = (stepCount - ACTIVE_STEPS) / (LONGEST_TICK_STEPS - ACTIVE_STEPS);
        length = share < 0 ? QUIET_TICK_LENGTH : round(8 + 17 * Math.sqrt(min(1, share)));
        fill = share < 0 ? DIM : view.accent;
      }
    }
    placeTick(i, length, fill);
  }
}
