import { once } from '../world/once';
import type { ZoneOffsets } from './zone-offsets';

export interface DateParser {
  /** As `Date.parse`: ms, or NaN. Text without a zone is local time, but an ISO date alone is UTC. */
  parse(text: string): number;
}

/** A date alone, which means UTC. */
export const ISO_DATE = /^\s*(?:\d{4}|[+-]\d{6})(?:-\d\d(?:-\d\d)?)?\s*$/;
const ISO_LOCAL = /^\s*(?:\d{4}|[+-]\d{6})(?:-\d\d(?:-\d\d)?)?T\d\d:\d\d(?::\d\d(?:\.\d+)?)?\s*$/;
/** What most programs and services write. */
const ISO_UTC = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/;
const ISO_OFFSET =
  /^\s*(?:\d{4}|[+-]\d{6})(?:-\d\d(?:-\d\d)?)?T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)\s*$/;
/** Figures with hyphens or dots between them. `2026/07/14`, `7/14/2026` and `Jul 14, 2026` are read everywhere. */
const FIGURES = /^\s*[+-]?\d+[-.]\d/;
/** The largest number of forms that are told apart. */
const MAX_FORMS = 20;
const COMMENT = /\([^)]*\)/g;
/** A zone name, a Z after a number, or an offset after a time of day. */
const ZONE = /\b(?:UTC?|GMT|[ECMP][SD]T)\b|\dZ\s*$|\d:\d\d.*[+-]\s*\d/i;

/**
 * Reports texts that this engine reads and an older iPhone does not: there it is ISO 8601 as ECMAScript has it, or what
 * its parser of e-mail dates takes (WebKit, WTF/wtf/DateMath.cpp), which ends at a hyphen or dot after a first figure.
 * One text of each form is named.
 */
export function createRefusedDateWatch(warn: (text: string) => void): (text: string, time: number) => void {
  let forms = 0;
  const warnOnce = once((_form: string, text: string) => {
    if (forms++ < MAX_FORMS) warn(`Date: an older iPhone reads no such date, but Invalid Date: "${text}"`);
  });
  return (text, time) => {
    if (Number.isNaN(time) || !FIGURES.test(text) || isIso(text)) return;
    const short = text.slice(0, 40);
    warnOnce(short.replace(/\d/g, '0'), short);
  };
}

function isIso(text: string): boolean {
  return ISO_DATE.test(text) || ISO_LOCAL.test(text) || ISO_OFFSET.test(text);
}

/**
 * Parses as the engine does. For text without a zone the engine would use the computer's zone. The parser adds UTC
 * instead and reads the result as local time of the realm.
 */
export function createDateParser(zone: () => ZoneOffsets, warn: (text: string) => void): DateParser {
  const watch = createRefusedDateWatch(warn);
  return {
    parse(text) {
      if (ISO_UTC.test(text)) return Date.parse(text);
      const time = parse(text);
      watch(text, time);
      return time;
    },
  };

  function parse(text: string): number {
    if (ISO_DATE.test(text)) return Date.parse(text);
    if (ISO_LOCAL.test(text)) return zone().toInstant(Date.parse(`${text.trim()}Z`));
    const plain = text.includes('(') ? text.replace(COMMENT, ' ') : text;
    if (ZONE.test(plain)) return Date.parse(plain);
    return zone().toInstant(Date.parse(`${plain} UTC`));
  }
}
