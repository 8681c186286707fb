import type { DayNumber } from '../../../common/snapshot';
import { DAY } from '../../dates';
import { type Decoder, date, field, map, number, numberInRange, string } from '../../decode';

/** How far the wearer's wall clock is ahead of UTC at a moment, ms. */
export type Zone = (time: number) => number;

/** A zone is at most so far from UTC, ms. */
const FARTHEST = 15 * 3600000;

/** A moment (RFC 3339), ms. It may have nine digits of a second, which not every phone reads; none may lack its zone. */
export const instant = map(
  string,
  (value) => (/(Z|[+-]\d\d:\d\d)$/.test(value) && Date.parse(value.replace(/\.\d+/, ''))) || undefined,
);

/** How far a wall clock is ahead of UTC, ms: a duration ("32400s"); "+09:00" has been seen too. */
export const utcOffset: Decoder<number | undefined> = (value) => {
  const said = string(value);
  return numberInRange(
    -FARTHEST,
    FARTHEST,
  )(/:/.test(said) ? -Date.parse(`1970-01-01T00:00:00${said}`) : number(said.replace(/s$/, '')) * 1000);
};

/**
 * What the wall clock showed at the moment at `time`: ms since 1970, as if it showed UTC. Old records do not
 * say its offset; then it is the wearer's own.
 */
export const wallClock =
  (time: string, offset: string, zone: Zone): Decoder<number> =>
  (value) => {
    const moment = field(time, instant)(value);
    const ahead = field(`${offset}?`, utcOffset)(value);
    return moment + (ahead === undefined ? zone(moment) : ahead);
  };

/** The start or the end of an interval, by the wall clock. */
export const borderOf = (interval: 'start' | 'end', zone: Zone): Decoder<number> =>
  wallClock(`interval.${interval}Time`, `interval.${interval}UtcOffset`, zone);

export const dayOf = (wall: number): DayNumber => Math.floor(wall / DAY);

export const minuteOf = (wall: number): number => Math.floor(wall / 60000) - dayOf(wall) * 1440;

/** A calendar date in its parts. */
export const civilDay: Decoder<DayNumber> = (value) =>
  date(
    ['year', 'month', 'day']
      .map((part) => field(part, number)(value))
      .join('-')
      .replace(/\b\d\b/g, '0$&'),
  );

/** When `date` begins in the zone. */
export const midnight = (date: DayNumber, zone: Zone): number => {
  const wall = date * DAY;
  return wall - zone(wall - zone(wall));
};
