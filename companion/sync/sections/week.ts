import type { DayNumber, WeekSection } from '../../../common/snapshot';
import { max, round } from '../../math';
import type { DayValue } from '../../sources/health-source';
import { type RecordCache, recordOf } from '../record-cache';
import { oldestFetchedAt, toWireFields } from './section';

const DAYS_AGO = [6, 5, 4, 3, 2, 1, 0];

/** Today's steps and goal, which home uses too; with the week page also the six days before, and the nights. */
export const buildWeekSection = (
  { activitySummary, dailySteps, sleep }: RecordCache,
  today: DayNumber,
  isDrawn: boolean,
  isGoalShown: boolean,
): WeekSection | undefined => {
  const shownSleep = isDrawn ? sleep : undefined;
  const at = oldestFetchedAt(activitySummary, dailySteps) || oldestFetchedAt(shownSleep);
  if (!at) return undefined;
  // The activity summary is fetched more often than the daily steps, and the steps of a day only increase.
  const byDay = (values: DayValue[]) =>
    DAYS_AGO.map((daysAgo) => {
      const highest = max(...values.map(({ date, value }) => (date === today - daysAgo ? value : -1)));
      return highest >= 0 ? round(highest) : null;
    });
  const stepsOfDays = dailySteps ? dailySteps.value.slice() : [];
  if (activitySummary && activitySummary.value.steps != null)
    stepsOfDays.push({ date: activitySummary.value.date, value: activitySummary.value.steps });
  return toWireFields({
    at,
    date: today,
    dailySteps: byDay(stepsOfDays),
    asleep: shownSleep && byDay(shownSleep.value.map(({ date, asleep }) => ({ date, value: asleep }))),
    goal: isGoalShown ? recordOf(activitySummary).stepsGoal : undefined,
  });
};
