import { createChanged } from '../changed';
import { ASH, DIM, ink, LINE, NIGHT, NIGHT_DIM, PAPER, STALE_NIGHT } from '../colours';
import { say } from '../copy';
import { inside, putBefore, set, write } from '../elements';
import { duration, type Figure, figure, isKnown } from '../figures';
import { isStale, WEEK_STALE_AFTER } from '../staleness';
import { isFirstOfWeek, weekday } from '../time-of-day';
import type { View } from '../view';
import { ageOf, drawFrame } from './list-frame';

const DAYS = 7;
const TODAY = DAYS - 1;
/** The days' bars stand on this line; the nights' hang in the view. */
const DAY_FOOT = 190;
const DAY_HEIGHT = 74;
const NIGHT_HEIGHT = 62;
const LONGEST_NIGHT = 600;
/** A day nobody knows. */
const UNKNOWN_HEIGHT = 3;

const hasChanged = createChanged();

/** Seven days of steps and the nights before them, today last. */
export function drawWeek(view: View): void {
  const { day, snapshot, accent, now } = view;
  const { week } = snapshot;
  const stale = isStale(week, WEEK_STALE_AFTER, now);
  const steps: Figure[] = [];
  const asleep: Figure[] = [];
  for (let i = 0; i < DAYS; i++) {
    steps[i] = stepsOf(view, TODAY - i);
    asleep[i] = week && week.asleep && week.asleep[i + day - week.date];
  }
  // Today is not over.
  const walked = mean(steps.slice(0, TODAY)) || mean(steps);
  const slept = mean(asleep);
  const night = stale ? ASH : NIGHT;

  drawFrame(view, 'week', stale, ageOf(week, view), '', say('average'));
  write('week-steps', figure(walked && Math.round(walked / 10) * 10), ink(!!walked));
  write('week-asleep', duration(slept), ink(!!slept && !stale));
  set('week-steps-icon', 'fill', accent);
  set('week-asleep-icon', 'fill', night);
  putBefore('week-asleep-icon', 'week-asleep', 30);
  const goal = (week && week.goal) || 0;
  if (!hasChanged(steps.concat(asleep, [day, goal, +stale, view.firstDayOfWeek, accent as never]))) return;
  let most = Math.max(goal, 1);
  for (let i = 0; i < DAYS; i++) most = Math.max(most, steps[i] || 0);
  drawBars('week-days', steps, most, DAY_HEIGHT, goal, accent, view.accents[1], DAY_FOOT);
  drawBars(
    'week-nights',
    asleep,
    LONGEST_NIGHT,
    NIGHT_HEIGHT,
    slept || 0,
    night,
    stale ? STALE_NIGHT : NIGHT_DIM,
  );
  const letters = inside('week-letters', 'text');
  for (let i = 0; i < DAYS; i++) {
    const date = day - TODAY + i;
    letters[i].text = weekday(date).charAt(0);
    letters[i].style.fill = i === TODAY ? PAPER : isFirstOfWeek(date, view) ? ASH : DIM;
  }
}

/** Bars of up to `height`, bright from `goal` on. Those that stand on a line say which. */
function drawBars(
  id: string,
  values: Figure[],
  most: number,
  tallest: number,
  goal: number,
  bright: string,
  dim: string,
  foot?: number,
): void {
  const bars = inside(id, 'rect');
  for (let i = 0; i < DAYS; i++) {
    const bar = bars[i];
    const value = values[i];
    const height = isKnown(value) ? Math.min(1, value / most) * tallest : UNKNOWN_HEIGHT;
    bar.height = height;
    if (foot) bar.y = foot - height;
    bar.style.fill = !isKnown(value) ? LINE : value < goal ? dim : bright;
  }
}

/**
 * Of a day so many days ago, what the phone told or what the watch itself knows: the greater, for either may
 * have missed some, and nobody takes steps back.
 */
function stepsOf({ day, snapshot, live, pastDays }: View, age: number): Figure {
  const { week } = snapshot;
  const told = week && week.steps[TODAY - age + day - week.date];
  const past = pastDays[age - 1];
  const felt = age ? past && past.steps : live.steps;
  if (typeof felt !== 'number') return told;
  return isKnown(told) ? Math.max(told, felt) : felt;
}

/** In whole units, of those that are known. */
function mean(row: Figure[]): number | undefined {
  let sum = 0;
  let known = 0;
  for (let i = 0; i < row.length; i++) {
    const value = row[i];
    if (!isKnown(value)) continue;
    sum += value;
    known++;
  }
  return known ? Math.round(sum / known) : undefined;
}
