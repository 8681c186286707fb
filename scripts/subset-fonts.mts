/**
 * Makes the fonts in simulator/fonts from Noto Sans: what the stand-in for the watch's font has no glyph for, of the
 * scripts that fit into a small package.
 *
 *   npm run fallback-fonts
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import opentype, { type Font, type Glyph } from 'opentype.js';

const require = createRequire(import.meta.url);
const FOLDER = new URL('../simulator/fonts/', import.meta.url);

type Range = readonly [first: number, last: number];

interface Source {
  /** In a package of Fontsource; `*` is the weight. */
  file: string;
  /** By code point, both ends included. */
  ranges: readonly Range[];
}

const WEIGHTS = { '400Regular': '400', '700Bold': '700' } as const;

const CYRILLIC: readonly Source[] = [
  {
    file: 'noto-sans/files/noto-sans-cyrillic-*-normal.woff',
    ranges: [
      [0x400, 0x45f],
      [0x490, 0x491],
      [0x2116, 0x2116],
    ],
  },
];

/** In one weight. */
const SYMBOLS: readonly Source[] = [
  { file: 'noto-sans/files/noto-sans-greek-400-normal.woff', ranges: [[0x384, 0x3ce]] },
  {
    file: 'noto-sans-math/files/noto-sans-math-latin-400-normal.woff',
    ranges: [
      [0x2190, 0x2199],
      [0x21ba, 0x21bb],
      [0x21d0, 0x21d5],
      [0x25a0, 0x25a1],
      [0x25b2, 0x25c1],
      [0x25c6, 0x25d3],
      [0x2605, 0x2606],
      [0x263d, 0x2642],
      [0x2660, 0x266f],
    ],
  },
  {
    file: 'noto-sans-symbols-2/files/noto-sans-symbols-2-symbols-400-normal.woff',
    ranges: [
      [0x231a, 0x231b],
      [0x2600, 0x2604],
      [0x260e, 0x260e],
      [0x2614, 0x2615],
      [0x2639, 0x263b],
      [0x2713, 0x2718],
      [0x26a0, 0x26a1],
      [0x2744, 0x2744],
      [0x2764, 0x2764],
      [0x27a1, 0x27a1],
      [0x2b05, 0x2b07],
    ],
  },
];

function openFont(file: string): Font {
  const bytes = readFileSync(require.resolve(`@fontsource/${file}`));
  return opentype.parse(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
}

function pickGlyphs({ file, ranges }: Source): [number, Glyph][] {
  const font = openFont(file);
  return ranges.flatMap(([first, last]) => {
    const points = Array.from({ length: last - first + 1 }, (_, i) => first + i);
    return points.flatMap((point): [number, Glyph][] => {
      const glyph = font.charToGlyph(String.fromCodePoint(point));
      return glyph.index === 0 ? [] : [[point, glyph]];
    });
  });
}

function makeFont(sources: readonly Source[], style: string): Buffer {
  const glyphs = new Map<number, Glyph>();
  for (const [point, glyph] of sources.flatMap(pickGlyphs)) if (!glyphs.has(point)) glyphs.set(point, glyph);
  const inOrder = [...glyphs].sort(([a], [b]) => a - b);
  const font = new opentype.Font({
    familyName: 'Fallback',
    styleName: style,
    unitsPerEm: 1000,
    ascender: 1069,
    descender: -293,
    glyphs: [
      new opentype.Glyph({ name: '.notdef', unicode: 0, advanceWidth: 600, path: new opentype.Path() }),
      ...inOrder.map(([unicode, { advanceWidth = 0, path }]) => {
        const name = `u${unicode.toString(16)}`;
        return new opentype.Glyph({ name, unicode, advanceWidth, path });
      }),
    ],
  });
  return Buffer.from(font.toArrayBuffer());
}

for (const [style, weight] of Object.entries(WEIGHTS)) {
  const sources = CYRILLIC.map(({ file, ranges }) => ({ file: file.replace('*', weight), ranges }));
  writeFileSync(new URL(`NotoSansCyrillic_${style}.otf`, FOLDER), makeFont(sources, style));
}
writeFileSync(new URL('NotoSansSymbols_400Regular.otf', FOLDER), makeFont(SYMBOLS, 'Regular'));
