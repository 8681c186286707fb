import { MINUTE_S } from '../../../common/time';
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
import {
  LEVEL_BY_NAME,
  levelOf,
  MAX_SLEEP_MINUTES,
  minutes,
  minutesByLevel,
  selectMainSleeps,
  wholeMinutes,
} from '../sleep-levels';

const duration = numberInRange(0, MAX_SLEEP_MINUTES * MINUTE_S);

const levelData = objects('levels?.data?', {
  level: map(field('level', string), levelOf),
  seconds: map(field('seconds', number), (value) => duration(value) || 0),
});
const segments: Decoder<SleepSegment[]> = (log) => levelData(log) || [];

const minutesOf = (log: unknown): SleepLog['minutes'] =>
  minutesByLevel(
    Object.keys(LEVEL_BY_NAME).map((name) => ({
      level: levelOf(name),
      minutes: field(`levels?.summary?.${name}?.minutes`, minutes)(log),
    })),
    segments(log),
  );

/** One sleep log, v1.2. Times are the wearer's wall clock, without offset. */
const sleepLog: Decoder<SleepLog> = object({
  date: field('dateOfSleep', date),
  bed: field('startTime', minuteOfDay),
  rise: field('endTime', minuteOfDay),
  asleep: field('minutesAsleep', wholeMinutes),
  isMain: (value) => !!field('isMainSleep?', boolean)(value),
  kind: (value) => (field('type?', string)(value) === 'classic' ? 'classic' : 'stages'),
  minutes: minutesOf,
  segments,
});

/** Body of /1.2/user/-/sleep/date/{date}[/{date}].json. */
export const sleepLogs: Decoder<SleepLog[]> = (body) =>
  selectMainSleeps(field('sleep?', array(sleepLog))(body) || []);
