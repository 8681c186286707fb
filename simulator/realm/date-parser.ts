import type { ZoneOffsets } from './zone-offsets';

export interface DateParser {
  /** As `Date.parse`: ms, or NaN. Text without a zone is local time, but an ISO date alone is UTC. */
  parse(text: string): number;
}

const ISO_DATE = /^\s*(?:\d{4}|[+-]\d{6})(?:-\d\d(?:-\d\d)?)?\s*$/;
const ISO_LOCAL = /^\s*(?:\d{4}|[+-]\d{6})(?:-\d\d(?:-\d\d)?)?T\d\d:\d\d(?::\d\d(?:\.\d+)?)?\s*$/;
/** What most programs and services write. */
const ISO_UTC = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/;
const COMMENT = /\([^)]*\)/g;
/** A zone name, a Z after a number, or an offset after a time of day. */
const ZONE = /\b(?:UTC?|GMT|[ECMP][SD]T)\b|\dZ\s*$|\d:\d\d.*[+-]\s*\d/i;

/**
 * Parses as the engine does. For text without a zone the engine would use the computer's zone. The parser adds UTC
 * instead and reads the result as local time of the realm.
 */
export function createDateParser(zone: () => ZoneOffsets): DateParser {
  return {
    parse(text) {
      if (ISO_UTC.test(text)) return Date.parse(text);
      if (ISO_DATE.test(text)) return Date.parse(text);
      if (ISO_LOCAL.test(text)) return zone().toInstant(Date.parse(`${text.trim()}Z`));
      const plain = text.includes('(') ? text.replace(COMMENT, ' ') : text;
      if (ZONE.test(plain)) return Date.parse(plain);
      return zone().toInstant(Date.parse(`${plain} UTC`));
    },
  };
}
