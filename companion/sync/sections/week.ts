import type { DayNumber, WeekSection } from '../../../common/snapshot';
import type { DayValue } from '../../sources/health-source';
import type { RecordCache } from '../record-cache';
import { oldestFetchedAt, toWireFields } from './section';

/** How long ago the seven days are. */
const AGES = [6, 5, 4, 3, 2, 1, 0];

/** Today's steps and goal, which home uses too; the six days before, and the nights, where the week is drawn. */
export const buildWeekSection = (
  { activitySummary, dailySteps, sleep }: RecordCache,
  today: DayNumber,
  isDrawn: boolean,
  withGoal: boolean,
): WeekSection | undefined => {
  const slept = isDrawn ? sleep : undefined;
  const at = oldestFetchedAt(activitySummary, dailySteps) || oldestFetchedAt(slept);
  if (at === undefined) return undefined;
  // The day's summary is asked for more often than the row of days, and a day's steps only become more.
  const row = (values: DayValue[]) =>
    AGES.map((age) => {
      const most = Math.max(...values.map(({ date, value }) => (date === today - age ? value : -1)));
      return most >= 0 ? Math.round(most) : null;
    });
  const walked = dailySteps ? dailySteps.value.slice() : [];
  if (activitySummary && activitySummary.value.steps !== undefined)
    walked.push({ date: activitySummary.value.date, value: activitySummary.value.steps });
  return toWireFields({
    at,
    date: today,
    dailySteps: row(walked),
    asleep: slept && row(slept.value.map(({ date, asleep }) => ({ date, value: asleep }))),
    stepsGoal: withGoal && activitySummary ? activitySummary.value.stepsGoal : undefined,
  });
};
