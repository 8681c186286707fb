import {
  at,
  type Decoder,
  day,
  figure,
  flag,
  list,
  minuteOfDay,
  number,
  record,
  rows,
  text,
  turned,
} from '../../decode';
import type { Night, Stretch } from '../health-source';
import { LEVELS, LONGEST, levelOf, mainSleeps, minutes, minutesByLevel } from '../sleep-levels';

const duration = figure(0, LONGEST * 60);

const data = rows('levels?.data?', {
  level: turned(at('level', text), levelOf),
  seconds: turned(at('seconds', number), (value) => duration(value) || 0),
});
const stretches: Decoder<Stretch[]> = (log) => data(log) || [];

const summary = (log: unknown): Night['minutes'] =>
  minutesByLevel(
    Object.keys(LEVELS).map((name) => ({
      level: levelOf(name),
      minutes: at(`levels?.summary?.${name}?.minutes`, minutes)(log),
    })),
    stretches(log),
  );

/** One sleep log, v1.2. Times are the wearer's own wall clock, without offset. */
const log: Decoder<Night> = record({
  date: at('dateOfSleep', day),
  bed: at('startTime', minuteOfDay),
  rise: at('endTime', minuteOfDay),
  asleep: turned(at('minutesAsleep', minutes), (value) => value && Math.round(value)),
  main: (value) => !!at('isMainSleep?', flag)(value),
  kind: (value) => (at('type?', text)(value) === 'classic' ? 'classic' : 'stages'),
  minutes: summary,
  stretches,
});

/** Body of /1.2/user/-/sleep/date/{date}[/{date}].json. */
export const nights: Decoder<Night[]> = (body) => mainSleeps(at('sleep?', list(log))(body) || []);
