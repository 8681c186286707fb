import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Fonts of languages that are too large for the simulator's package: a project installs those of its users. Of
 * characters that several have, the first gives the shape.
 */
const PACKAGES = ['noto-sans-jp', 'noto-sans-sc', 'noto-sans-tc', 'noto-sans-hk', 'noto-sans-kr'];

/** A file of a package: some of its characters, as code points with both ends included. */
interface FontPart {
  file: string;
  ranges: readonly (readonly [first: number, last: number])[];
}

/** The folders of the installed ones of these packages, found from a folder upwards. */
export function findFontPackages(from: string): string[] {
  return PACKAGES.flatMap((name) => {
    for (let folder = from; ; folder = dirname(folder)) {
      const found = join(folder, 'node_modules/@fontsource', name);
      if (isReadable(join(found, 'unicode.json'))) return [found];
      if (folder === dirname(folder)) return [];
    }
  });
}

function isReadable(file: string): boolean {
  try {
    return existsSync(file);
  } catch {
    // A world's process may not look at other files.
    return false;
  }
}

let installed: FontPart[] | undefined;

/** The files of the installed fonts that have a character; `*` in their paths is the weight, 400 or 700. */
export function findInstalledFonts(codePoint: number): string[] {
  installed ??= findFontPackages(process.cwd()).flatMap(readParts);
  return installed
    .filter(({ ranges }) => ranges.some(([first, last]) => first <= codePoint && codePoint <= last))
    .map(({ file }) => file);
}

function readParts(folder: string): FontPart[] {
  // The form of Fontsource: {"[12]": "U+3042,U+3044-3046", "latin": …}.
  const parts: Record<string, string> = JSON.parse(readFileSync(join(folder, 'unicode.json'), 'utf8'));
  const name = folder.slice(dirname(folder).length + 1);
  return Object.entries(parts).map(([part, list]) => ({
    file: join(folder, 'files', `${name}-${part.replace(/[[\]]/g, '')}-*-normal.woff`),
    ranges: list.split(',').map((range): [number, number] => {
      const [first = '', last = first] = range.trim().replace(/^U\+/i, '').split('-');
      return [Number.parseInt(first, 16), Number.parseInt(last, 16)];
    }),
  }));
}
