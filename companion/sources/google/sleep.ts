import { SECOND_MS } from '../../../common/time';
import { dayOf, minuteOf } from '../../dates';
import {
  array,
  boolean,
  type Decoder,
  field,
  map,
  object,
  optional,
  optionalField,
  string,
} from '../../decode';
import { isEmpty } from '../../is-empty';
import type { SleepLog } from '../health-source';
import { kindOf, layOut, levelOf, minutes, selectMainSleeps, withMinutes } from '../sleep-levels';
import { dataPointsOf } from './pages';
import { boundaryOf, instant, type ZoneOffset } from './time';

/** Of a sleep or of a stage. */
const lowerCaseType = map(field('type?', string), (type) => String(type).toLowerCase());
const stage = object({
  name: lowerCaseType,
  start: field('startTime', instant),
  end: field('endTime', instant),
});
const stages = optionalField('stages?', array(stage));

const stageSum = object({ name: lowerCaseType, minutes: optionalField('minutes?', minutes) });
const stageSums = optionalField('summary?.stagesSummary?', array(stageSum));

const readFlag = (sleep: unknown, name: string): boolean | undefined =>
  optionalField(`metadata?.${name}?`, boolean)(sleep);

const sleepLog = (zone: ZoneOffset): Decoder<SleepLog> => {
  const readBed = boundaryOf('start', zone);
  const readRise = boundaryOf('end', zone);
  return (sleep) => {
    const start = field('interval.startTime', instant)(sleep);
    const end = field('interval.endTime', instant)(sleep);
    const rise = readRise(sleep);
    const data = stages(sleep) || [];
    const sums = stageSums(sleep) || [];
    const segments = layOut(
      data.map((each) => ({
        level: levelOf(each.name),
        start: (each.start - start) / SECOND_MS,
        seconds: (each.end - each.start) / SECOND_MS,
      })),
      (end - start) / SECOND_MS,
    );
    const names = (isEmpty(data) ? sums : data).map((each) => each.name);
    return withMinutes(
      {
        date: dayOf(rise),
        bed: minuteOf(readBed(sleep)),
        rise: minuteOf(rise),
        asleep: optionalField('summary?.minutesAsleep?', minutes)(sleep),
        // The reference says `mainSleep`, a guide of Google's `main`.
        isMain: !!(readFlag(sleep, 'mainSleep') || readFlag(sleep, 'main')),
        kind: kindOf(names, optional(lowerCaseType)(sleep)),
        segments,
      },
      sums,
    );
  };
};

/** Sleeps that another app has written say nothing of it: they are whole when they have stages. */
const isProcessed = (sleep: unknown): unknown => {
  const processed = readFlag(sleep, 'processed');
  return processed == null ? stages(sleep) : processed;
};

/**
 * A sleep that goes on has no end, and one that was not processed yet (`metadata.processed`) has no sums: those are
 * left out until they are whole. A nap is no night.
 */
const isWholeNight = (sleep: unknown): unknown =>
  field('interval.endTime?', anything)(sleep) &&
  (isProcessed(sleep) ||
    Number(optionalField('summary?.minutesAsleep?', anything)(sleep)) ||
    stageSums(sleep)) &&
  !readFlag(sleep, 'nap');

const anything = (value: unknown): unknown => value;

/** The main sleep of each date. */
export const sleepLogs = (zone: ZoneOffset): Decoder<SleepLog[]> => {
  const readNight = sleepLog(zone);
  const nights = dataPointsOf('sleep', (sleep) => (isWholeNight(sleep) ? readNight(sleep) : undefined));
  return (body) => selectMainSleeps(nights(body).filter((night): night is SleepLog => !!night));
};
