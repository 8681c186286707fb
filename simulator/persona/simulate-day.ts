import { DAY_MINUTES, MINUTE_MS, SECOND_MS } from '../world/duration';
import type { Span } from './calendar';
import { DayMinutes } from './day-minutes';
import type { HeartZones } from './heart-zones';
import type { SleepLevelName } from './level-segments';
import type { WorkoutKind } from './persona-definition';
import type { Body } from './persona-profile';
import type { RecordedSleep } from './recorded-sleep';
import type { Rng } from './rng';

/** An `ActivityBout` at its real time. */
export interface TimedBout extends Span {
  activeShare: number;
  cadence: number;
  floorChance: number;
  workout?: WorkoutKind;
}

/** A sleep at its real time. It has no log where the watch was not worn. */
export interface TimedSleep extends Span {
  log?: RecordedSleep;
}

/** What happened on a day, from midnight to midnight. */
interface DayInputs extends Span {
  sleeps: readonly TimedSleep[];
  bouts: readonly TimedBout[];
  /** When the watch was off the wrist. */
  unwornPeriods: readonly Span[];
  body: Body;
  zones: HeartZones;
  /** Beats a minute. */
  restingHeartRate: number;
}

/** A person with more steps a minute runs. */
const RUNNING_CADENCE = 130;
/** Share of the way to its goal that the pulse moves in a minute. */
const PULSE_INERTIA = 0.35;
/** Pulse above resting by level of sleep. */
const SLEEPING_PULSE: Readonly<Record<SleepLevelName, number>> = {
  wake: 8,
  awake: 8,
  restless: 4,
  rem: 3,
  light: -1,
  asleep: -1,
  deep: -3,
};
const AWAKE_PULSE = 14;
/** States of a minute. Asleep is the pulse above resting plus an offset that makes it positive. */
const NOT_WORN = -1;
const AWAKE = -2;
const SLEEPING_OFFSET = 10;

/** Generates steps, pulse and energy of every minute. There are no steps in a sleep or without the watch. */
export function simulateDay(inputs: DayInputs, rng: Rng): DayMinutes {
  const { body, zones, restingHeartRate } = inputs;
  const day = new DayMinutes(inputs);
  const bouts = new Array<TimedBout | undefined>(day.count);
  for (const bout of inputs.bouts) bouts.fill(bout, ...minuteRangeOf(day, bout));
  const minuteStates = classifyMinutes(day, inputs);
  const bmrPerMinute = body.bmr / DAY_MINUTES;
  let pulse = restingHeartRate;
  let noise = 0;
  for (let i = 0; i < day.count; i++) {
    const state = minuteStates[i] ?? AWAKE;
    const bout = state === AWAKE ? bouts[i] : undefined;
    const steps =
      bout && rng.chance(bout.activeShare) ? Math.round(rng.near(bout.cadence, bout.cadence * 0.18)) : 0;
    const stepsAboveRunning = steps > RUNNING_CADENCE ? steps - RUNNING_CADENCE : 0;
    noise = 0.8 * noise + rng.near(0, 1.6);
    const aboveResting =
      state === AWAKE ? AWAKE_PULSE + 0.35 * steps + 0.7 * stepsAboveRunning : state - SLEEPING_OFFSET;
    pulse += (restingHeartRate + aboveResting - pulse) * PULSE_INERTIA;
    const beats = state === NOT_WORN ? 0 : Math.round(Math.max(38, pulse + noise));
    const zone = zones.zoneOf(beats);
    const met =
      state === AWAKE ? 1.35 + 0.026 * steps + 0.1 * stepsAboveRunning : state === NOT_WORN ? 1 : 0.95;
    day.heartRate[i] = beats;
    if (state >= 0) day.asleep[i] = 1;
    day.set('steps', i, steps);
    day.set('distance', i, steps * (stepsAboveRunning > 0 ? body.stride.run : body.stride.walk));
    day.set('calories', i, bmrPerMinute * met);
    day.set('floors', i, bout && steps > 40 && rng.chance(bout.floorChance) ? 1 : 0);
    day.set('fatBurn', i, zone === 'fatBurn' ? 1 : 0);
    day.set('cardio', i, zone === 'cardio' ? 2 : 0);
    day.set('peak', i, zone === 'peak' ? 2 : 0);
  }
  recordWorkouts(day, inputs.bouts);
  return day;
}

/** The state of every minute. */
function classifyMinutes(day: DayMinutes, inputs: DayInputs): Int8Array {
  const minutes = new Int8Array(day.count).fill(AWAKE);
  for (const { start, end, log } of inputs.sleeps) {
    minutes.fill(NOT_WORN, ...minuteRangeOf(day, { start, end }));
    for (const { level, from, seconds } of log?.segments ?? []) {
      const at = start + from * SECOND_MS;
      minutes.fill(
        SLEEPING_OFFSET + SLEEPING_PULSE[level],
        ...minuteRangeOf(day, { start: at, end: at + seconds * SECOND_MS }),
      );
    }
  }
  for (const period of inputs.unwornPeriods) minutes.fill(NOT_WORN, ...minuteRangeOf(day, period));
  return minutes;
}

/** The first minute of the span and the one after its last. Minutes that it covers in part belong to it. */
function minuteRangeOf(day: DayMinutes, span: Span): [number, number] {
  const from = Math.floor((span.start - day.start) / MINUTE_MS);
  const to = Math.ceil((span.end - day.start) / MINUTE_MS);
  return [Math.min(Math.max(from, 0), day.count), Math.min(Math.max(to, 0), day.count)];
}

function recordWorkouts(day: DayMinutes, bouts: readonly TimedBout[]): void {
  for (const bout of bouts) {
    const [from, to] = minuteRangeOf(day, bout);
    if (!bout.workout || from === to || day.totalUntil('steps', to) === day.totalUntil('steps', from))
      continue;
    day.workouts.push({ ...bout.workout, from, to });
  }
}
