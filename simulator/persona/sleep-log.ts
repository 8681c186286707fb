import type { Instant } from '../world/clock';
import type { DayNumber } from './calendar';
import { drawClassic } from './classic-sleep';
import type { Rng } from './rng';
import { drawStages } from './sleep-stages';
import type { SleepLevel, Stretch } from './stretches';

/** How often and how long a level was reached. */
export interface LevelTotal {
  level: SleepLevel;
  count: number;
  minutes: number;
}

/** A sleep as the service keeps it. All minutes are whole, and `timeInBed` is the sum of the totals. */
export interface SleepLog {
  /** The day on which it ended. */
  day: DayNumber;
  start: Instant;
  end: Instant;
  isMain: boolean;
  kind: 'stages' | 'classic';
  /** Without gaps from start to end. */
  data: Stretch[];
  /** Wakes of at most three minutes, laid over `data`; stages only. */
  short: Stretch[];
  totals: LevelTotal[];
  minutesAsleep: number;
  minutesAwake: number;
  timeInBed: number;
}

/** Stages need three hours of sleep and a heart rate; below that the service answers with a classic log. */
export const STAGES_FROM_MINUTES = 180;

interface Sleep {
  day: DayNumber;
  start: Instant;
  end: Instant;
  isMain: boolean;
  kind: 'stages' | 'classic';
  quality: number;
}

/** Draws what happened in a sleep of whole minutes. */
export function createSleepLog(sleep: Sleep, rng: Rng): SleepLog {
  const { day, start, end, isMain } = sleep;
  const timeInBed = (end - start) / 60_000;
  const kind = timeInBed < STAGES_FROM_MINUTES ? 'classic' : sleep.kind;
  const { data, short } =
    kind === 'stages'
      ? drawStages(timeInBed, sleep.quality, rng)
      : { data: drawClassic(timeInBed, sleep.quality, rng), short: [] };
  const totals = kind === 'stages' ? stageTotals(data, short, timeInBed) : classicTotals(data);
  const minutesAwake = totals.reduce((sum, total) => sum + (isAwake(total.level) ? total.minutes : 0), 0);
  return {
    day,
    start,
    end,
    isMain,
    kind,
    data,
    short,
    totals,
    minutesAsleep: timeInBed - minutesAwake,
    minutesAwake,
    timeInBed,
  };
}

function isAwake(level: SleepLevel): boolean {
  return level === 'wake' || level === 'awake' || level === 'restless';
}

/** Wake has what rounding leaves, so that the four add up to the time in bed. */
function stageTotals(data: Stretch[], short: Stretch[], timeInBed: number): LevelTotal[] {
  const asleep = (['deep', 'light', 'rem'] as const).map((level) => {
    const stretches = data.filter((stretch) => stretch.level === level);
    const seconds = stretches.reduce((sum, stretch) => sum + stretch.seconds - overlap(stretch, short), 0);
    return { level, count: stretches.length, minutes: Math.round(seconds / 60) };
  });
  const wakes = data.filter((stretch) => stretch.level === 'wake').length + short.length;
  const left = timeInBed - asleep.reduce((sum, total) => sum + total.minutes, 0);
  return [...asleep, { level: 'wake', count: wakes, minutes: left }];
}

function overlap(stretch: Stretch, short: Stretch[]): number {
  const end = stretch.from + stretch.seconds;
  let sum = 0;
  for (const { from, seconds } of short) {
    sum += Math.max(0, Math.min(end, from + seconds) - Math.max(stretch.from, from));
  }
  return sum;
}

function classicTotals(data: Stretch[]): LevelTotal[] {
  return (['asleep', 'awake', 'restless'] as const).map((level) => {
    const stretches = data.filter((stretch) => stretch.level === level);
    return {
      level,
      count: stretches.length,
      minutes: stretches.reduce((sum, stretch) => sum + stretch.seconds, 0) / 60,
    };
  });
}
