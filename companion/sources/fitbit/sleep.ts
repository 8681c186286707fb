import { LEVEL_AWAKE, LEVEL_DEEP, LEVEL_LIGHT, LEVEL_REM, type Level } from '../../../common/snapshot';
import { readMinuteOfDay } from '../../dates';
import { at, type Decoder, figure, flag, list, number, optional, record, text, turned } from '../../decode';
import type { Night, Stretch } from '../health-source';
import { day, lastOfEachDay } from './series';

/** `stages` logs have wake, rem, light and deep, `classic` ones awake, restless and asleep. */
const LEVELS: { [name: string]: Level | undefined } = {
  wake: LEVEL_AWAKE,
  awake: LEVEL_AWAKE,
  rem: LEVEL_REM,
  restless: LEVEL_REM,
  light: LEVEL_LIGHT,
  asleep: LEVEL_LIGHT,
  deep: LEVEL_DEEP,
};

/** An unknown kind of sleep is sleep: the lightest there is a place for. */
const levelOf = (name: string): Level => {
  const level = LEVELS[name];
  return level === undefined ? LEVEL_LIGHT : level;
};

/** Nobody sleeps longer, minutes. */
const LONGEST = 1440;
const minutes = figure(0, LONGEST);
const duration = figure(0, LONGEST * 60);

const minuteOfDay = turned(text, readMinuteOfDay);

const stretches: Decoder<Stretch[]> = (log) =>
  at(
    'levels?.data',
    optional(
      list(
        record({
          level: turned(at('level', text), levelOf),
          seconds: turned(at('seconds', number), (value) => duration(value) || 0),
        }),
      ),
    ),
  )(log) || [];

/** What the service sums up, which counts the short wakes that its stretches leave out; else what the stretches add up to. */
const minutesByLevel = (log: unknown): Night['minutes'] => {
  const result: Night['minutes'] = [0, 0, 0, 0];
  for (const name in LEVELS) {
    result[levelOf(name)] += at(`levels?.summary?.${name}?.minutes`, minutes)(log) || 0;
  }
  if (!result.some(Boolean)) for (const { level, seconds } of stretches(log)) result[level] += seconds / 60;
  return result.map(Math.round) as Night['minutes'];
};

/** One sleep log, v1.2. Times are the wearer's own wall clock, without offset. */
const log: Decoder<Night> = record({
  date: at('dateOfSleep', day),
  bed: at('startTime', minuteOfDay),
  rise: at('endTime', minuteOfDay),
  asleep: turned(at('minutesAsleep', minutes), (value) => value && Math.round(value)),
  main: (value) => !!at('isMainSleep', optional(flag))(value),
  kind: turned(at('type', optional(text)), (type) => (type === 'classic' ? type : 'stages')),
  minutes: minutesByLevel,
  stretches,
});

/** Body of /1.2/user/-/sleep/date/{date}[/{date}].json: the main sleep of each date; naps are none while there is another. */
export const nights: Decoder<Night[]> = (body) =>
  lastOfEachDay(
    at('sleep', optional(list(log)))(body) || [],
    (a, b) => Number(a.main) - Number(b.main) || a.asleep - b.asleep,
  );
