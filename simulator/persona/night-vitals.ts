import type { SleepLevelName } from './level-segments';
import type { Body } from './persona-definition';
import type { RecordedSleep } from './recorded-sleep';
import type { Rng } from './rng';

/** The service measures these only over a main sleep of three hours. */
const MIN_SLEEP_MINUTES = 180;
/** Minutes of a stage below which breathing in it is not told. */
const MIN_STAGE_MINUTES = 48;
/** How often the wrist lay on the sensor all night. */
const MISSED_OXYGEN_CHANCE = 0.05;

/** Breaths a minute by stage; a stage that was too short has none. */
export interface Breathing {
  full: number;
  light?: number;
  deep?: number;
  rem?: number;
}

/** What the watch measures in a night; each is absent where it could not. */
export interface NightVitals {
  /** Heart rate variability as RMSSD, ms: of the night, and of its deep sleep. */
  hrv?: { all: number; deep: number };
  breathing?: Breathing;
  /** Oxygen saturation, per cent. */
  oxygen?: { average: number; lowest: number; highest: number };
  /** °C above the person's own baseline. */
  skin: number;
}

/** What the night did to the body. */
export interface NightCondition {
  /** Resting heart rate of the morning, beats a minute. */
  resting: number;
  /** 0 is well, 1 is ill in bed. */
  illness: number;
  /** Beats a minute that last night's lack of sleep costs. */
  strain: number;
}

/** Undefined where the sleep was too short. Without a pulse (a classic log) there is neither variability nor breathing. */
export function measureNightVitals(
  log: RecordedSleep,
  body: Body,
  { resting, illness, strain }: NightCondition,
  rng: Rng,
): NightVitals | undefined {
  if (!log.isMain || log.minutesAsleep < MIN_SLEEP_MINUTES) return undefined;
  const { usualNight } = body;
  const aboveUsual = resting - body.restingHeartRate;
  const all = usualNight.hrv * Math.exp(-0.035 * aboveUsual - 0.2 * illness + rng.near(0, 0.13));
  const deep = all * rng.near(0.93, 0.12);
  const full = usualNight.breathing + 0.12 * strain + 2 * illness + rng.near(0, 0.6);
  const breathing = breathingByStage(log, full, rng);
  const average = usualNight.oxygen - 0.1 * strain - 1.5 * illness + rng.near(0, 0.8);
  const oxygen = {
    average: roundToTenths(average),
    lowest: roundToTenths(average - rng.between(1.5, 4)),
    highest: roundToTenths(Math.min(100, average + rng.between(1.2, 2.8))),
  };
  const skin = roundToTenths(1.3 * illness + 0.08 * strain + rng.near(0, 0.5));
  const isOxygenMissed = rng.chance(MISSED_OXYGEN_CHANCE);
  const hasPulse = log.kind === 'stages';
  return {
    ...(hasPulse ? { hrv: { all: roundToThousandths(all), deep: roundToThousandths(deep) }, breathing } : {}),
    ...(isOxygenMissed ? {} : { oxygen }),
    skin,
  };
}

/** Slower in deep sleep, faster in dreams. */
function breathingByStage(log: RecordedSleep, full: number, rng: Rng): Breathing {
  const isLongEnough = (level: SleepLevelName) =>
    (log.totals.find((total) => total.level === level)?.minutes ?? 0) >= MIN_STAGE_MINUTES;
  const light = roundToTenths(full + rng.near(0, 0.3));
  const deep = roundToTenths(full - rng.between(0, 0.8));
  const rem = roundToTenths(full + rng.between(0, 1));
  return {
    full: roundToTenths(full),
    ...(isLongEnough('light') ? { light } : {}),
    ...(isLongEnough('deep') ? { deep } : {}),
    ...(isLongEnough('rem') ? { rem } : {}),
  };
}

/** One decimal; adding 0 makes plain 0 of -0. */
function roundToTenths(value: number): number {
  return Math.round(value * 10) / 10 + 0;
}

function roundToThousandths(value: number): number {
  return Math.round(value * 1000) / 1000;
}
