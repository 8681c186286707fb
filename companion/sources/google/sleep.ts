import { at, type Decoder, figure, flag, record, rows, text, turned } from '../../decode';
import type { Night, Stretch } from '../health-source';
import { LONGEST, levelOf, mainSleeps, minutes, minutesByLevel } from '../sleep-levels';
import { pointsOf } from './pages';
import { borderOf, dayOf, instant, minuteOf, type Zone } from './time';

const duration = figure(0, LONGEST * 60000);

const level = turned(at('type?', text), (name) => levelOf(String(name).toLowerCase()));

const stages = rows('stages?', {
  level,
  seconds: (stage) => (duration(at('endTime', instant)(stage) - at('startTime', instant)(stage)) || 0) / 1000,
});
const stretches: Decoder<Stretch[]> = (sleep) => stages(sleep) || [];

const told = rows('summary.stagesSummary?', { level, minutes: at('minutes?', minutes) });

const log = (zone: Zone): Decoder<Night> => {
  const bed = borderOf('start', zone);
  const rise = borderOf('end', zone);
  return record({
    date: turned(rise, dayOf),
    bed: turned(bed, minuteOf),
    rise: turned(rise, minuteOf),
    asleep: turned(at('summary.minutesAsleep', minutes), (value) => value && Math.round(value)),
    main: (sleep) => !!at('metadata?.mainSleep?', flag)(sleep),
    kind: (sleep) => (at('type?', text)(sleep) === 'CLASSIC' ? 'classic' : 'stages'),
    minutes: (sleep) => minutesByLevel(told(sleep) || [], stretches(sleep)),
    stretches,
  });
};

/**
 * A sleep that goes on has no end, and one that was not looked through yet (`metadata.processed`) no summary:
 * those are left out until they are whole.
 */
const isWhole = (sleep: unknown): boolean =>
  !!at('interval.endTime?', text)(sleep) && !!at('summary?.minutesAsleep?', minutes)(sleep);

const sleeps = pointsOf('sleep', (sleep) => sleep);

/** The main sleep of each date. */
export const nights =
  (zone: Zone): Decoder<Night[]> =>
  (body) =>
    mainSleeps(sleeps(body).filter(isWhole).map(log(zone)));
