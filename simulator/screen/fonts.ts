import { readFileSync } from 'node:fs';
import { type Font, parse } from 'opentype.js';

/** The three weights of the system font. */
export type Weight = 'light' | 'regular' | 'bold';

/**
 * The watch's font is proprietary. Barlow Semi Condensed stands in for it: near in colour and width, not the same,
 * so measured widths are near, too.
 */
const FILES: Readonly<Record<Weight, string>> = {
  light: '300Light/BarlowSemiCondensed_300Light.ttf',
  regular: '400Regular/BarlowSemiCondensed_400Regular.ttf',
  bold: '700Bold/BarlowSemiCondensed_700Bold.ttf',
};

const fonts = new Map<Weight, Font>();

function fontOf(weight: Weight): Font {
  let font = fonts.get(weight);
  if (!font) {
    const bytes = readFileSync(require.resolve(`@expo-google-fonts/barlow-semi-condensed/${FILES[weight]}`));
    font = parse(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
    fonts.set(weight, font);
  }
  return font;
}

/** A font family of the watch as a weight; undefined where the watch's system font has no such family. */
export function systemWeight(family: string): Weight | undefined {
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

/** The weight nearest to a family that the system does not have, by its name (`Barlow-Bold`). */
export function nearestWeight(family: string): Weight {
  if (/bold|black|heavy|semibold/i.test(family)) return 'bold';
  return /light|thin|book/i.test(family) ? 'light' : 'regular';
}

/** Heights above and below the baseline, in pixels. */
export function verticalMetrics(weight: Weight, size: number): { ascent: number; descent: number } {
  const font = fontOf(weight);
  const scale = size / font.unitsPerEm;
  return { ascent: font.ascender * scale, descent: -font.descender * scale };
}

/** A piece of text as an outline that begins at 0,0 on the baseline. */
export interface Outline {
  /** Advance in pixels, letter spacing after each character included. */
  width: number;
  /** Path data. */
  path: string;
}

/** Enough for every text of a face at every minute of a day; then all is forgotten, which costs a redraw. */
const MOST_OUTLINES = 4000;
const outlines = new Map<string, Outline>();

/** The outline of a text, kerned as the font says; cached, as a face shows the same few texts over and over. */
export function outline(weight: Weight, size: number, letterSpacing: number, text: string): Outline {
  const key = `${weight} ${size} ${letterSpacing} ${text}`;
  let made = outlines.get(key);
  if (!made) {
    if (outlines.size >= MOST_OUTLINES) outlines.clear();
    made = makeOutline(fontOf(weight), size, letterSpacing, text);
    outlines.set(key, made);
  }
  return made;
}

function makeOutline(font: Font, size: number, letterSpacing: number, text: string): Outline {
  const options = { kerning: true, letterSpacing: size > 0 ? letterSpacing / size : 0 };
  return {
    width: Math.round(font.getAdvanceWidth(text, size, options) * 100) / 100,
    path: font.getPath(text, 0, 0, size, options).toPathData(2),
  };
}

/** The first character that the stand-in font has no glyph for; undefined where it has all. */
export function missingGlyph(text: string): string | undefined {
  for (const character of text) {
    if (character > '~' && fontOf('regular').charToGlyphIndex(character) === 0) return character;
  }
  return undefined;
}
