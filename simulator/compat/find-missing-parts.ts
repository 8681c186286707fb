import type { MissingParts } from './package-result';

type Kind = keyof MissingParts;

/** The warnings that say that a part is missing, and the part's name in them. */
const PATTERNS: readonly [kind: Kind, pattern: RegExp][] = [
  ['modules', /"([^"]+)" is not simulated/],
  ['widgets', /the watch has no file "([^"]+)"/],
  ['widgets', /<\w+ href="([^"]+)">: no such symbol/],
  ['widgets', /: (\/mnt\/sysassets\/\S+): no such file/],
  ['fonts', /in the stand-in for the system font, not in "([^"]+)"/],
  ['fonts', /the stand-in font has no "([^"]+)"/],
];

/** The widgets, modules and fonts that these warnings name, each once and in order. */
export function findMissingParts(warnings: readonly string[]): MissingParts {
  const found: Record<Kind, Set<string>> = { widgets: new Set(), modules: new Set(), fonts: new Set() };
  for (const text of warnings)
    for (const [kind, pattern] of PATTERNS) {
      const name = pattern.exec(text)?.[1];
      if (name !== undefined) found[kind].add(name);
    }
  return {
    widgets: [...found.widgets].sort(),
    modules: [...found.modules].sort(),
    fonts: [...found.fonts].sort(),
  };
}
