import { MINUTE_MS, SECOND_MS } from '../../../common/time';
import { boolean, type Decoder, field, map, numberInRange, object, objects, string } from '../../decode';
import type { SleepLog, SleepSegment } from '../health-source';
import {
  levelOf,
  MAX_SLEEP_MINUTES,
  minutes,
  minutesByLevel,
  selectMainSleeps,
  wholeMinutes,
} from '../sleep-levels';
import { dataPointsOf } from './pages';
import { boundaryOf, dayOf, instant, minuteOf, type ZoneOffset } from './time';

const duration = numberInRange(0, MAX_SLEEP_MINUTES * MINUTE_MS);

const level = map(field('type?', string), (name) => levelOf(String(name).toLowerCase()));

const stages = objects('stages?', {
  level,
  seconds: (stage) =>
    (duration(field('endTime', instant)(stage) - field('startTime', instant)(stage)) || 0) / SECOND_MS,
});
const segments: Decoder<SleepSegment[]> = (sleep) => stages(sleep) || [];

const summary = objects('summary.stagesSummary?', { level, minutes: field('minutes?', minutes) });

const sleepLog = (zone: ZoneOffset): Decoder<SleepLog> => {
  const bed = boundaryOf('start', zone);
  const rise = boundaryOf('end', zone);
  return object({
    date: map(rise, dayOf),
    bed: map(bed, minuteOf),
    rise: map(rise, minuteOf),
    asleep: field('summary.minutesAsleep', wholeMinutes),
    isMain: (sleep) => !!field('metadata?.mainSleep?', boolean)(sleep),
    kind: (sleep) => (field('type?', string)(sleep) === 'CLASSIC' ? 'classic' : 'stages'),
    minutes: (sleep) => minutesByLevel(summary(sleep) || [], segments(sleep)),
    segments,
  });
};

/** False for a sleep that goes on, which has no end, and for one that is not processed yet, which has no summary. */
const isComplete = (sleep: unknown): boolean =>
  !!field('interval.endTime?', string)(sleep) && !!field('summary?.minutesAsleep?', minutes)(sleep);

const sleeps = dataPointsOf('sleep', (sleep) => sleep);

/** The main sleep of each date. */
export const sleepLogs =
  (zone: ZoneOffset): Decoder<SleepLog[]> =>
  (body) =>
    selectMainSleeps(sleeps(body).filter(isComplete).map(sleepLog(zone)));
