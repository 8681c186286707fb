import { type DayNumber, formatIsoDate } from '../../../persona/calendar';
import type { Workout } from '../../../persona/day-minutes';
import { MINUTE_MS } from '../../../world/duration';
import { readDateOrToday, today } from '../../date-parameters';
import { GOALS_KEPT_DAYS, hasQuirk } from '../../quirks';
import type { ReadRoute, ResourceCall } from '../../route';
import { describeActivityGoals } from './activity-goals';
import { SyncedActivity } from './synced-activity';
import { createWorkoutId, sumWorkout } from './workouts';

/** `GET /1/user/-/activities/date/{date}.json` */
export const dailyActivityRoute: ReadRoute = {
  method: 'GET',
  path: '/1/user/{user}/activities/date/{date}.json',
  scopes: ['activity'],
  handle(call) {
    const day = readDateOrToday(call, 'date');
    const activity = new SyncedActivity(call.persona, day, call.now);
    return {
      activities: activity.workouts.map((workout, i) =>
        describeWorkout(call, activity, workout, { day, logId: createWorkoutId(day, i) }),
      ),
      ...(day < today(call) - GOALS_KEPT_DAYS ? {} : { goals: describeActivityGoals(call) }),
      summary: summarise(call, day, activity),
    };
  },
};

function summarise(call: ResourceCall, day: DayNumber, activity: SyncedActivity): Record<string, unknown> {
  const resting = activity.restingHeartRate;
  return {
    activeScore: -1,
    activityCalories: activity.activityCalories,
    caloriesBMR: activity.restingCalories,
    caloriesOut: activity.calories,
    distances: describeDistances(call, activity),
    elevation: call.units.elevation(activity.elevation),
    floors: activity.floors,
    marginalCalories: activity.marginalCalories,
    ...(resting === undefined ? {} : { restingHeartRate: resting }),
    steps: activity.steps,
    ...describeLevelMinutes(call, day, activity),
  };
}

/** The minutes of each level; time in bed belongs to none. */
function describeLevelMinutes(
  call: ResourceCall,
  day: DayNumber,
  activity: SyncedActivity,
): Record<string, number | string> {
  const levels = {
    fairlyActiveMinutes: activity.active.fairly.minutes,
    lightlyActiveMinutes: activity.active.lightly.minutes,
    sedentaryMinutes: activity.sedentaryMinutes,
    veryActiveMinutes: activity.active.very.minutes,
  };
  if (activity.isWorn && !hasQuirk('minutesAsStrings', call.persona, day)) return levels;
  return Object.fromEntries(Object.entries(levels).map(([name, value]) => [name, String(value)]));
}

function describeDistances(
  call: ResourceCall,
  activity: SyncedActivity,
): { activity: string; distance: number }[] {
  const { active, minutes, distance: total } = activity;
  const logged = activity.workouts.map((workout) => ({
    activity: workout.name,
    metres: sumWorkout(minutes, workout, 'distance'),
  }));
  const rows = [
    ...logged,
    { activity: 'total', metres: total },
    { activity: 'tracker', metres: total },
    { activity: 'loggedActivities', metres: logged.reduce((sum, row) => sum + row.metres, 0) },
    { activity: 'veryActive', metres: active.very.distance },
    { activity: 'moderatelyActive', metres: active.fairly.distance },
    { activity: 'lightlyActive', metres: active.lightly.distance },
    { activity: 'sedentaryActive', metres: 0 },
  ];
  return rows.map(({ activity, metres }) => ({ activity, distance: call.units.distance(metres) }));
}

function describeWorkout(
  { persona: { calendar }, units }: ResourceCall,
  { minutes }: SyncedActivity,
  workout: Workout,
  log: { day: DayNumber; logId: number },
): Record<string, unknown> {
  const at = (minute: number) => minutes.start + minute * MINUTE_MS;
  return {
    activityId: workout.activityId,
    activityParentId: workout.activityId,
    activityParentName: workout.name,
    calories: Math.round(sumWorkout(minutes, workout, 'calories')),
    description: '',
    distance: units.distance(sumWorkout(minutes, workout, 'distance')),
    duration: at(workout.to) - at(workout.from),
    hasActiveZoneMinutes: true,
    hasStartTime: true,
    isFavorite: false,
    lastModified: new Date(at(workout.to)).toISOString(),
    logId: log.logId,
    name: workout.name,
    startDate: formatIsoDate(log.day),
    startTime: calendar.formatWallTime(at(workout.from)).slice(11, 16),
    steps: sumWorkout(minutes, workout, 'steps'),
  };
}
