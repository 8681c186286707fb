import type { DayNumber } from '../../../persona/calendar';
import type { Workout } from '../../../persona/day-minutes';
import type { Instant } from '../../../world/clock';
import { HOUR_MINUTES, MINUTE_MS } from '../../../world/duration';
import { today } from '../../date-parameters';
import { FITBIT_API_HOST, type ReadRoute, type ResourceCall } from '../../route';
import { describeHeartZones } from '../heart/describe-heart-zones';
import { paginate, type Timeline } from '../paginate';
import { classifyEffort } from './active-time';
import { FLOOR_M, SyncedActivity } from './synced-activity';
import { createWorkoutId, sumWorkout } from './workouts';

const MAX_PAGE_SIZE = 100;
const LEVEL_NAMES = ['sedentary', 'lightly', 'fairly', 'very'];

interface LoggedWorkout {
  workout: Workout;
  activity: SyncedActivity;
  start: Instant;
  logId: number;
}

/** `GET /1/user/-/activities/list.json`: workouts in pages. */
export const activityListRoute: ReadRoute = {
  method: 'GET',
  path: '/1/user/{user}/activities/list.json',
  scopes: ['activity'],
  handle(call) {
    const { items, pagination } = paginate(call, createWorkoutTimeline(call), MAX_PAGE_SIZE);
    return { activities: items.map((item) => describeWorkout(call, item)), pagination };
  },
};

/** A lazy timeline: simulating a day is slow, and a page needs few of them. */
function createWorkoutTimeline(call: ResourceCall): Timeline<LoggedWorkout> {
  const { calendar, memberSince } = call.persona;
  return {
    *from(t) {
      for (let day = Math.max(memberSince, calendar.dayOf(t)); day <= today(call); day++) {
        yield* workoutsOf(call, day).filter(({ start }) => start >= t);
      }
    },
    *before(t) {
      for (let day = Math.min(today(call), calendar.dayOf(t)); day >= memberSince; day--) {
        yield* workoutsOf(call, day)
          .filter(({ start }) => start < t)
          .reverse();
      }
    },
  };
}

function workoutsOf(call: ResourceCall, day: DayNumber): LoggedWorkout[] {
  const activity = new SyncedActivity(call.persona, day, call.now);
  return activity.workouts.map((workout, i) => ({
    workout,
    activity,
    start: activity.minutes.start + workout.from * MINUTE_MS,
    logId: createWorkoutId(day, i),
  }));
}

function describeWorkout(call: ResourceCall, { workout, activity, start, logId }: LoggedWorkout): unknown {
  const { persona, units } = call;
  const { minutes } = activity;
  const total = (quantity: Parameters<typeof sumWorkout>[2]) => sumWorkout(minutes, workout, quantity);
  const duration = (workout.to - workout.from) * MINUTE_MS;
  const local = formatIsoWithOffset(start, persona.calendar.offsetMinutes(start));
  const beats = Array.from(minutes.heartRate.subarray(workout.from, workout.to)).filter((rate) => rate > 0);
  return {
    activeDuration: duration,
    activityLevel: countLevels(activity, workout),
    activityName: workout.name,
    activityTypeId: workout.activityId,
    averageHeartRate: Math.round(beats.reduce((sum, rate) => sum + rate, 0) / Math.max(1, beats.length)),
    calories: Math.round(total('calories')),
    distance: units.distance(total('distance')),
    duration,
    elevationGain: units.elevation(total('floors') * FLOOR_M),
    heartRateZones: describeHeartZones(minutes, workout.from, workout.to, persona.zones),
    lastModified: new Date(start + duration).toISOString(),
    logId,
    logType: 'auto_detected',
    manualValuesSpecified: { calories: false, distance: false, steps: false },
    originalDuration: duration,
    originalStartTime: local,
    startTime: local,
    steps: total('steps'),
    tcxLink: `https://${FITBIT_API_HOST}/1/user/-/activities/${logId}.tcx`,
  };
}

function countLevels(activity: SyncedActivity, workout: Workout): { minutes: number; name: string }[] {
  const counts = LEVEL_NAMES.map((name) => ({ minutes: 0, name }));
  for (let i = workout.from; i < workout.to; i++) {
    const count = counts[classifyEffort(activity.minutes.valueAt('calories', i) / activity.restingEnergy)];
    if (count) count.minutes++;
  }
  return counts;
}

/** Formats as `2026-07-12T10:31:00.000+02:00`; `offset` in minutes. */
function formatIsoWithOffset(t: Instant, offset: number): string {
  const two = (n: number) => String(Math.trunc(n)).padStart(2, '0');
  const wall = new Date(t + offset * MINUTE_MS).toISOString().slice(0, 23);
  const size = Math.abs(offset);
  return `${wall}${offset < 0 ? '-' : '+'}${two(size / HOUR_MINUTES)}:${two(size % HOUR_MINUTES)}`;
}
