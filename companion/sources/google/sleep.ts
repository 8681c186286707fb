import { SECOND_MS } from '../../../common/time';
import { array, boolean, type Decoder, field, map, object, optional, string } from '../../decode';
import type { SleepLog } from '../health-source';
import {
  kindOf,
  layOut,
  levelOf,
  minutes,
  minutesByLevel,
  selectMainSleeps,
  withMinutesAsleep,
} from '../sleep-levels';
import { dataPointsOf } from './pages';
import { boundaryOf, dayOf, instant, minuteOf, type ZoneOffset } from './time';

const stageName = map(field('type?', string), (name) => String(name).toLowerCase());

const stage = object({
  name: stageName,
  start: field('startTime', instant),
  end: field('endTime', instant),
});
const stages = optional(field('stages?', array(stage)));

const stageSum = object({
  name: stageName,
  minutes: optional(field('minutes?', minutes)),
});
const stageSums = optional(field('summary?.stagesSummary?', array(stageSum)));

const sleepLog = (zone: ZoneOffset): Decoder<SleepLog> => {
  const bed = boundaryOf('start', zone);
  const rise = boundaryOf('end', zone);
  return (sleep) => {
    const start = field('interval.startTime', instant)(sleep);
    const end = field('interval.endTime', instant)(sleep);
    const data = stages(sleep) || [];
    const sums = stageSums(sleep) || [];
    const segments = layOut(
      data.map((each) => ({
        level: levelOf(each.name),
        startSeconds: (each.start - start) / SECOND_MS,
        seconds: (each.end - each.start) / SECOND_MS,
      })),
      (end - start) / SECOND_MS,
    );
    const names = (data.length > 0 ? data : sums).map(({ name }) => name);
    return withMinutesAsleep(
      object({
        date: map(rise, dayOf),
        bed: map(bed, minuteOf),
        rise: map(rise, minuteOf),
        asleep: (value) => optional(field('summary?.minutesAsleep?', minutes))(value) || undefined,
        isMain: (value) => !!optional(field('metadata?.mainSleep?', boolean))(value),
        kind: () => kindOf(names, String(optional(field('type?', string))(sleep)).toLowerCase()),
        minutes: () =>
          minutesByLevel(
            sums.map((sum) => ({ level: levelOf(sum.name), minutes: sum.minutes })),
            segments,
          ),
        segments: () => segments,
      })(sleep),
    );
  };
};

/**
 * A sleep that goes on has no end, and one that was not processed yet (`metadata.processed`) has no sums: those are left
 * out until they are whole. A nap is no night.
 */
const isWholeNight = (sleep: unknown): boolean =>
  !!field('interval.endTime?', anything)(sleep) &&
  (optional(field('metadata?.processed?', boolean))(sleep) ||
    !!Number(optional(field('summary?.minutesAsleep?', anything))(sleep)) ||
    !!optional(field('summary?.stagesSummary?', anything))(sleep)) &&
  optional(field('metadata?.nap?', boolean))(sleep) !== true;

const anything = (value: unknown): unknown => value;

/** The main sleep of each date. */
export const sleepLogs = (zone: ZoneOffset): Decoder<SleepLog[]> => {
  const readNight = sleepLog(zone);
  const nights = dataPointsOf('sleep', (sleep) => (isWholeNight(sleep) ? readNight(sleep) : undefined));
  return (body) => selectMainSleeps(nights(body).filter((night): night is SleepLog => night !== undefined));
};
