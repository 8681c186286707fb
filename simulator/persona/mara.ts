import { type DayNumber, SATURDAY, SUNDAY, type WallSpan, weekdayOf } from './calendar';
import type { ActivityBout, PersonaDefinition, PlannedSleep, WorkPlan } from './persona-definition';
import type { Rng, RngFor } from './rng';
import { Timetable } from './timetable';
import { VIENNA } from './town';
import { isWatchForgotten } from './watch-forgotten';

/** How likely a run is in the evening (Saturday and Sunday: before noon), Monday first. */
const RUN_CHANCE = [0.1, 0.25, 0.05, 0.6, 0.05, 0.35, 0.5];
const RUN = { name: 'Run', activityId: 90009 };
/** Share of the days on which the watch stays at home. */
const FORGOTTEN_SHARE = 0.02;

/** An office worker in Vienna. She walks to work when the weather allows, runs, and sleeps like most people. */
export const mara: PersonaDefinition = {
  name: 'mara',
  // With seed 1, the night and the steps of 2026-07-14 come out as the design shows them.
  baseSeed: 656592,
  zone: 'Europe/Vienna',
  town: VIENNA,
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
    birthDate: '1991-11-20',
    height: 1.71,
    weight: 66.4,
    stride: { walk: 0.71, run: 0.98 },
    bmr: 1420,
    restingHeartRate: 59,
    usualNight: { hrv: 47, breathing: 14.4, oxygen: 96.2 },
    cardioFitness: 44,
  },
  goals: {
    steps: 10_000,
    distance: 8050,
    calories: 2184,
    floors: 10,
    activeMinutes: 30,
    activeZoneMinutes: 22,
    caloriesIn: 2050,
    water: 2000,
    minutesAsleep: 450,
    weight: 65,
  },
  usualSleepMinutes: 405,
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
  devices: { watch: 'Sense', scale: 'Aria Air', hasPhoneTracker: true },
  alarms: [{ at: 7 * 60 + 5, weekdays: [0, 1, 2, 3, 4] }],
  scaleHabit: { share: 0.4, fatPercent: 27.4 },
  intakeLogging: { foodShare: 0.75, waterShare: 0.85 },
  friendCount: 8,
  heartChecks: { electrocardiograms: 2, rhythmAlerts: 0 },
  planSleeps,
  planBouts,
  planUnwornPeriods,
  planWork,
};

function worksOn(day: DayNumber): boolean {
  return weekdayOf(day) < SATURDAY;
}

/** The hours at her desk on which meetings may fall. */
function planWork(day: DayNumber): WorkPlan | undefined {
  if (!worksOn(day)) return undefined;
  return {
    meetings: [
      { from: 9 * 60 + 30, to: 12 * 60 },
      { from: 13 * 60, to: 16 * 60 + 30 },
    ],
  };
}

function planSleeps(day: DayNumber, rngFor: RngFor): PlannedSleep[] {
  const rng = rngFor('night', day);
  const isWorkday = worksOn(day);
  const isBadNight = rng.chance(0.1);
  const quality = isBadNight ? rng.between(0.1, 0.45) : rng.between(0.6, 1);
  const delayMinutes = isBadNight ? rng.between(50, 130) : 0;
  const from = (isWorkday ? rng.near(-25, 35) : rng.near(30, 45)) + delayMinutes;
  const to = isWorkday ? rng.near(420, 20) : rng.near(500, 45);
  const night: PlannedSleep = {
    from,
    to,
    isMain: true,
    quality,
    kind: rng.chance(0.06) ? 'classic' : 'stages',
    isWorn: !rng.chance(0.03) && !isWatchForgotten(day, FORGOTTEN_SHARE, rngFor),
  };
  if (isWorkday || !rng.chance(0.2)) return [night];
  const nap = rng.near(14 * 60 + 20, 40);
  return [
    night,
    {
      from: nap,
      to: nap + rng.between(25, 75),
      isMain: false,
      quality: 0.7,
      kind: 'classic',
      isWorn: night.isWorn,
    },
  ];
}

function planBouts(day: DayNumber, sleeps: readonly PlannedSleep[], rngFor: RngFor): ActivityBout[] {
  const rng = rngFor('bouts', day);
  const upAt = sleeps.find((sleep) => sleep.isMain)?.to ?? 420;
  const timetable = new Timetable(upAt + 4);
  if (worksOn(day)) planWorkday(timetable, { doesWalk: rng.chance(0.65) }, rng);
  else planFreeDay(timetable, rng);
  addRun(timetable, day, rng);
  return timetable.bouts;
}

function planWorkday(timetable: Timetable, { doesWalk }: { doesWalk: boolean }, rng: Rng): void {
  const commute = () => {
    timetable.add(doesWalk ? rng.near(30, 4) : 8, {
      activeShare: 0.97,
      cadence: 107,
      floorChance: doesWalk ? 0.05 : 0.12,
    });
    if (doesWalk) return;
    timetable.add(rng.near(15, 4), { activeShare: 0.02, cadence: 20, floorChance: 0 });
    timetable.add(6, { activeShare: 0.95, cadence: 105, floorChance: 0.05 });
  };
  const sitAtDesk = (until: number) =>
    timetable.addUntil(until, { activeShare: 0.11, cadence: 42, floorChance: 0.03 });
  timetable.add(rng.near(50, 10), { activeShare: 0.34, cadence: 30, floorChance: 0.01 });
  commute();
  sitAtDesk(rng.near(12 * 60 + 15, 15));
  timetable.add(rng.near(12, 3), { activeShare: 0.97, cadence: 106, floorChance: 0.1 });
  timetable.add(rng.near(22, 6), { activeShare: 0.04, cadence: 20, floorChance: 0 });
  timetable.add(rng.near(12, 3), { activeShare: 0.97, cadence: 106, floorChance: 0.1 });
  sitAtDesk(rng.near(17 * 60 + 10, 20));
  commute();
  timetable.addUntil(rng.near(21 * 60 + 20, 20), { activeShare: 0.2, cadence: 30, floorChance: 0.02 });
  timetable.addUntil(25 * 60, { activeShare: 0.05, cadence: 18, floorChance: 0 });
}

function planFreeDay(timetable: Timetable, rng: Rng): void {
  timetable.add(rng.near(110, 30), { activeShare: 0.25, cadence: 28, floorChance: 0.02 });
  timetable.add(rng.near(75, 40), { activeShare: 0.75, cadence: 92, floorChance: 0.04 });
  timetable.addUntil(rng.near(15 * 60 + 40, 30), { activeShare: 0.15, cadence: 30, floorChance: 0.02 });
  timetable.add(rng.near(80, 45), { activeShare: 0.65, cadence: 96, floorChance: 0.03 });
  timetable.addUntil(rng.near(21 * 60 + 40, 30), { activeShare: 0.16, cadence: 30, floorChance: 0.02 });
  timetable.addUntil(26 * 60, { activeShare: 0.05, cadence: 18, floorChance: 0 });
}

function addRun(timetable: Timetable, day: DayNumber, rng: Rng): void {
  const start = rng.near(worksOn(day) ? 18 * 60 + 25 : 10 * 60 + 30, 20);
  const minutes = rng.near(weekdayOf(day) === SUNDAY ? 48 : 36, 10);
  if (!rng.chance(RUN_CHANCE[weekdayOf(day)] ?? 0)) return;
  timetable.bouts.push({
    from: start,
    to: start + minutes,
    activeShare: 1,
    cadence: 163,
    floorChance: 0.01,
    workout: RUN,
  });
}

function planUnwornPeriods(day: DayNumber, sleeps: readonly PlannedSleep[], rngFor: RngFor): WallSpan[] {
  if (isWatchForgotten(day, FORGOTTEN_SHARE, rngFor)) return [{ from: 0, to: 20 * 60 }];
  const rng = rngFor('gaps', day);
  const upAt = sleeps.find((sleep) => sleep.isMain)?.to ?? 420;
  return rng.chance(0.3) ? [{ from: upAt + 14, to: upAt + rng.between(26, 36) }] : [];
}
