import { IANAZone } from 'luxon';
import { DAY_MS, MINUTE_MS } from '../world/duration';

/** Days cached per zone before the cache is cleared, so that an app cannot fill the memory. */
const MAX_CACHED_DAYS = 4096;

/** The offsets of a UTC day. No zone changes twice within a day. */
interface OffsetDay {
  before: number;
  changesAt: number;
  after: number;
}

/** Local time of one IANA zone. Offsets are local minus UTC, in ms. */
export interface ZoneOffsets {
  /** The offset at an instant; NaN for NaN. */
  offsetAt(instant: number): number;
  /**
   * The instant at which clocks show `local` (ms since 1970 as if local time were UTC). Of a time that occurs twice,
   * the first; a skipped time uses the offset before the gap, as in ECMAScript.
   */
  toInstant(local: number): number;
  /** The zone's long English name at an instant, `Central European Summer Time`. */
  nameAt(instant: number): string;
}

const zoneCache = new Map<string, ZoneOffsets>();

/** The offsets of zone `name`, shared and cached. Throws a RangeError for an unknown zone. */
export function zoneOffsets(name: string): ZoneOffsets {
  let zone = zoneCache.get(name);
  if (!zone) {
    zone = createZoneOffsets(name);
    zoneCache.set(name, zone);
  }
  return zone;
}

function createZoneOffsets(name: string): ZoneOffsets {
  const zone = IANAZone.create(name);
  if (!zone.isValid) throw new RangeError(`unknown time zone: ${name}`);
  const dayCache = new Map<number, OffsetDay>();
  let names: Intl.DateTimeFormat | undefined;
  const readOffset = (instant: number): number => zone.offset(instant) * MINUTE_MS;

  function readDay(dayNumber: number): OffsetDay {
    let low = dayNumber * DAY_MS;
    let high = low + DAY_MS;
    const before = readOffset(low);
    const after = readOffset(high);
    if (before === after) return { before, changesAt: high, after };
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (readOffset(middle) === before) low = middle;
      else high = middle;
    }
    return { before, changesAt: high, after };
  }

  function offsetAt(instant: number): number {
    const dayNumber = Math.floor(instant / DAY_MS);
    let day = dayCache.get(dayNumber);
    if (!day) {
      if (Number.isNaN(dayNumber)) return Number.NaN;
      if (dayCache.size >= MAX_CACHED_DAYS) dayCache.clear();
      day = readDay(dayNumber);
      dayCache.set(dayNumber, day);
    }
    return instant < day.changesAt ? day.before : day.after;
  }

  return {
    offsetAt,
    toInstant(local) {
      const before = offsetAt(local - DAY_MS);
      const early = local - before;
      if (offsetAt(early) === before) return early;
      const after = offsetAt(local + DAY_MS);
      const late = local - after;
      return offsetAt(late) === after ? late : early;
    },
    nameAt(instant) {
      names ??= new Intl.DateTimeFormat('en-US', { timeZone: name, timeZoneName: 'long' });
      return names.formatToParts(instant).find(({ type }) => type === 'timeZoneName')?.value ?? name;
    },
  };
}
