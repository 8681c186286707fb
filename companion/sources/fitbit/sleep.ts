import {
  type DayNumber,
  LEVEL_AWAKE,
  LEVEL_DEEP,
  LEVEL_LIGHT,
  LEVEL_REM,
  type Level,
} from '../../../common/snapshot';
import { readDay, readMinuteOfDay } from '../../dates';
import { flag, list, number, object, optional, text, turned, withDefault } from '../../decode';
import type { Night, Stretch } from '../health-source';

const minutes = optional(object({ minutes: withDefault(number, 0) }));

/** One sleep log, v1.2. Times are the wearer's own wall clock, without offset. */
const log = object({
  dateOfSleep: turned(text, readDay, 'a date'),
  startTime: turned(text, readMinuteOfDay, 'a time'),
  endTime: turned(text, readMinuteOfDay, 'a time'),
  minutesAsleep: number,
  isMainSleep: optional(flag),
  type: optional(text),
  levels: optional(
    object({
      data: withDefault(list(object({ level: text, seconds: number })), []),
      // `stages` logs have wake, rem, light, deep; `classic` ones awake, restless, asleep.
      summary: optional(
        object({
          wake: minutes,
          rem: minutes,
          light: minutes,
          deep: minutes,
          awake: minutes,
          restless: minutes,
          asleep: minutes,
        }),
      ),
    }),
  ),
});
type Log = ReturnType<typeof log>;

const LEVELS: Record<string, Level | undefined> = {
  wake: LEVEL_AWAKE,
  awake: LEVEL_AWAKE,
  rem: LEVEL_REM,
  restless: LEVEL_REM,
  light: LEVEL_LIGHT,
  asleep: LEVEL_LIGHT,
  deep: LEVEL_DEEP,
};

/** Body of /1.2/user/-/sleep/date/{date}[/{date}].json: the main sleep of each date, in order of date. */
export const nights = turned(
  object({ sleep: withDefault(list(log), []) }),
  ({ sleep }) => {
    const main = new Map<DayNumber, Log>();
    for (const candidate of sleep) {
      const best = main.get(candidate.dateOfSleep);
      if (!best || isBetter(candidate, best)) main.set(candidate.dateOfSleep, candidate);
    }
    return Array.from(main.values())
      .map(toNight)
      .sort((a, b) => a.date - b.date);
  },
  'nights',
);

/** The main sleep, else the longest one: a nap is no night while there is another. */
function isBetter(candidate: Log, best: Log): boolean {
  if (!!candidate.isMainSleep !== !!best.isMainSleep) return !!candidate.isMainSleep;
  return candidate.minutesAsleep > best.minutesAsleep;
}

function toNight(source: Log): Night {
  const stretches = source.levels ? source.levels.data.map(toStretch) : [];
  return {
    date: source.dateOfSleep,
    bed: source.startTime,
    rise: source.endTime,
    asleep: Math.round(source.minutesAsleep),
    kind: source.type === 'classic' ? 'classic' : 'stages',
    minutes: minutesByLevel(source, stretches),
    stretches,
  };
}

/** An unknown kind of sleep is sleep: the lightest there is a place for. */
function toStretch({ level, seconds }: { level: string; seconds: number }): Stretch {
  return { level: LEVELS[level] ?? LEVEL_LIGHT, seconds: Math.max(0, seconds) };
}

/** What the service sums up, which counts the short wakes that its stretches leave out; else what the stretches add up to. */
function minutesByLevel({ levels }: Log, stretches: Stretch[]): [number, number, number, number] {
  const result: [number, number, number, number] = [0, 0, 0, 0];
  const summary = levels?.summary;
  let known = false;
  for (const name of Object.keys(summary || {}) as (keyof NonNullable<typeof summary>)[]) {
    const entry = summary?.[name];
    const level = LEVELS[name];
    if (!entry || level === undefined) continue;
    result[level] += Math.round(entry.minutes);
    known = true;
  }
  if (known) return result;
  for (const { level, seconds } of stretches) result[level] += seconds / 60;
  return result.map(Math.round) as typeof result;
}
