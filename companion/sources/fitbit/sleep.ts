import {
  array,
  boolean,
  type Decoder,
  date,
  field,
  map,
  minuteOfDay,
  number,
  numberInRange,
  object,
  objects,
  string,
} from '../../decode';
import type { SleepLog, SleepSegment } from '../health-source';
import { LEVELS, LONGEST, levelOf, mainSleeps, minutes, minutesByLevel } from '../sleep-levels';

const duration = numberInRange(0, LONGEST * 60);

const data = objects('levels?.data?', {
  level: map(field('level', string), levelOf),
  seconds: map(field('seconds', number), (value) => duration(value) || 0),
});
const segments: Decoder<SleepSegment[]> = (log) => data(log) || [];

const summary = (log: unknown): SleepLog['minutes'] =>
  minutesByLevel(
    Object.keys(LEVELS).map((name) => ({
      level: levelOf(name),
      minutes: field(`levels?.summary?.${name}?.minutes`, minutes)(log),
    })),
    segments(log),
  );

/** One sleep log, v1.2. Times are the wearer's own wall clock, without offset. */
const log: Decoder<SleepLog> = object({
  date: field('dateOfSleep', date),
  bed: field('startTime', minuteOfDay),
  rise: field('endTime', minuteOfDay),
  asleep: map(field('minutesAsleep', minutes), (value) => value && Math.round(value)),
  isMain: (value) => !!field('isMainSleep?', boolean)(value),
  kind: (value) => (field('type?', string)(value) === 'classic' ? 'classic' : 'stages'),
  minutes: summary,
  segments,
});

/** Body of /1.2/user/-/sleep/date/{date}[/{date}].json. */
export const sleepLogs: Decoder<SleepLog[]> = (body) => mainSleeps(field('sleep?', array(log))(body) || []);
