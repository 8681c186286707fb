import { type DayNumber, formatIsoDate } from '../../../persona/calendar';
import type { Workout } from '../../../persona/day-minutes';
import { dateOrTodayParameter, today } from '../../date-parameters';
import { GOALS_KEPT_DAYS, hasQuirk } from '../../quirks';
import type { ReadRoute, ResourceCall } from '../../route';
import { activityGoals } from './activity-goals';
import { DayReading } from './day-reading';
import { workoutId, workoutTotal } from './workouts';

/** `GET /1/user/-/activities/date/{date}.json` */
export const dailyActivity: ReadRoute = {
  method: 'GET',
  path: '/1/user/{user}/activities/date/{date}.json',
  scopes: ['activity'],
  answer(call) {
    const day = dateOrTodayParameter(call, 'date');
    const reading = new DayReading(call.persona, day, call.now);
    return {
      activities: reading.workouts.map((workout, i) => describeWorkout(call, day, reading, workout, i)),
      ...(day < today(call) - GOALS_KEPT_DAYS ? {} : { goals: activityGoals(call) }),
      summary: summary(call, day, reading),
    };
  },
};

function summary(call: ResourceCall, day: DayNumber, reading: DayReading): Record<string, unknown> {
  const resting = reading.restingHeartRate;
  return {
    activeScore: -1,
    activityCalories: reading.activityCalories,
    caloriesBMR: reading.restingCalories,
    caloriesOut: reading.calories,
    distances: distances(call, reading),
    elevation: call.units.elevation(reading.elevation),
    floors: reading.floors,
    marginalCalories: reading.marginalCalories,
    ...(resting === undefined ? {} : { restingHeartRate: resting }),
    steps: reading.steps,
    ...levelMinutes(call, day, reading),
  };
}

/** Minutes on each level; time in bed is on none of them. */
function levelMinutes(
  call: ResourceCall,
  day: DayNumber,
  reading: DayReading,
): Record<string, number | string> {
  const levels = {
    fairlyActiveMinutes: reading.active.fairly.minutes,
    lightlyActiveMinutes: reading.active.lightly.minutes,
    sedentaryMinutes: reading.sedentaryMinutes,
    veryActiveMinutes: reading.active.very.minutes,
  };
  if (reading.worn && !hasQuirk('minutesAsStrings', call.persona, day)) return levels;
  return Object.fromEntries(Object.entries(levels).map(([name, value]) => [name, String(value)]));
}

function distances(call: ResourceCall, reading: DayReading): { activity: string; distance: number }[] {
  const { active, minutes, distance: total } = reading;
  const logged = reading.workouts.map((workout) => ({
    activity: workout.name,
    metres: workoutTotal(minutes, workout, 'distance'),
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
  call: ResourceCall,
  day: DayNumber,
  { minutes }: DayReading,
  workout: Workout,
  i: number,
): Record<string, unknown> {
  const { calendar } = call.persona;
  const at = (minute: number) => minutes.start + minute * 60_000;
  return {
    activityId: workout.activityId,
    activityParentId: workout.activityId,
    activityParentName: workout.name,
    calories: Math.round(workoutTotal(minutes, workout, 'calories')),
    description: '',
    distance: call.units.distance(workoutTotal(minutes, workout, 'distance')),
    duration: at(workout.to) - at(workout.from),
    hasActiveZoneMinutes: true,
    hasStartTime: true,
    isFavorite: false,
    lastModified: new Date(at(workout.to)).toISOString(),
    logId: workoutId(day, i),
    name: workout.name,
    startDate: formatIsoDate(day),
    startTime: calendar.formatWallTime(at(workout.from)).slice(11, 16),
    steps: workoutTotal(minutes, workout, 'steps'),
  };
}
