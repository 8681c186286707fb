import type { DayNumber } from '../../../common/snapshot';
import { DAY_MS, SECOND_MS } from '../../../common/time';
import { parseTime } from '../../dates';
import { type Decoder, date, field, map, number, optionalField, string } from '../../decode';
import { zoneOffsetMs } from '../zone-offset';

/** How far the wearer's wall clock is ahead of UTC at a moment, ms. */
export type ZoneOffset = (time: number) => number;

/**
 * A moment (RFC 3339), ms. It must have a zone. Its fraction of up to nine digits is dropped, because not every phone
 * parses it.
 */
export const instant = map(
  string,
  (value) => (/(Z|[+-]\d\d:\d\d)$/.test(value) && parseTime(value.replace(/\.\d+/, ''))) || undefined,
);

/** How far a wall clock is ahead of UTC, ms. It is a duration ("32400s"); "+09:00" occurs too. */
export const utcOffset: Decoder<number | undefined> = (value) => {
  const offsetText = string(value);
  return zoneOffsetMs(
    /:/.test(offsetText)
      ? -parseTime(`1970-01-01T00:00:00${offsetText}`)
      : number(offsetText.replace(/s$/, '')) * SECOND_MS,
  );
};

/**
 * The wall clock at the moment at `timePath`: ms since 1970, as if the clock showed UTC. Old records have no offset;
 * then the wearer's own counts.
 */
export const wallClock =
  (timePath: string, offsetPath: string, zone: ZoneOffset): Decoder<number> =>
  (value) => {
    const instantMs = field(timePath, instant)(value);
    const offsetMs = optionalField(`${offsetPath}?`, utcOffset)(value);
    return instantMs + (offsetMs == null ? zone(instantMs) : offsetMs);
  };

/** The start or end of an interval by the wall clock. */
export const boundaryOf = (interval: 'start' | 'end', zone: ZoneOffset): Decoder<number> =>
  wallClock(`interval.${interval}Time`, `interval.${interval}UtcOffset`, zone);

/** A calendar date from its year, month and day. */
export const civilDay: Decoder<DayNumber> = (value) =>
  date(
    ['year', 'month', 'day']
      .map((part) => field(part, number)(value))
      .join('-')
      .replace(/\b\d\b/g, '0$&'),
  );

/** When `date` begins in the zone. */
export const getMidnight = (date: DayNumber, zone: ZoneOffset): number => {
  const wallTime = date * DAY_MS;
  return wallTime - zone(wallTime - zone(wallTime));
};
