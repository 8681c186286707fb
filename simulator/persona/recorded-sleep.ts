import { MINUTE_MS, MINUTE_S } from '../world/duration';
import type { DayNumber, Span } from './calendar';
import { generateClassicSleep } from './classic-sleep';
import { CLASSIC_LEVELS, type LevelSegment, SLEEPING_STAGES, type SleepLevelName } from './level-segments';
import type { Rng } from './rng';
import { generateSleepStages } from './sleep-stages';

/** How often a level was reached, and for how many minutes in all. */
export interface LevelTotal {
  level: SleepLevelName;
  count: number;
  minutes: number;
}

/** A log by heart rate and movement, or by movement alone. */
export type SleepKind = 'stages' | 'classic';

/** A sleep as the service keeps it. All minutes are whole, and `timeInBed` is the sum of the totals. */
export interface RecordedSleep extends Span {
  /** The day on which it ended. */
  day: DayNumber;
  isMain: boolean;
  kind: SleepKind;
  /** Without gaps from start to end. */
  segments: LevelSegment[];
  /** Wakes of at most three minutes within `segments`; stages only. */
  shortWakes: LevelSegment[];
  totals: LevelTotal[];
  minutesAsleep: number;
  minutesAwake: number;
  timeInBed: number;
}

/** Stages need three hours of sleep and a heart rate; a shorter sleep has a classic log. */
const MIN_STAGES_MINUTES = 180;

interface SleepInput extends Span {
  day: DayNumber;
  isMain: boolean;
  kind: SleepKind;
  /** From 0, dreadful, to 1, perfect. */
  quality: number;
}

/** Generates the log of a sleep, which lasts whole minutes. */
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

/** `wake` takes the remainder of the rounding, so that the four add up to the time in bed. */
function sumStages(
  allSegments: readonly LevelSegment[],
  shortWakes: readonly LevelSegment[],
  timeInBed: number,
): LevelTotal[] {
  const asleep = SLEEPING_STAGES.map((level) => {
    const segments = allSegments.filter((segment) => segment.level === level);
    const seconds = segments.reduce(
      (sum, segment) => sum + segment.seconds - overlapSeconds(segment, shortWakes),
      0,
    );
    return { level, count: segments.length, minutes: Math.round(seconds / MINUTE_S) };
  });
  const wakes = allSegments.filter((segment) => segment.level === 'wake').length + shortWakes.length;
  const left = timeInBed - asleep.reduce((sum, total) => sum + total.minutes, 0);
  return [...asleep, { level: 'wake', count: wakes, minutes: left }];
}

function overlapSeconds(segment: LevelSegment, others: readonly LevelSegment[]): number {
  const end = segment.from + segment.seconds;
  let sum = 0;
  for (const { from, seconds } of others) {
    sum += Math.max(0, Math.min(end, from + seconds) - Math.max(segment.from, from));
  }
  return sum;
}

function sumClassicLevels(allSegments: readonly LevelSegment[]): LevelTotal[] {
  return CLASSIC_LEVELS.map((level) => {
    const segments = allSegments.filter((segment) => segment.level === level);
    return {
      level,
      count: segments.length,
      minutes: segments.reduce((sum, segment) => sum + segment.seconds, 0) / MINUTE_S,
    };
  });
}
