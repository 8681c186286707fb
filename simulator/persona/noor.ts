import { type DayNumber, weekday } from './calendar';
import type { Bout, Character, Gap, PlannedSleep, RngFor } from './character';
import { offDay } from './off-day';
import { Timetable } from './timetable';

/** Nights that begin on Monday, Tuesday and Wednesday are worked. */
const LAST_SHIFT = 2;
const SHIFT = { from: 19 * 60, to: 31 * 60 + 30 };
const GYM = { name: 'Treadmill', activityId: 20049 };
const OFF_DAYS = 0.04;

/** Nurse in Los Angeles on night shifts: sleeps by day, with a watch that often loses the pulse. */
export const noor: Character = {
  name: 'noor',
  baseSeed: 0,
  zone: 'America/Los_Angeles',
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
    born: '1984-05-06',
    height: 1.63,
    weight: 71.2,
    stride: { walk: 0.67, run: 0.9 },
    bmr: 1390,
    restingHeartRate: 66,
    night: { variability: 33, breathing: 15.8, oxygen: 95.4 },
    cardioFitness: 36,
  },
  goals: {
    steps: 9000,
    distance: 6437.4,
    calories: 2050,
    floors: 8,
    activeMinutes: 30,
    activeZoneMinutes: 22,
    eaten: 1900,
    water: 1893,
    asleep: 420,
    weight: 68,
  },
  usualSleep: 380,
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
  devices: { watch: 'Versa 3', phone: false },
  alarms: [],
  weighs: { share: 0.15 },
  habits: { notesFood: 0.35, notesWater: 0.6 },
  friends: 4,
  heartChecks: { recordings: 0, alerts: 1 },
  sleeps,
  bouts,
  gaps,
};

/** Whether a shift begins on the evening of the day. */
function onShift(day: DayNumber): boolean {
  return weekday(day) <= LAST_SHIFT;
}

function sleeps(day: DayNumber, rngFor: RngFor): PlannedSleep[] {
  const rng = rngFor('sleep', day);
  const afterShift = onShift(day - 1);
  const from = afterShift ? rng.near(8 * 60 + 50, 25) : rng.near(3 * 60 + 5, 50);
  const to = afterShift ? rng.near(15 * 60 + 35, 45) : rng.near(10 * 60 + 20, 50);
  const worn = !rng.chance(0.06) && !offDay(day, OFF_DAYS, rngFor);
  const main: PlannedSleep = {
    from,
    to,
    main: true,
    quality: afterShift ? rng.between(0.2, 0.8) : rng.between(0.5, 1),
    kind: rng.chance(0.55) ? 'classic' : 'stages',
    worn,
  };
  if (afterShift || !onShift(day) || !rng.chance(0.6)) return [main];
  const nap = rng.near(15 * 60 + 10, 20);
  return [
    main,
    { from: nap, to: nap + rng.between(50, 95), main: false, quality: 0.7, kind: 'classic', worn },
  ];
}

function bouts(day: DayNumber, sleeps: readonly PlannedSleep[], rngFor: RngFor): Bout[] {
  const rng = rngFor('bouts', day);
  const rise = sleeps.find((sleep) => sleep.main)?.to ?? 600;
  const row = new Timetable(rise + 5);
  row.add(rng.near(50, 12), 0.3, 28, 0.01);
  if (onShift(day)) shift(row, rng);
  else freeDay(row, rng);
  return row.bouts;
}

type Rng = ReturnType<RngFor>;

function shift(row: Timetable, rng: Rng): void {
  row.until(SHIFT.from - 30, 0.15, 26, 0.01);
  row.add(7, 0.95, 100, 0.02);
  row.until(SHIFT.from, 0.02, 20, 0);
  row.until(rng.near(25 * 60, 20), 0.27, 58, 0.03);
  row.add(rng.near(40, 8), 0.03, 20, 0);
  row.until(SHIFT.to, 0.25, 56, 0.03);
  row.add(7, 0.95, 100, 0.02);
  row.add(45, 0.1, 24, 0.01);
}

function freeDay(row: Timetable, rng: Rng): void {
  row.until(rng.near(13 * 60 + 10, 30), 0.15, 26, 0.01);
  row.add(rng.near(70, 30), 0.55, 86, 0.02);
  row.until(rng.near(18 * 60, 20), 0.14, 26, 0.02);
  if (rng.chance(0.35)) gym(row, rng);
  row.until(26 * 60, 0.12, 24, 0.02);
}

function gym(row: Timetable, rng: Rng): void {
  row.add(rng.near(32, 8), 1, 152, 0);
  const walk = row.bouts.at(-1);
  if (walk) walk.workout = GYM;
}

function gaps(day: DayNumber, sleeps: readonly PlannedSleep[], rngFor: RngFor): Gap[] {
  if (offDay(day, OFF_DAYS, rngFor)) return [{ from: 0, to: 18 * 60 }];
  const rise = sleeps.find((sleep) => sleep.main)?.to ?? 600;
  return rngFor('gaps', day).chance(0.4) ? [{ from: rise + 10, to: rise + 28 }] : [];
}
