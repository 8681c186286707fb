import type { SleepLevelName } from './level-segments';
import type { Body } from './persona-profile';
import type { RecordedSleep } from './recorded-sleep';
import type { Rng } from './rng';
import { roundToTenths, roundToThousandths } from './rounding';

/** The service measures these only in a main sleep of three hours. */
const MIN_SLEEP_MINUTES = 180;
/** The service reports no breathing rate of a shorter stage. */
const MIN_STAGE_MINUTES = 48;
/** Chance of a night in which the sensor could not measure oxygen. */
const MISSED_OXYGEN_CHANCE = 0.05;

/** Breaths a minute: of the whole night, and by stage. Stages that were too short are absent. */
export interface Breathing {
  full: number;
  light?: number;
  deep?: number;
  rem?: number;
}

/** The night's measurements; absent where the watch could not take them. */
export interface NightVitals {
  /** Heart rate variability (RMSSD) in ms: of the night, and of its deep sleep. */
  hrv?: { all: number; deep: number };
  breathing?: Breathing;
  /** Oxygen saturation, per cent. */
  oxygen?: { average: number; lowest: number; highest: number };
  /** °C above the person's own baseline. */
  skin: number;
}

/** The body in the night. */
interface NightCondition {
  /** Resting heart rate of the morning, beats a minute. */
  restingHeartRate: number;
  /** 0 is well, 1 is ill in bed. */
  illness: number;
  /** Beats a minute that last night's lack of sleep costs. */
  strain: number;
}

/** Undefined where the sleep was too short. A classic log has no pulse, so neither variability nor breathing. */
export function measureNightVitals(
  log: RecordedSleep,
  body: Body,
  { restingHeartRate, illness, strain }: NightCondition,
  rng: Rng,
): NightVitals | undefined {
  if (!log.isMain || log.minutesAsleep < MIN_SLEEP_MINUTES) return undefined;
  const { usualNight } = body;
  const aboveUsual = restingHeartRate - body.restingHeartRate;
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

/** Breathing is slower in deep sleep and faster in REM. */
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
