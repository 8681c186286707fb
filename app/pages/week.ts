import type { WeekSection } from '../../common/snapshot';
import { createChangeDetector } from '../change-detector';
import { ASH, DIM, getTextColour, LINE, NIGHT, PAPER } from '../colours';
import { getDescendants, placeBefore, setFill, writeText } from '../elements';
import { formatDuration, formatWhole, isKnown, type OptionalNumber } from '../format-number';
import { formatWeekday, getWeekday } from '../format-time';
import type { View } from '../view';
import { putAside } from './list-frame';

const DAYS = 7;
const TODAY = DAYS - 1;
/** The days' bars stand on this line; the nights' hang in the view. */
const DAY_FOOT = 190;
const DAY_HEIGHT = 74;
const NIGHT_HEIGHT = 62;
const LONGEST_NIGHT = 600;
/** A day nobody knows. */
const UNKNOWN_HEIGHT = 3;
/** How much of its colour has a bar that falls short. */
const SHORT_DAY = 0.5;
const SHORT_NIGHT = 0.6;

const hasChanged = createChangeDetector();

/** Seven days of steps and the nights before them, today last. */
export function drawWeek(view: View, week: Partial<WeekSection>, stale: boolean): void {
  const { day, accent, readings, pastDays, firstDayOfWeek } = view;
  if (!hasChanged([week, stale, day, accent, readings.steps, pastDays, firstDayOfWeek])) return;
  const told = week.dailySteps || [];
  const nights = week.asleep || [];
  const goal = week.stepsGoal || 0;
  const later = day - (week.date || day);
  const night = stale ? ASH : NIGHT;
  const letters = getDescendants('week-letters', 'text');
  const steps: OptionalNumber[] = [];
  const asleep: OptionalNumber[] = [];
  let most = Math.max(goal, 1);
  for (let i = 0; i < DAYS; i++) {
    const past = pastDays[TODAY - 1 - i];
    steps[i] = greater(
      told[i + later],
      i === TODAY ? readings.steps : past && (past.steps as OptionalNumber),
    );
    asleep[i] = nights[i + later];
    most = Math.max(most, steps[i] || 0);
    const date = day - TODAY + i;
    letters[i].text = formatWeekday(date).charAt(0);
    letters[i].style.fill = i === TODAY ? PAPER : getWeekday(date) === firstDayOfWeek ? ASH : DIM;
  }
  // Today is not over.
  const walked = mean(steps.slice(0, TODAY)) || mean(steps);
  const slept = mean(asleep);
  putAside('week-average');
  writeText('week-steps', formatWhole(walked && Math.round(walked / 10) * 10), getTextColour(!!walked));
  writeText('week-asleep', formatDuration(slept), getTextColour(slept && !stale));
  setFill('week-steps-icon', accent);
  setFill('week-asleep-icon', night);
  placeBefore('week-asleep-icon', 'week-asleep', 30);
  drawBars('week-days', steps, most, DAY_HEIGHT, goal, accent, SHORT_DAY, DAY_FOOT);
  drawBars('week-nights', asleep, LONGEST_NIGHT, NIGHT_HEIGHT, slept || 0, night, SHORT_NIGHT);
}

/** Bars of up to `tallest`, bright from `goal` on. Those that stand on a line say which. */
function drawBars(
  id: string,
  values: OptionalNumber[],
  most: number,
  tallest: number,
  goal: number,
  fill: string,
  short: number,
  foot?: number,
): void {
  const bars = getDescendants(id, 'rect');
  for (let i = 0; i < DAYS; i++) {
    const bar = bars[i];
    const value = values[i];
    const known = isKnown(value);
    bar.height = known ? Math.min(1, value / most) * tallest : UNKNOWN_HEIGHT;
    if (foot) bar.y = foot - bar.height;
    bar.style.fill = known ? fill : LINE;
    bar.style.opacity = known && value < goal ? short : 1;
  }
}

/**
 * Of what the phone told and what the watch itself knows, the greater: either may have missed some, and nobody
 * takes steps back.
 */
function greater(told: OptionalNumber, felt: OptionalNumber): OptionalNumber {
  if (!isKnown(felt)) return told;
  return isKnown(told) ? Math.max(told, felt) : felt;
}

/** In whole units, of those that are known. */
function mean(row: OptionalNumber[]): number | undefined {
  const known = row.filter(isKnown);
  return known.length ? Math.round(known.reduce(sum) / known.length) : undefined;
}

function sum(a: number, b: number): number {
  return a + b;
}
