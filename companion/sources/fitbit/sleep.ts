import { MINUTE_MS, MINUTE_S, SECOND_MS } from '../../../common/time';
import { parseTime } from '../../dates';
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
  optional,
  optionalField,
  string,
} from '../../decode';
import { lastItem } from '../../last-item';
import { abs } from '../../math';
import type { SleepLog, SleepSegment } from '../health-source';
import {
  kindOf,
  LEVEL_BY_NAME,
  layOut,
  levelOf,
  MAX_SLEEP_MINUTES,
  minutes,
  selectMainSleeps,
  withMinutes,
} from '../sleep-levels';

const durationSeconds = numberInRange(0, MAX_SLEEP_MINUTES * MINUTE_S);
const durationMs = numberInRange(1, MAX_SLEEP_MINUTES * MINUTE_MS);

/** What the wearer's clock showed, ms since 1970 as if it showed UTC: times come without offset. */
const wallTime = map(string, (text) => parseTime(`${text.replace(/Z$/, '')}Z`) || undefined);

const stretch = object({
  name: field('level', string),
  // Without a time it follows the stretch before it.
  start: optionalField('dateTime?', wallTime),
  seconds: map(field('seconds', number), durationSeconds),
});
const stretches = optionalField('levels?.data?', array(stretch));

const optionalMinutes = optionalField('minutes', minutes);

/**
 * The stretches in seconds from going to bed. When the clocks change, or the wearer travels, the wall clock makes a
 * jump that the log's real duration does not have: what follows the jump is moved by it.
 */
const readSegments = (log: unknown): SleepSegment[] => {
  const data = stretches(log) || [];
  const [first] = data;
  const bed = field('startTime', wallTime)(log);
  const wallSeconds = (field('endTime', wallTime)(log) - bed) / SECOND_MS;
  const stretchSeconds = data.reduce((sum, { seconds }) => sum + seconds, 0);
  const realMs = optionalField('duration?', durationMs)(log);
  const totalSeconds = realMs ? realMs / SECOND_MS : wallSeconds > 0 ? wallSeconds : stretchSeconds;
  const jumpSeconds = wallSeconds - totalSeconds;
  const last = lastItem(data);
  if (first && last && (first.start || 0) > (last.start || Infinity)) data.reverse();

  let end = 0;
  let shift = 0;
  return layOut(
    data.map(({ name, start, seconds }) => {
      let startSeconds = start == null ? end : (start - bed) / SECOND_MS - shift;
      if (jumpSeconds && !shift && abs(startSeconds - end - jumpSeconds) < MINUTE_S) {
        shift = jumpSeconds;
        startSeconds -= shift;
      }
      end = startSeconds + seconds;
      return { level: levelOf(name), start: startSeconds, seconds };
    }),
    totalSeconds,
  );
};

/** One sleep log, v1.2. Times are the wearer's wall clock, without offset. */
const sleepLog: Decoder<SleepLog> = (log) => {
  const segments = optional(readSegments)(log) || [];
  const sums = Object.keys(LEVEL_BY_NAME).map((name) => ({
    name,
    minutes: optionalField(`levels?.summary?.${name}?`, optionalMinutes)(log),
  }));
  const names = (stretches(log) || sums.filter((sum) => sum.minutes)).map(({ name }) => name);
  return withMinutes(
    {
      date: field('dateOfSleep', date)(log),
      bed: field('startTime', minuteOfDay)(log),
      rise: field('endTime', minuteOfDay)(log),
      isMain: !!optionalField('isMainSleep?', boolean)(log),
      kind: kindOf(names, optionalField('type?', string)(log)),
      segments,
      asleep: optionalField('minutesAsleep?', minutes)(log),
    },
    sums,
  );
};

/** Body of /1.2/user/-/sleep/date/{date}[/{date}].json. */
export const sleepLogs: Decoder<SleepLog[]> = (body) =>
  selectMainSleeps(field('sleep?', array(sleepLog))(body) || []);
