import { createChangeDetector } from '../change-detector';
import { ASH, DIM, getTextColour, LINE, NIGHT, PAPER } from '../colours';
import { getDescendants, placeBefore, setFill, writeText } from '../elements';
import { formatDuration, formatWhole, isKnown, type OptionalNumber } from '../format-number';
import { formatWeekday, getWeekday } from '../format-time';
import type { View } from '../view';
import { placeBesideTitle } from './list-frame';
import type { SectionData } from './page-entry';

const DAY_COUNT = 7;
const TODAY_INDEX = DAY_COUNT - 1;
/** The days' bars stand on this line; the nights' hang in the view. */
const DAY_BASELINE = 190;
const DAY_HEIGHT = 74;
const SLEEP_HEIGHT = 62;
const LONGEST_SLEEP_MINUTES = 600;
/** A day nobody knows. */
const UNKNOWN_HEIGHT = 3;
/** How much of its colour has a bar that falls short. */
const SHORT_DAY_OPACITY = 0.5;
const SHORT_SLEEP_OPACITY = 0.6;

const hasChanged = createChangeDetector();

/** Seven days of steps and the nights before them, today last. */
export function drawWeek(view: View, week: SectionData<'week'>, isStale: boolean): void {
  const { day, accent, readings, pastDays, firstDayOfWeek } = view;
  if (!hasChanged([week, isStale, day, accent, readings.steps, pastDays, firstDayOfWeek])) return;
  const phoneSteps = week.dailySteps || [];
  const phoneSleep = week.asleep || [];
  const goal = week.goal || 0;
  const dayOffset = day - (week.date || day);
  const sleepFill = isStale ? ASH : NIGHT;
  const letters = getDescendants('week-letters', 'text');
  const steps: OptionalNumber[] = [];
  const asleep: OptionalNumber[] = [];
  let maxSteps = Math.max(goal, 1);
  for (let i = 0; i < DAY_COUNT; i++) {
    const pastDay = pastDays[TODAY_INDEX - 1 - i];
    steps[i] = pickGreater(
      phoneSteps[i + dayOffset],
      i === TODAY_INDEX ? readings.steps : pastDay && (pastDay.steps as OptionalNumber),
    );
    asleep[i] = phoneSleep[i + dayOffset];
    maxSteps = Math.max(maxSteps, steps[i] || 0);
    const date = day - TODAY_INDEX + i;
    letters[i].text = formatWeekday(date).charAt(0);
    letters[i].style.fill = i === TODAY_INDEX ? PAPER : getWeekday(date) === firstDayOfWeek ? ASH : DIM;
  }
  // Today is not over.
  const averageSteps = computeMean(steps.slice(0, TODAY_INDEX)) || computeMean(steps);
  const averageSleep = computeMean(asleep);
  placeBesideTitle('week-average');
  writeText(
    'week-steps',
    formatWhole(averageSteps && Math.round(averageSteps / 10) * 10),
    getTextColour(!!averageSteps),
  );
  writeText('week-asleep', formatDuration(averageSleep), getTextColour(averageSleep && !isStale));
  setFill('week-steps-icon', accent);
  setFill('week-asleep-icon', sleepFill);
  placeBefore('week-asleep-icon', 'week-asleep', 30);
  drawBars('week-days', steps, maxSteps, DAY_HEIGHT, goal, accent, SHORT_DAY_OPACITY, DAY_BASELINE);
  drawBars(
    'week-nights',
    asleep,
    LONGEST_SLEEP_MINUTES,
    SLEEP_HEIGHT,
    averageSleep || 0,
    sleepFill,
    SHORT_SLEEP_OPACITY,
  );
}

/** Bars of up to `maxHeight`, bright from `goal` on. Those that stand on a line say which. */
function drawBars(
  id: string,
  values: OptionalNumber[],
  maxValue: number,
  maxHeight: number,
  goal: number,
  fill: string,
  shortOpacity: number,
  baseline?: number,
): void {
  const bars = getDescendants(id, 'rect');
  for (let i = 0; i < DAY_COUNT; i++) {
    const bar = bars[i];
    const value = values[i];
    const hasValue = isKnown(value);
    bar.height = hasValue ? Math.min(1, value / maxValue) * maxHeight : UNKNOWN_HEIGHT;
    if (baseline) bar.y = baseline - bar.height;
    bar.style.fill = hasValue ? fill : LINE;
    bar.style.opacity = hasValue && value < goal ? shortOpacity : 1;
  }
}

/**
 * Returns the greater of what the phone and the watch know: either may have missed some, and nobody
 * takes steps back.
 */
function pickGreater(phoneValue: OptionalNumber, watchValue: OptionalNumber): OptionalNumber {
  if (!isKnown(watchValue)) return phoneValue;
  return isKnown(phoneValue) ? Math.max(phoneValue, watchValue) : watchValue;
}

/** In whole units, of those that are known. */
function computeMean(values: OptionalNumber[]): number | undefined {
  const knownValues = values.filter(isKnown);
  return knownValues.length ? Math.round(knownValues.reduce(add) / knownValues.length) : undefined;
}

function add(a: number, b: number): number {
  return a + b;
}
