import type { Body } from './persona-definition';
import type { Rng } from './rng';
import type { SleepLog } from './sleep-log';
import type { SleepLevel } from './stretches';

/** The service measures these only over a main sleep of three hours. */
const SHORTEST = 180;
/** Minutes of a stage below which breathing in it is not told. */
const SHORTEST_STAGE = 48;
/** How often the wrist lay on the sensor all night. */
const NO_OXYGEN = 0.05;

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
  variability?: { all: number; deep: number };
  breathing?: Breathing;
  /** Oxygen saturation, per cent. */
  oxygen?: { average: number; lowest: number; highest: number };
  /** °C above the person's own baseline. */
  skin: number;
}

/** What the night did to the body. */
export interface Condition {
  /** Resting heart rate of the morning, beats a minute. */
  resting: number;
  /** 0 is well, 1 is ill in bed. */
  illness: number;
  /** Beats a minute that last night's lack of sleep costs. */
  strain: number;
}

/** Undefined where the sleep was too short. Without a pulse (a classic log) there is neither variability nor breathing. */
export function nightVitals(
  log: SleepLog,
  body: Body,
  { resting, illness, strain }: Condition,
  rng: Rng,
): NightVitals | undefined {
  if (!log.isMain || log.minutesAsleep < SHORTEST) return undefined;
  const { usualNight } = body;
  const raised = resting - body.restingHeartRate;
  const all = usualNight.hrv * Math.exp(-0.035 * raised - 0.2 * illness + rng.near(0, 0.13));
  const deep = all * rng.near(0.93, 0.12);
  const full = usualNight.breathing + 0.12 * strain + 2 * illness + rng.near(0, 0.6);
  const breathing = breathingByStage(log, full, rng);
  const average = usualNight.oxygen - 0.1 * strain - 1.5 * illness + rng.near(0, 0.8);
  const oxygen = {
    average: tenths(average),
    lowest: tenths(average - rng.between(1.5, 4)),
    highest: tenths(Math.min(100, average + rng.between(1.2, 2.8))),
  };
  const skin = tenths(1.3 * illness + 0.08 * strain + rng.near(0, 0.5));
  const oxygenMissed = rng.chance(NO_OXYGEN);
  const pulse = log.kind === 'stages';
  return {
    ...(pulse ? { variability: { all: thousandths(all), deep: thousandths(deep) }, breathing } : {}),
    ...(oxygenMissed ? {} : { oxygen }),
    skin,
  };
}

/** Slower in deep sleep, faster in dreams. */
function breathingByStage(log: SleepLog, full: number, rng: Rng): Breathing {
  const long = (level: SleepLevel) =>
    (log.totals.find((total) => total.level === level)?.minutes ?? 0) >= SHORTEST_STAGE;
  const light = tenths(full + rng.near(0, 0.3));
  const deep = tenths(full - rng.between(0, 0.8));
  const rem = tenths(full + rng.between(0, 1));
  return {
    full: tenths(full),
    ...(long('light') ? { light } : {}),
    ...(long('deep') ? { deep } : {}),
    ...(long('rem') ? { rem } : {}),
  };
}

/** One decimal; adding 0 makes plain 0 of -0. */
function tenths(value: number): number {
  return Math.round(value * 10) / 10 + 0;
}

function thousandths(value: number): number {
  return Math.round(value * 1000) / 1000;
}
