import { IANAZone } from 'luxon';

const MINUTE = 60_000;
const DAY = 86_400_000;
/** Days kept per zone before starting anew; an app that walks through centuries must not fill the memory. */
const MAX_DAYS = 4096;

/** A UTC day's offsets. No zone changes twice within a day, so one change at most is `at`. */
interface Day {
  before: number;
  at: number;
  after: number;
}

/** Local time of one IANA zone. Offsets are local minus UTC, in ms. */
export interface ZoneOffsets {
  /** The offset at an instant; NaN for NaN. */
  at(instant: number): number;
  /**
   * The instant at which clocks show `local` (ms since 1970 as if local time were UTC). A time shown twice is
   * the first of the two, a time skipped is read with the offset before the gap, as ECMAScript has it.
   */
  toInstant(local: number): number;
  /** The zone's long English name at an instant, `Central European Summer Time`. */
  nameAt(instant: number): string;
}

const zones = new Map<string, ZoneOffsets>();

/** The offsets of zone `name`, shared and cached. Throws a RangeError where there is no such zone. */
export function zoneOffsets(name: string): ZoneOffsets {
  let zone = zones.get(name);
  if (!zone) {
    zone = createZoneOffsets(name);
    zones.set(name, zone);
  }
  return zone;
}

function createZoneOffsets(name: string): ZoneOffsets {
  const zone = IANAZone.create(name);
  if (!zone.isValid) throw new RangeError(`unknown time zone: ${name}`);
  const days = new Map<number, Day>();
  let names: Intl.DateTimeFormat | undefined;
  const exact = (instant: number): number => zone.offset(instant) * MINUTE;

  function readDay(number: number): Day {
    let low = number * DAY;
    let high = low + DAY;
    const before = exact(low);
    const after = exact(high);
    if (before === after) return { before, at: high, after };
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (exact(middle) === before) low = middle;
      else high = middle;
    }
    return { before, at: high, after };
  }

  function at(instant: number): number {
    const number = Math.floor(instant / DAY);
    let day = days.get(number);
    if (!day) {
      if (Number.isNaN(number)) return Number.NaN;
      if (days.size >= MAX_DAYS) days.clear();
      day = readDay(number);
      days.set(number, day);
    }
    return instant < day.at ? day.before : day.after;
  }

  return {
    at,
    toInstant(local) {
      const before = at(local - DAY);
      const early = local - before;
      if (at(early) === before) return early;
      const after = at(local + DAY);
      const late = local - after;
      return at(late) === after ? late : early;
    },
    nameAt(instant) {
      names ??= new Intl.DateTimeFormat('en-US', { timeZone: name, timeZoneName: 'long' });
      return names.formatToParts(instant).find(({ type }) => type === 'timeZoneName')?.value ?? name;
    },
  };
}
