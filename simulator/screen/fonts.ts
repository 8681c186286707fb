import { type Font, Path, parse } from 'opentype.js';
import { host } from '../host/node-host';
import { findFallbackFont } from './fallback-fonts';

/** The weights of the system font. */
export const FONT_WEIGHTS = ['light', 'regular', 'bold'] as const;
export type FontWeight = (typeof FONT_WEIGHTS)[number];

/**
 * The watch's font is proprietary; a similar free one replaces it. On published pictures of a Versa 3 the system font
 * measures about as wide as `barlow`, 13 % wider than `barlow-semi-condensed`: text that fits in both fits on the
 * watch.
 */
export const FONT_NAMES = ['barlow-semi-condensed', 'barlow'] as const;
export type FontName = (typeof FONT_NAMES)[number];

const FAMILIES: Readonly<Record<FontName, string>> = {
  'barlow-semi-condensed': 'BarlowSemiCondensed',
  barlow: 'Barlow',
};

const FILE_STYLES: Readonly<Record<FontWeight, string>> = {
  light: '300Light',
  regular: '400Regular',
  bold: '700Bold',
};

/** How a text is set; sizes in pixels. */
export interface FontStyle {
  font: FontName;
  weight: FontWeight;
  size: number;
  letterSpacing: number;
}

type FontFace = Pick<FontStyle, 'font' | 'weight'>;

const fonts: Record<FontName, Map<FontWeight, Font>> = {
  'barlow-semi-condensed': new Map(),
  barlow: new Map(),
};

function loadFont({ font, weight }: FontFace): Font {
  let parsed = fonts[font].get(weight);
  if (!parsed) {
    parsed = readFont({ font, weight });
    fonts[font].set(weight, parsed);
  }
  return parsed;
}

function readFont({ font, weight }: FontFace): Font {
  return parse(host.readFont(`${FAMILIES[font]}_${FILE_STYLES[weight]}.ttf`));
}

/** The weight of a family of the system font; undefined for other families. */
export function systemFontWeight(family: string): FontWeight | undefined {
  switch (family.toLowerCase()) {
    case 'system-light':
      return 'light';
    case 'system-regular':
    case 'system':
      return 'regular';
    case 'system-bold':
      return 'bold';
  }
  return undefined;
}

/** The nearest weight to a family that the watch does not have, by its name (`Barlow-Bold`). */
export function nearestFontWeight(family: string): FontWeight {
  if (/bold|black|heavy|semibold/i.test(family)) return 'bold';
  return /light|thin|book/i.test(family) ? 'light' : 'regular';
}

/** Heights above and below the baseline, in pixels. */
export function getVerticalMetrics(lettering: FontStyle): { ascent: number; descent: number } {
  const font = loadFont(lettering);
  const scale = lettering.size / font.unitsPerEm;
  return { ascent: font.ascender * scale, descent: -font.descender * scale };
}

/** A piece of text as an outline that begins at 0,0 on the baseline. */
interface Outline {
  /** Advance in pixels, letter spacing after each character included. */
  readonly width: number;
  /** Path data. */
  readonly path: string;
  /** The painted rectangle; its size is 0 where nothing is painted. */
  readonly ink: { x: number; y: number; width: number; height: number };
}

/**
 * Number of outlines that are kept: every text of a face at every minute of a day. A full cache is emptied, which costs
 * a redraw.
 */
const MAX_CACHED_OUTLINES = 4000;
let outlineCount = 0;
/** Keyed by font, size, letter spacing and text in turn, so that no look-up puts a key together. */
const outlines = new Map<Font, Map<number, Map<number, Map<string, Outline>>>>();

/** The kerned outline of a text; cached, because a face shows the same few texts again and again. */
export function outlineText(lettering: FontStyle, text: string): Outline {
  const { size, letterSpacing } = lettering;
  const font = loadFont(lettering);
  const cached = outlines.get(font)?.get(size)?.get(letterSpacing)?.get(text);
  if (cached) return cached;
  if (outlineCount++ >= MAX_CACHED_OUTLINES) {
    outlines.clear();
    outlineCount = 1;
  }
  const outline = makeOutline(lettering, text);
  const bySize = getOrAdd(outlines, font, () => new Map());
  const bySpacing = getOrAdd(bySize, size, () => new Map());
  getOrAdd(bySpacing, letterSpacing, () => new Map()).set(text, outline);
  return outline;
}

function getOrAdd<K, V>(map: Map<K, V>, key: K, create: () => V): V {
  let value = map.get(key);
  if (value === undefined) {
    value = create();
    map.set(key, value);
  }
  return value;
}

/** A piece of a text that one font draws. */
interface Run {
  font: Font;
  text: string;
}

function splitIntoRuns(lettering: FontStyle, text: string): Run[] {
  const font = loadFont(lettering);
  let runs: Run[] | undefined;
  let begin = 0;
  let current = font;
  let position = 0;
  for (const character of text) {
    const next = hasGlyph(font, character)
      ? font
      : (findFallbackFont(character, { isBold: lettering.weight === 'bold' }) ?? font);
    if (next !== current) {
      runs ??= [];
      if (position > begin) runs.push({ font: current, text: text.slice(begin, position) });
      begin = position;
      current = next;
    }
    position += character.length;
  }
  const last = { font: current, text: text.slice(begin) };
  return runs ? [...runs, last] : [last];
}

/** Each font has the printable characters of ASCII. */
function hasGlyph(font: Font, character: string): boolean {
  return character <= '~' || font.charToGlyphIndex(character) !== 0;
}

/** The shape is made when it is read: most texts are only measured. */
function makeOutline(lettering: FontStyle, text: string): Outline {
  const { size, letterSpacing } = lettering;
  const options = { kerning: true, letterSpacing: size > 0 ? letterSpacing / size : 0 };
  const runs = splitIntoRuns(lettering, text);
  const widths = runs.map((run) => run.font.getAdvanceWidth(run.text, size, options));
  let drawn: Pick<Outline, 'path' | 'ink'> | undefined;
  const draw = (): Pick<Outline, 'path' | 'ink'> => {
    const shape = drawRuns(runs, widths, (run, x) => run.font.getPath(run.text, x, 0, size, options));
    return { path: flatten(shape.toPathData(2)), ink: inkOf(shape) };
  };
  return {
    width: Math.round(widths.reduce((sum, width) => sum + width, 0) * 100) / 100,
    get path() {
      drawn ??= draw();
      return drawn.path;
    },
    get ink() {
      drawn ??= draw();
      return drawn.ink;
    },
  };
}

/** V8 keeps a text that was put together as a tree of its pieces, ten times as large, until a character is read. */
function flatten(text: string): string {
  text.charCodeAt(0);
  return text;
}

/** The shapes of all runs, one after the other. */
function drawRuns(
  runs: readonly Run[],
  widths: readonly number[],
  draw: (run: Run, x: number) => Path,
): Path {
  const shape = new Path();
  let x = 0;
  runs.forEach((run, i) => {
    // `extend` passes all commands as arguments, and a long text has too many of them.
    for (const command of draw(run, x).commands) shape.commands.push(command);
    x += widths[i] ?? 0;
  });
  return shape;
}

function inkOf(shape: Path): Outline['ink'] {
  const { x1, y1, x2, y2 } = shape.getBoundingBox();
  return { x: x1, y: y1, width: x2 - x1, height: y2 - y1 };
}

/** The characters that no font here has a glyph for. */
export function findMissingGlyphs({ font, weight }: FontFace, text: string): string[] {
  const regular = loadFont({ font, weight: 'regular' });
  return [...text].filter(
    (character) =>
      !hasGlyph(regular, character) && !findFallbackFont(character, { isBold: weight === 'bold' }),
  );
}
