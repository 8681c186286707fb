import { type IntradayStepsSection, NO_LEVEL, type SleepSection, UNKNOWN_STEPS } from '../common/snapshot';
import { DIM, LINE, PAPER, STAGES } from './colours';
import { TICKS, tickAt } from './rim-clock';
import { isSectionStale } from './staleness';
import { EMPTY_SECTION, type View } from './view';

const ACTIVE_FROM = 100;
const LONGEST_AT = 1600;

/** Length of a tick that is still to come, px: as all are in the view. */
export const TO_COME = 4;
/** Of the hand. */
export const HAND = 29;
/** Of the ticks of a day with its few steps, or without any, none is longer. */
export const QUIET = 6;

/** What of a view is on the Rim. */
export type RimView = Pick<View, 'now' | 'day' | 'minute' | 'snapshot' | 'stepBuckets' | 'accent'>;

/**
 * Lays out the 72 ticks, each told by its length in pixels and its colour: the hand where now is; the last 24
 * hours' sleep, deeper is longer; today's steps behind the hand; the rest still to come, as are those from
 * `grown` on. A stale night keeps its lengths and loses its colours.
 */
export function layRim(
  view: RimView,
  grown: number,
  place: (index: number, length: number, fill: string) => void,
): void {
  const { snapshot, day, accent, stepBuckets } = view;
  const night: Partial<SleepSection> = snapshot.sleep || EMPTY_SECTION;
  const steps: Partial<IntradayStepsSection> = snapshot.intradaySteps || EMPTY_SECTION;
  const levels = night.ticks || [];
  const told = (steps.date === day && steps.buckets) || [];
  // Ticks since 1970: of the night's first, and of the last midnight.
  const bed = (night.date as number) * TICKS + tickAt(night.rise as number) + 1 - levels.length;
  const midnight = day * TICKS;
  const nightFill = isSectionStale('sleep', view) ? DIM : '';
  const now = tickAt(view.minute);
  for (let i = 0; i < TICKS; i++) {
    let length = TO_COME;
    let fill = LINE;
    const level = levels[midnight + i - bed - (i > now ? TICKS : 0)];
    // What the watch counted, or the phone where it knows of more; below 0 where neither knows.
    const count = Math.max(stepBuckets[i], told[i] < UNKNOWN_STEPS ? told[i] * 10 : -1);
    if (i >= grown) {
      // As yet.
    } else if (i === now) {
      length = HAND;
      fill = PAPER;
    } else if (level < NO_LEVEL) {
      length = 7 + 6 * level;
      fill = nightFill || STAGES[level];
    } else if (i < now && count >= 0) {
      length = count < ACTIVE_FROM ? QUIET : stepLength(count);
      fill = count < ACTIVE_FROM ? DIM : accent;
    }
    place(i, length, fill);
  }
}

/** By the square root, so that a stroll is seen beside a run. */
function stepLength(steps: number): number {
  return Math.round(8 + 17 * Math.sqrt(Math.min(1, (steps - ACTIVE_FROM) / (LONGEST_AT - ACTIVE_FROM))));
}
