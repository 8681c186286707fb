import { optional, type Reader, type RecordOf, readText } from './readers';
import { SLASHED, TextPattern } from './text-pattern';
import type { YamlValue } from './yaml-value';

/** What a text must be. */
export interface TextMatch {
  /** Throws a WorldError where it takes too long. */
  matches(text: string): boolean;
  /** `"6h 56"`, `with "ago"` or `like /\d+/`, to follow `the text`. */
  readonly words: string;
}

/** The keys of a map that says what a text must be: one of them at most. */
export const MATCH_FIELDS = {
  equals: optional(readText),
  contains: optional(readText),
  matches: optional(TextPattern.read),
};

/** The match that the fields describe; undefined where there is none. Fails at `value` where there are several. */
export function toMatch(fields: RecordOf<typeof MATCH_FIELDS>, value: YamlValue): TextMatch | undefined {
  const { equals, contains, matches } = fields;
  const found: TextMatch[] = [];
  if (equals !== undefined) found.push(exactly(equals));
  if (contains !== undefined)
    found.push({ matches: (text) => text.includes(contains), words: `with ${quote(contains)}` });
  if (matches) found.push(like(matches));
  if (found.length > 1) value.fail('only one of equals, contains and matches is allowed');
  return found[0];
}

/** A text that must be equal, or `/PATTERN/`. */
export const readPlainMatch: Reader<TextMatch> = (value) =>
  SLASHED.test(readText(value)) ? like(TextPattern.read(value)) : exactly(readText(value));

function exactly(expected: string): TextMatch {
  return { matches: (text) => text === expected, words: quote(expected) };
}

function like(pattern: TextPattern): TextMatch {
  return { matches: (text) => pattern.matches(text), words: `like ${pattern}` };
}

const MAX_QUOTED_LENGTH = 120;

/** A text as it is shown in a message. */
export function quote(text: string): string {
  return JSON.stringify(text.length > MAX_QUOTED_LENGTH ? `${text.slice(0, MAX_QUOTED_LENGTH)}…` : text);
}

/** `what` is the beginning; only the last of many are listed. */
export function listFound(what: string, found: readonly string[], maxListed = 8): string {
  if (found.length === 0) return `${what} nothing`;
  const more = found.length > maxListed ? `${found.length - maxListed} others and ` : '';
  return `${what} ${more}${found.slice(-maxListed).join(', ')}`;
}
