import type { DayNumber } from '../../../common/snapshot';
import { DAY_MINUTES, DAY_MS, MINUTE_MS, SECOND_MS } from '../../../common/time';
import { type Decoder, date, field, map, number, string } from '../../decode';
import { zoneOffsetMs } from '../zone-offset';

/** How far the wearer's wall clock is ahead of UTC at a moment, ms. */
export type ZoneOffset = (time: number) => number;

/** A moment (RFC 3339), ms. It may have nine digits of a second, which not every phone reads; none may lack its zone. */
export const instant = map(
  string,
  (value) => (/(Z|[+-]\d\d:\d\d)$/.test(value) && Date.parse(value.replace(/\.\d+/, ''))) || undefined,
);

/** How far a wall clock is ahead of UTC, ms: a duration ("32400s"); "+09:00" has been seen too. */
export const utcOffset: Decoder<number | undefined> = (value) => {
  const offsetText = string(value);
  return zoneOffsetMs(
    /:/.test(offsetText)
      ? -Date.parse(`1970-01-01T00:00:00${offsetText}`)
      : number(offsetText.replace(/s$/, '')) * SECOND_MS,
  );
};

/**
 * What the wall clock showed at the moment at `time`: ms since 1970, as if it showed UTC. Old records do not
 * say its offset; then it is the wearer's own.
 */
export const wallClock =
  (timePath: string, offsetPath: string, zone: ZoneOffset): Decoder<number> =>
  (value) => {
    const instantMs = field(timePath, instant)(value);
    const offsetMs = field(`${offsetPath}?`, utcOffset)(value);
    return instantMs + (offsetMs === undefined ? zone(instantMs) : offsetMs);
  };

/** The start or the end of an interval, by the wall clock. */
export const boundaryOf = (interval: 'start' | 'end', zone: ZoneOffset): Decoder<number> =>
  wallClock(`interval.${interval}Time`, `interval.${interval}UtcOffset`, zone);

export const dayOf = (wallTime: number): DayNumber => Math.floor(wallTime / DAY_MS);

export const minuteOf = (wallTime: number): number =>
  Math.floor(wallTime / MINUTE_MS) - dayOf(wallTime) * DAY_MINUTES;

/** A calendar date in its parts. */
export const civilDay: Decoder<DayNumber> = (value) =>
  date(
    ['year', 'month', 'day']
      .map((part) => field(part, number)(value))
      .join('-')
      .replace(/\b\d\b/g, '0$&'),
  );

/** When `date` begins in the zone. */
export const midnight = (date: DayNumber, zone: ZoneOffset): number => {
  const wallTime = date * DAY_MS;
  return wallTime - zone(wallTime - zone(wallTime));
};
