import { parse } from 'acorn';

/** What ES2018 added to regular expressions. An engine without it refuses the whole script. */
const ADDITIONS = {
  lookBehind: { what: 'a look-behind', iOS: '16.4' },
  namedGroup: { what: 'a named group', iOS: '11.3' },
  dotAll: { what: 'the flag s', iOS: '11.3' },
} as const;
type Addition = keyof typeof ADDITIONS;

/** Scripts that have none of it are not parsed. */
const MAY_HAVE_ONE = /\(\?<|\/[dgimuy]*s/;

/** Number of scripts that are kept: those of one app. */
const MAX_CACHED_SCRIPTS = 16;
const warningsOfScripts = new Map<string, readonly string[]>();

/** Warnings about a pattern that is put together at run time; none for one that does not parse. */
export function findNewerParts(pattern: string, flags: string): readonly string[] {
  return additionsOf(pattern, flags).map(
    (addition) =>
      `${ADDITIONS[addition].what} in a regular expression is of ES2018: with an iOS before ${ADDITIONS[addition].iOS} it is a SyntaxError`,
  );
}

/** Warnings about the literals of a script that older phones refuse; none for a script that does not parse. */
export function findNewerRegExps(source: string): readonly string[] {
  const known = warningsOfScripts.get(source);
  if (known) return known;
  const warnings = MAY_HAVE_ONE.test(source) ? [...collectAdditions(source)].map(describe) : [];
  if (warningsOfScripts.size >= MAX_CACHED_SCRIPTS) warningsOfScripts.clear();
  warningsOfScripts.set(source, warnings);
  return warnings;
}

function describe(addition: Addition): string {
  const { what, iOS } = ADDITIONS[addition];
  return `${what} in a regular expression is of ES2018: an iPhone with an iOS before ${iOS} refuses the whole script`;
}

function collectAdditions(source: string): Set<Addition> {
  const found = new Set<Addition>();
  try {
    parse(source, {
      ecmaVersion: 'latest',
      allowReturnOutsideFunction: true,
      onToken: (token) => {
        // acorn's types lack the value.
        const value = 'value' in token ? token.value : undefined;
        if (!isRegExpValue(value)) return;
        for (const addition of additionsOf(value.pattern, value.flags)) found.add(addition);
      },
    });
  } catch {
    // The realm reports its error.
    return new Set();
  }
  return found;
}

/** The value of a token that is a regular expression; others have texts and numbers. */
function isRegExpValue(value: unknown): value is { pattern: string; flags: string } {
  return typeof value === 'object' && value !== null && 'pattern' in value && 'flags' in value;
}

function additionsOf(pattern: string, flags: string): Addition[] {
  return [...listGroups(pattern), ...(flags.includes('s') ? (['dotAll'] as const) : [])];
}

/** Look-behinds and named groups of a valid pattern: outside of classes, and not behind a backslash. */
function listGroups(pattern: string): Addition[] {
  const parts = pattern.match(/\\.|\[(?:\\.|[^\]\\])*\]|\(\?<[=!]?/g) ?? [];
  return parts.flatMap((part): Addition[] => {
    if (part === '(?<') return ['namedGroup'];
    return part === '(?<=' || part === '(?<!' ? ['lookBehind'] : [];
  });
}
