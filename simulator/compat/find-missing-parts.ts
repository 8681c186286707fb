import type { MissingParts } from './package-result';

type Kind = keyof MissingParts;

/** The warnings that say that a part is missing, and the part's name in them. */
const PATTERNS: readonly [kind: Kind, pattern: RegExp][] = [
  ['modules', /"([^"]+)" is not simulated/],
  ['widgets', /the watch has no file "([^"]+)"/],
  ['widgets', /<\w+ href="([^"]+)">: no such symbol/],
  ['widgets', /: (\/mnt\/sysassets\/\S+): no such file/],
  ['fonts', /in the stand-in for the system font, not in "([^"]+)"/],
  ['characters', /no font here has "([^"]+)"/],
  ['files', /: no (?:image|file) "([^"]+)"/],
  ['files', /no view "([^"]+)"/],
];

/** The parts that these warnings name, each once and in order. */
export function findMissingParts(warnings: readonly string[]): MissingParts {
  const find = (wanted: Kind): string[] => {
    const names = PATTERNS.filter(([kind]) => kind === wanted).flatMap(([, pattern]) =>
      warnings.flatMap((text) => pattern.exec(text)?.[1] ?? []),
    );
    return [...new Set(names)].sort();
  };
  return {
    widgets: find('widgets'),
    modules: find('modules'),
    files: find('files'),
    characters: find('characters'),
    fonts: find('fonts'),
  };
}
