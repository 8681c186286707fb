import { type DayNumber, weekday } from './calendar';
import type { Bout, Character, Gap, PlannedSleep, RngFor } from './character';
import { offDay } from './off-day';
import { Timetable } from './timetable';

const SATURDAY = 5;
const SUNDAY = 6;
/** How likely a run is in the evening (Saturday and Sunday: before noon), Monday first. */
const RUN_CHANCE = [0.1, 0.25, 0.05, 0.6, 0.05, 0.35, 0.5];
const RUN = { name: 'Run', activityId: 90009 };
/** Share of days on which the watch stays on the shelf. */
const OFF_DAYS = 0.02;

/** Office in Vienna, walks to work when the weather allows, runs, sleeps like most people. */
export const mara: Character = {
  name: 'mara',
  // With seed 1, the night and the steps of 2026-07-14 come out as the design draws them.
  baseSeed: 656592,
  zone: 'Europe/Vienna',
  account: {
    userId: 'B7LM4K',
    firstName: 'Mara',
    lastName: 'Lind',
    country: 'AT',
    locale: 'en_GB',
    units: 'METRIC',
    memberSince: '2024-03-02',
  },
  body: {
    gender: 'female',
    born: '1991-11-20',
    height: 1.71,
    weight: 66.4,
    stride: { walk: 0.71, run: 0.98 },
    bmr: 1420,
    restingHeartRate: 59,
    night: { variability: 47, breathing: 14.4, oxygen: 96.2 },
    cardioFitness: 44,
  },
  goals: {
    steps: 10_000,
    distance: 8050,
    calories: 2184,
    floors: 10,
    activeMinutes: 30,
    activeZoneMinutes: 22,
    eaten: 2050,
    water: 2000,
    asleep: 450,
    weight: 65,
  },
  usualSleep: 405,
  preferences: {
    clockDisplay: '24h',
    firstDayOfWeek: 1,
    language: 'en-GB',
    units: {
      bodyWeight: 'metric',
      distance: 'metric',
      height: 'metric',
      speed: 'metric',
      temperature: 'C',
      volume: 'metric',
      weight: 'metric',
    },
  },
  charging: { everyDays: 6, onDay: 5, from: 20 * 60 + 10 },
  devices: { watch: 'Sense', scale: 'Aria Air', phone: true },
  alarms: [{ at: 7 * 60 + 5, weekdays: [0, 1, 2, 3, 4] }],
  weighs: { share: 0.4, fat: 27.4 },
  habits: { notesFood: 0.75, notesWater: 0.85 },
  friends: 8,
  heartChecks: { recordings: 2, alerts: 0 },
  sleeps,
  bouts,
  gaps,
};

function isWorkday(day: DayNumber): boolean {
  return weekday(day) < SATURDAY;
}

function sleeps(day: DayNumber, rngFor: RngFor): PlannedSleep[] {
  const rng = rngFor('night', day);
  const workday = isWorkday(day);
  const bad = rng.chance(0.1);
  const quality = bad ? rng.between(0.1, 0.45) : rng.between(0.6, 1);
  const late = bad ? rng.between(50, 130) : 0;
  const from = (workday ? rng.near(-25, 35) : rng.near(30, 45)) + late;
  const to = workday ? rng.near(420, 20) : rng.near(500, 45);
  const night: PlannedSleep = {
    from,
    to,
    main: true,
    quality,
    kind: rng.chance(0.06) ? 'classic' : 'stages',
    worn: !rng.chance(0.03) && !offDay(day, OFF_DAYS, rngFor),
  };
  if (workday || !rng.chance(0.2)) return [night];
  const nap = rng.near(14 * 60 + 20, 40);
  return [
    night,
    {
      from: nap,
      to: nap + rng.between(25, 75),
      main: false,
      quality: 0.7,
      kind: 'classic',
      worn: night.worn,
    },
  ];
}

function bouts(day: DayNumber, sleeps: readonly PlannedSleep[], rngFor: RngFor): Bout[] {
  const rng = rngFor('bouts', day);
  const rise = sleeps.find((sleep) => sleep.main)?.to ?? 420;
  const row = new Timetable(rise + 4);
  if (isWorkday(day)) workday(row, rng.chance(0.65), rng);
  else freeDay(row, rng);
  addRun(row, day, rng);
  return row.bouts;
}

type Rng = ReturnType<RngFor>;

function workday(row: Timetable, walks: boolean, rng: Rng): void {
  const commute = () => {
    row.add(walks ? rng.near(30, 4) : 8, 0.97, 107, walks ? 0.05 : 0.12);
    if (walks) return;
    row.add(rng.near(15, 4), 0.02, 20, 0);
    row.add(6, 0.95, 105, 0.05);
  };
  const desk = (until: number) => row.until(until, 0.11, 42, 0.03);
  row.add(rng.near(50, 10), 0.34, 30, 0.01);
  commute();
  desk(rng.near(12 * 60 + 15, 15));
  row.add(rng.near(12, 3), 0.97, 106, 0.1);
  row.add(rng.near(22, 6), 0.04, 20, 0);
  row.add(rng.near(12, 3), 0.97, 106, 0.1);
  desk(rng.near(17 * 60 + 10, 20));
  commute();
  row.until(rng.near(21 * 60 + 20, 20), 0.2, 30, 0.02);
  row.until(25 * 60, 0.05, 18, 0);
}

function freeDay(row: Timetable, rng: Rng): void {
  row.add(rng.near(110, 30), 0.25, 28, 0.02);
  row.add(rng.near(75, 40), 0.75, 92, 0.04);
  row.until(rng.near(15 * 60 + 40, 30), 0.15, 30, 0.02);
  row.add(rng.near(80, 45), 0.65, 96, 0.03);
  row.until(rng.near(21 * 60 + 40, 30), 0.16, 30, 0.02);
  row.until(26 * 60, 0.05, 18, 0);
}

function addRun(row: Timetable, day: DayNumber, rng: Rng): void {
  const start = rng.near(isWorkday(day) ? 18 * 60 + 25 : 10 * 60 + 30, 20);
  const minutes = rng.near(weekday(day) === SUNDAY ? 48 : 36, 10);
  if (!rng.chance(RUN_CHANCE[weekday(day)] ?? 0)) return;
  row.bouts.push({ from: start, to: start + minutes, duty: 1, cadence: 163, stairs: 0.01, workout: RUN });
}

function gaps(day: DayNumber, sleeps: readonly PlannedSleep[], rngFor: RngFor): Gap[] {
  if (offDay(day, OFF_DAYS, rngFor)) return [{ from: 0, to: 20 * 60 }];
  const rng = rngFor('gaps', day);
  const rise = sleeps.find((sleep) => sleep.main)?.to ?? 420;
  return rng.chance(0.3) ? [{ from: rise + 14, to: rise + rng.between(26, 36) }] : [];
}
