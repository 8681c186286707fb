import { type DayNumber, dateText } from '../../persona/calendar';
import type { DayMinutes, Workout } from '../../persona/day-minutes';
import type { Persona } from '../../persona/persona';
import { dateOrTodayParameter, today } from '../date-parameters';
import { GOAL_IN_MILLIMETRES_SINCE, GOALS_KEPT_DAYS, hasQuirk } from '../quirks';
import type { ResourceCall, ResourceRoute } from '../route';
import { knownRestingHeartRate, knownSleeps, knownUntil } from '../sync';
import { type ActiveTime, measureActivity } from './active-time';

/** A floor is ten feet, in m. */
const FLOOR = 3.048;

/** `GET /1/user/-/activities/date/{date}.json` */
export const dailyActivity: ResourceRoute = {
  method: 'GET',
  path: '/1/user/{user}/activities/date/{date}.json',
  scope: 'activity',
  answer(call) {
    const day = dateOrTodayParameter(call, 'date');
    const minutes = call.persona.minutes(day);
    const until = minutes.passed(knownUntil(call.now));
    const workouts = minutes.workouts.filter((workout) => workout.to <= until);
    return {
      activities: workouts.map((workout, i) => describeWorkout(call, day, minutes, workout, i)),
      ...goals(call, day),
      summary: summary(call, day, minutes, until, workouts),
    };
  },
};

function goals(call: ResourceCall, day: DayNumber): { goals?: Record<string, number> } {
  if (day < today(call) - GOALS_KEPT_DAYS) return {};
  const { goals } = call.persona;
  const inMillimetres = call.now >= GOAL_IN_MILLIMETRES_SINCE;
  return {
    goals: {
      activeMinutes: goals.activeMinutes,
      caloriesOut: goals.calories,
      distance: inMillimetres ? Math.round(goals.distance * 1000) : call.units.distance(goals.distance),
      floors: goals.floors,
      steps: goals.steps,
    },
  };
}

function summary(
  call: ResourceCall,
  day: DayNumber,
  minutes: DayMinutes,
  until: number,
  workouts: readonly Workout[],
): Record<string, unknown> {
  const { persona, units, now } = call;
  const bmr = persona.body.bmr / 1440;
  const active = measureActivity(minutes, until, bmr);
  const floors = minutes.total('floors', until);
  const resting = knownRestingHeartRate(persona, day, now);
  return {
    activeScore: -1,
    activityCalories: Math.round(active.calories),
    caloriesBMR: Math.round(bmr * until),
    caloriesOut: Math.round(minutes.total('calories', until)),
    distances: distances(call, minutes, until, active, workouts),
    elevation: units.elevation(floors * FLOOR),
    floors,
    marginalCalories: Math.round(active.calories - bmr * activeMinutes(active)),
    ...(resting === undefined ? {} : { restingHeartRate: resting }),
    steps: minutes.total('steps', until),
    ...levelMinutes(call, day, minutes, until, active),
  };
}

function activeMinutes(active: ActiveTime): number {
  return active.lightly.minutes + active.fairly.minutes + active.very.minutes;
}

/** Minutes on each level; time in bed is on none of them. */
function levelMinutes(
  call: ResourceCall,
  day: DayNumber,
  minutes: DayMinutes,
  until: number,
  active: ActiveTime,
): Record<string, number | string> {
  const { persona, now } = call;
  const levels = {
    fairlyActiveMinutes: active.fairly.minutes,
    lightlyActiveMinutes: active.lightly.minutes,
    sedentaryMinutes: until - activeMinutes(active) - minutesInBed(persona, day, minutes, until, now),
    veryActiveMinutes: active.very.minutes,
  };
  if (minutes.wornBy(until) && !hasQuirk('minutesAsStrings', persona, day)) return levels;
  return Object.fromEntries(Object.entries(levels).map(([name, value]) => [name, String(value)]));
}

/** Of the sleeps that the service knows by `now`. */
function minutesInBed(
  persona: Persona,
  day: DayNumber,
  minutes: DayMinutes,
  until: number,
  now: number,
): number {
  const logs = [...knownSleeps(persona, day, now), ...knownSleeps(persona, day + 1, now)];
  const end = minutes.start + until * 60_000;
  return logs.reduce(
    (sum, log) => sum + Math.max(0, Math.min(log.end, end) - Math.max(log.start, minutes.start)) / 60_000,
    0,
  );
}

function distances(
  call: ResourceCall,
  minutes: DayMinutes,
  until: number,
  active: ActiveTime,
  workouts: readonly Workout[],
): { activity: string; distance: number }[] {
  const { distance } = call.units;
  const total = minutes.total('distance', until);
  const logged = workouts.map((workout) => ({
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
  return rows.map(({ activity, metres }) => ({ activity, distance: distance(metres) }));
}

function workoutTotal(
  minutes: DayMinutes,
  workout: Workout,
  quantity: 'steps' | 'distance' | 'calories',
): number {
  return minutes.total(quantity, workout.to) - minutes.total(quantity, workout.from);
}

function describeWorkout(
  call: ResourceCall,
  day: DayNumber,
  minutes: DayMinutes,
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
    logId: 50_000_000_000 + day * 10 + i,
    name: workout.name,
    startDate: dateText(day),
    startTime: calendar.wallText(at(workout.from)).slice(11, 16),
    steps: workoutTotal(minutes, workout, 'steps'),
  };
}
