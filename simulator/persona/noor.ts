import { type DayNumber, type WallSpan, weekdayOf } from './calendar';
import type { ActivityBout, PersonaDefinition, PlannedSleep, WorkPlan } from './persona-definition';
import type { Rng, RngFor } from './rng';
import { Timetable } from './timetable';
import { LOS_ANGELES } from './town';
import { isWatchForgotten } from './watch-forgotten';

/** The shifts begin on the evenings of Monday, Tuesday and Wednesday. */
const LAST_SHIFT_WEEKDAY = 2;
const SHIFT = { from: 19 * 60, to: 31 * 60 + 30 };
const GYM = { name: 'Treadmill', activityId: 20049 };
const FORGOTTEN_SHARE = 0.04;

/** A nurse in Los Angeles on night shifts. She sleeps by day, and her watch often loses the pulse. */
export const noor: PersonaDefinition = {
  name: 'noor',
  baseSeed: 0,
  zone: 'America/Los_Angeles',
  town: LOS_ANGELES,
  account: {
    userId: 'C3NR9W',
    firstName: 'Noor',
    lastName: 'Haddad',
    country: 'US',
    locale: 'en_US',
    units: 'en_US',
    memberSince: '2023-09-18',
  },
  body: {
    gender: 'female',
    birthDate: '1984-05-06',
    height: 1.63,
    weight: 71.2,
    stride: { walk: 0.67, run: 0.9 },
    bmr: 1390,
    restingHeartRate: 66,
    usualNight: { hrv: 33, breathing: 15.8, oxygen: 95.4 },
    cardioFitness: 36,
  },
  goals: {
    steps: 9000,
    distance: 6437.4,
    calories: 2050,
    floors: 8,
    activeMinutes: 30,
    activeZoneMinutes: 22,
    caloriesIn: 1900,
    water: 1893,
    minutesAsleep: 420,
    weight: 68,
  },
  usualSleepMinutes: 380,
  preferences: {
    clockDisplay: '12h',
    firstDayOfWeek: 0,
    language: 'en-US',
    units: {
      bodyWeight: 'us',
      distance: 'us',
      height: 'us',
      speed: 'us',
      temperature: 'F',
      volume: 'us',
      weight: 'us',
    },
  },
  charging: { everyDays: 4, onDay: 2, from: 17 * 60 },
  devices: { watch: 'Versa 3', hasPhoneTracker: false },
  alarms: [],
  scaleHabit: { share: 0.15 },
  intakeLogging: { foodShare: 0.35, waterShare: 0.6 },
  friendCount: 4,
  heartChecks: { electrocardiograms: 0, rhythmAlerts: 1 },
  planSleeps,
  planBouts,
  planUnwornPeriods,
  planWork,
};

/** Whether a shift begins on the evening of the day. */
function hasShift(day: DayNumber): boolean {
  return weekdayOf(day) <= LAST_SHIFT_WEEKDAY;
}

function planWork(day: DayNumber): WorkPlan | undefined {
  return hasShift(day) ? { shift: SHIFT, meetings: [] } : undefined;
}

function planSleeps(day: DayNumber, rngFor: RngFor): PlannedSleep[] {
  const rng = rngFor('sleep', day);
  const afterShift = hasShift(day - 1);
  const from = afterShift ? rng.near(8 * 60 + 50, 25) : rng.near(3 * 60 + 5, 50);
  const to = afterShift ? rng.near(15 * 60 + 35, 45) : rng.near(10 * 60 + 20, 50);
  const isWorn = !rng.chance(0.06) && !isWatchForgotten(day, FORGOTTEN_SHARE, rngFor);
  const main: PlannedSleep = {
    from,
    to,
    isMain: true,
    quality: afterShift ? rng.between(0.2, 0.8) : rng.between(0.5, 1),
    kind: rng.chance(0.55) ? 'classic' : 'stages',
    isWorn,
  };
  if (afterShift || !hasShift(day) || !rng.chance(0.6)) return [main];
  const nap = rng.near(15 * 60 + 10, 20);
  return [
    main,
    { from: nap, to: nap + rng.between(50, 95), isMain: false, quality: 0.7, kind: 'classic', isWorn },
  ];
}

function planBouts(day: DayNumber, sleeps: readonly PlannedSleep[], rngFor: RngFor): ActivityBout[] {
  const rng = rngFor('bouts', day);
  const upAt = sleeps.find((sleep) => sleep.isMain)?.to ?? 600;
  const timetable = new Timetable(upAt + 5);
  timetable.add(rng.near(50, 12), { activeShare: 0.3, cadence: 28, floorChance: 0.01 });
  if (hasShift(day)) planShift(timetable, rng);
  else planFreeDay(timetable, rng);
  return timetable.bouts;
}

function planShift(timetable: Timetable, rng: Rng): void {
  timetable.addUntil(SHIFT.from - 30, { activeShare: 0.15, cadence: 26, floorChance: 0.01 });
  timetable.add(7, { activeShare: 0.95, cadence: 100, floorChance: 0.02 });
  timetable.addUntil(SHIFT.from, { activeShare: 0.02, cadence: 20, floorChance: 0 });
  timetable.addUntil(rng.near(25 * 60, 20), { activeShare: 0.27, cadence: 58, floorChance: 0.03 });
  timetable.add(rng.near(40, 8), { activeShare: 0.03, cadence: 20, floorChance: 0 });
  timetable.addUntil(SHIFT.to, { activeShare: 0.25, cadence: 56, floorChance: 0.03 });
  timetable.add(7, { activeShare: 0.95, cadence: 100, floorChance: 0.02 });
  timetable.add(45, { activeShare: 0.1, cadence: 24, floorChance: 0.01 });
}

function planFreeDay(timetable: Timetable, rng: Rng): void {
  timetable.addUntil(rng.near(13 * 60 + 10, 30), { activeShare: 0.15, cadence: 26, floorChance: 0.01 });
  timetable.add(rng.near(70, 30), { activeShare: 0.55, cadence: 86, floorChance: 0.02 });
  timetable.addUntil(rng.near(18 * 60, 20), { activeShare: 0.14, cadence: 26, floorChance: 0.02 });
  if (rng.chance(0.35)) addGym(timetable, rng);
  timetable.addUntil(26 * 60, { activeShare: 0.12, cadence: 24, floorChance: 0.02 });
}

function addGym(timetable: Timetable, rng: Rng): void {
  timetable.add(rng.near(32, 8), { activeShare: 1, cadence: 152, floorChance: 0, workout: GYM });
}

function planUnwornPeriods(day: DayNumber, sleeps: readonly PlannedSleep[], rngFor: RngFor): WallSpan[] {
  if (isWatchForgotten(day, FORGOTTEN_SHARE, rngFor)) return [{ from: 0, to: 18 * 60 }];
  const upAt = sleeps.find((sleep) => sleep.isMain)?.to ?? 600;
  return rngFor('gaps', day).chance(0.4) ? [{ from: upAt + 10, to: upAt + 28 }] : [];
}
