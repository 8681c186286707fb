import { ASH, getTextColour, LINE, NIGHT } from '../colours';
import { getDescendants, setFill, showIconBefore, writeText } from '../elements';
import { formatDuration, formatWhole, isKnown, type OptionalNumber } from '../format-number';
import { formatWeekday } from '../format-time';
import { translate } from '../i18n';
import { max, min, round } from '../math';
import type { View } from '../view';
import type { DrawOutcome, SectionData } from './page-entry';

const DAY_COUNT = 7;
const TODAY_INDEX = DAY_COUNT - 1;
/** Lower end of the bars of the steps, px. The bars of the sleep have their upper end in index.view. */
const DAY_BASELINE = 190;
const MAX_DAY_HEIGHT = 74;
/** Sleep of a bar of the full height. */
const LONGEST_SLEEP_MINUTES = 600;
const MAX_SLEEP_HEIGHT = 62;
/** Height of the bar of a day without data, px. */
const UNKNOWN_HEIGHT = 3;
/** Opacity of a bar below its goal. */
const SHORT_DAY_OPACITY = 0.5;
const SHORT_SLEEP_OPACITY = 0.6;

/** Draws the steps of seven days and the sleep in the nights before them, today last. Stale are only the nights. */
export function drawWeek(view: View, week: SectionData<'week'>, isStale: boolean): DrawOutcome {
  const { day, accent } = view;
  const phoneSteps = week.dailySteps || [];
  const phoneSleep = week.asleep || [];
  const { goal } = week;
  const dayOffset = day - (week.date || day);
  const sleepFill = isStale ? ASH : NIGHT;
  const letters = getDescendants('week-letters', 'text');
  const dayBars = getDescendants('week-days', 'rect');
  const sleepBars = getDescendants('week-nights', 'rect');
  const steps: OptionalNumber[] = [];
  const asleep: OptionalNumber[] = [];
  // The cast: 1 is known.
  let maxSteps = pickGreater(goal, 1) as number;
  let lastNight = 0;
  for (let i = 0; i < DAY_COUNT; i++) {
    const pastDay = view.pastDays[TODAY_INDEX - 1 - i];
    // The cast: what is no number is not known.
    steps[i] = pickGreater(
      phoneSteps[i + dayOffset],
      i === TODAY_INDEX ? view.readings.steps : pastDay && (pastDay.steps as OptionalNumber),
    );
    asleep[i] = phoneSleep[i + dayOffset];
    const date = day - TODAY_INDEX + i;
    if (isKnown(asleep[i])) lastNight = date;
    maxSteps = max(maxSteps, steps[i] || 0);
    letters[i].text = formatWeekday('day.', date)[0];
  }
  // Without today, which is not over yet.
  const averageSteps = computeMean(steps.slice(0, TODAY_INDEX)) || computeMean(steps);
  const averageSleep = computeMean(asleep);
  writeText(
    'week-steps',
    formatWhole(averageSteps && round(averageSteps / 10) * 10),
    getTextColour(averageSteps),
  );
  writeText('week-asleep', formatDuration(averageSleep), getTextColour(averageSleep && !isStale));
  setFill('week-steps-icon', accent);
  showIconBefore('week-asleep', 'moon_22', sleepFill);
  for (let i = 0; i < DAY_COUNT; i++) {
    const dayBar = dayBars[i];
    const sleepBar = sleepBars[i];
    const sleep = asleep[i];
    drawBar(dayBar, steps[i], MAX_DAY_HEIGHT / maxSteps, accent);
    dayBar.y = DAY_BASELINE - dayBar.height;
    dayBar.style.opacity = isBelow(steps[i], goal) ? SHORT_DAY_OPACITY : 1;
    drawBar(
      sleepBar,
      sleep && min(sleep, LONGEST_SLEEP_MINUTES),
      MAX_SLEEP_HEIGHT / LONGEST_SLEEP_MINUTES,
      sleepFill,
    );
    sleepBar.style.opacity = isBelow(sleep, averageSleep) ? SHORT_SLEEP_OPACITY : 1;
  }
  return isStale && lastNight && translate('nightsTill', formatWeekday('short.day.', lastNight));
}

/** `scale`: pixels per unit of the value. */
function drawBar(bar: RectElement, value: OptionalNumber, scale: number, fill: string): void {
  const hasValue = isKnown(value);
  bar.height = hasValue ? value * scale : UNKNOWN_HEIGHT;
  bar.style.fill = hasValue ? fill : LINE;
}

function isBelow(value: OptionalNumber, goal: number | undefined): boolean {
  return isKnown(value) && value < (goal || 0);
}

/** Returns the greater of both counts, because either device may have missed steps. */
function pickGreater(phoneValue: OptionalNumber, watchValue: OptionalNumber): OptionalNumber {
  if (!isKnown(phoneValue)) return watchValue;
  return isKnown(watchValue) ? max(phoneValue, watchValue) : phoneValue;
}

/** The mean of the known values, rounded; NaN, which is not known, of none. */
function computeMean(values: OptionalNumber[]): number {
  const knownValues = values.filter(isKnown);
  return round(knownValues.reduce((sum, value) => sum + value, 0) / knownValues.length);
}
