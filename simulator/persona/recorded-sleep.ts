import type { Instant } from '../world/clock';
import { MINUTE_MS } from '../world/duration';
import type { DayNumber } from './calendar';
import { generateClassicSleep } from './classic-sleep';
import type { LevelSegment, SleepLevelName } from './level-segments';
import type { Rng } from './rng';
import { generateSleepStages } from './sleep-stages';

/** How often and how long a level was reached. */
export interface LevelTotal {
  level: SleepLevelName;
  count: number;
  minutes: number;
}

/** A sleep as the service keeps it. All minutes are whole, and `timeInBed` is the sum of the totals. */
export interface RecordedSleep {
  /** The day on which it ended. */
  day: DayNumber;
  start: Instant;
  end: Instant;
  isMain: boolean;
  kind: 'stages' | 'classic';
  /** Without gaps from start to end. */
  segments: LevelSegment[];
  /** Wakes of at most three minutes, laid over `data`; stages only. */
  shortWakes: LevelSegment[];
  totals: LevelTotal[];
  minutesAsleep: number;
  minutesAwake: number;
  timeInBed: number;
}

/** Stages need three hours of sleep and a heart rate; below that the service answers with a classic log. */
export const MIN_STAGES_MINUTES = 180;

interface SleepInput {
  day: DayNumber;
  start: Instant;
  end: Instant;
  isMain: boolean;
  kind: 'stages' | 'classic';
  quality: number;
}

/** Draws what happened in a sleep of whole minutes. */
export function recordSleep(sleep: SleepInput, rng: Rng): RecordedSleep {
  const { day, start, end, isMain } = sleep;
  const timeInBed = (end - start) / MINUTE_MS;
  const kind = timeInBed < MIN_STAGES_MINUTES ? 'classic' : sleep.kind;
  const { segments, shortWakes } =
    kind === 'stages'
      ? generateSleepStages(timeInBed, sleep.quality, rng)
      : { segments: generateClassicSleep(timeInBed, sleep.quality, rng), shortWakes: [] };
  const totals = kind === 'stages' ? sumStages(segments, shortWakes, timeInBed) : sumClassicLevels(segments);
  const minutesAwake = totals.reduce((sum, total) => sum + (isAwake(total.level) ? total.minutes : 0), 0);
  return {
    day,
    start,
    end,
    isMain,
    kind,
    segments,
    shortWakes,
    totals,
    minutesAsleep: timeInBed - minutesAwake,
    minutesAwake,
    timeInBed,
  };
}

function isAwake(level: SleepLevelName): boolean {
  return level === 'wake' || level === 'awake' || level === 'restless';
}

/** Wake has what rounding leaves, so that the four add up to the time in bed. */
function sumStages(data: LevelSegment[], short: LevelSegment[], timeInBed: number): LevelTotal[] {
  const asleep = (['deep', 'light', 'rem'] as const).map((level) => {
    const segments = data.filter((segment) => segment.level === level);
    const seconds = segments.reduce(
      (sum, segment) => sum + segment.seconds - overlapSeconds(segment, short),
      0,
    );
    return { level, count: segments.length, minutes: Math.round(seconds / 60) };
  });
  const wakes = data.filter((segment) => segment.level === 'wake').length + short.length;
  const left = timeInBed - asleep.reduce((sum, total) => sum + total.minutes, 0);
  return [...asleep, { level: 'wake', count: wakes, minutes: left }];
}

function overlapSeconds(segment: LevelSegment, short: LevelSegment[]): number {
  const end = segment.from + segment.seconds;
  let sum = 0;
  for (const { from, seconds } of short) {
    sum += Math.max(0, Math.min(end, from + seconds) - Math.max(segment.from, from));
  }
  return sum;
}

function sumClassicLevels(data: LevelSegment[]): LevelTotal[] {
  return (['asleep', 'awake', 'restless'] as const).map((level) => {
    const segments = data.filter((segment) => segment.level === level);
    return {
      level,
      count: segments.length,
      minutes: segments.reduce((sum, segment) => sum + segment.seconds, 0) / 60,
    };
  });
}
