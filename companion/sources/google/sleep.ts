import { boolean, type Decoder, field, map, numberInRange, object, objects, string } from '../../decode';
import type { SleepLog, SleepSegment } from '../health-source';
import { LONGEST, levelOf, mainSleeps, minutes, minutesByLevel } from '../sleep-levels';
import { pointsOf } from './pages';
import { borderOf, dayOf, instant, minuteOf, type Zone } from './time';

const duration = numberInRange(0, LONGEST * 60000);

const level = map(field('type?', string), (name) => levelOf(String(name).toLowerCase()));

const stages = objects('stages?', {
  level,
  seconds: (stage) =>
    (duration(field('endTime', instant)(stage) - field('startTime', instant)(stage)) || 0) / 1000,
});
const segments: Decoder<SleepSegment[]> = (sleep) => stages(sleep) || [];

const told = objects('summary.stagesSummary?', { level, minutes: field('minutes?', minutes) });

const log = (zone: Zone): Decoder<SleepLog> => {
  const bed = borderOf('start', zone);
  const rise = borderOf('end', zone);
  return object({
    date: map(rise, dayOf),
    bed: map(bed, minuteOf),
    rise: map(rise, minuteOf),
    asleep: map(field('summary.minutesAsleep', minutes), (value) => value && Math.round(value)),
    isMain: (sleep) => !!field('metadata?.mainSleep?', boolean)(sleep),
    kind: (sleep) => (field('type?', string)(sleep) === 'CLASSIC' ? 'classic' : 'stages'),
    minutes: (sleep) => minutesByLevel(told(sleep) || [], segments(sleep)),
    segments,
  });
};

/**
 * A sleep that goes on has no end, and one that was not looked through yet (`metadata.processed`) no summary:
 * those are left out until they are whole.
 */
const isWhole = (sleep: unknown): boolean =>
  !!field('interval.endTime?', string)(sleep) && !!field('summary?.minutesAsleep?', minutes)(sleep);

const sleeps = pointsOf('sleep', (sleep) => sleep);

/** The main sleep of each date. */
export const sleepLogs =
  (zone: Zone): Decoder<SleepLog[]> =>
  (body) =>
    mainSleeps(sleeps(body).filter(isWhole).map(log(zone)));
