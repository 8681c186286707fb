import { type Font, parse } from 'opentype.js';
import { host } from '../host/node-host';

/** Some of Noto Sans; see scripts/subset-fonts.mts. */
const OWN_FILES = {
  regular: ['NotoSansCyrillic_400Regular.otf', 'NotoSansSymbols_400Regular.otf'],
  bold: ['NotoSansCyrillic_700Bold.otf', 'NotoSansSymbols_400Regular.otf'],
} as const;
type FallbackWeight = keyof typeof OWN_FILES;
const FILE_WEIGHTS: Readonly<Record<FallbackWeight, string>> = { regular: '400', bold: '700' };

/** By file. */
const fonts = new Map<string, Font>();
const found: Readonly<Record<FallbackWeight, Map<string, Font | undefined>>> = {
  regular: new Map(),
  bold: new Map(),
};

/** The font of a character that the stand-in for the system font does not have; undefined where there is none. */
export function findFallbackFont(character: string, { isBold }: { isBold: boolean }): Font | undefined {
  const weight = isBold ? 'bold' : 'regular';
  const known = found[weight];
  if (!known.has(character)) known.set(character, searchFallbackFont(character, weight));
  return known.get(character);
}

function searchFallbackFont(character: string, weight: FallbackWeight): Font | undefined {
  const own = OWN_FILES[weight].map(loadFont).find((font) => font.charToGlyphIndex(character) > 0);
  if (own) return own;
  for (const file of host.findInstalledFonts(character.codePointAt(0) ?? 0)) {
    const font = loadFont(file.replace('*', FILE_WEIGHTS[weight]));
    if (font.charToGlyphIndex(character) > 0) return font;
  }
  return undefined;
}

function loadFont(file: string): Font {
  let font = fonts.get(file);
  if (!font) {
    font = parse(host.readFont(file));
    fonts.set(file, font);
  }
  return font;
}

interface CharacterSet {
  name: string;
  pattern: RegExp;
  /** The packages that bring its font. */
  packages?: string;
}

/** A character belongs to the first set that matches. */
const CHARACTER_SETS: readonly CharacterSet[] = [
  {
    name: 'Japanese',
    pattern: /[\p{Script=Hiragana}\p{Script=Katakana}]/u,
    packages: '@fontsource/noto-sans-jp',
  },
  { name: 'Korean', pattern: /\p{Script=Hangul}/u, packages: '@fontsource/noto-sans-kr' },
  {
    name: 'Chinese and Japanese',
    pattern: /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u,
    packages: '@fontsource/noto-sans-sc (-tc, -jp)',
  },
  ...['Arabic', 'Hebrew', 'Thai', 'Devanagari', 'Cyrillic', 'Greek', 'Latin'].map((name) => ({
    name,
    pattern: new RegExp(`\\p{Script=${name}}`, 'u'),
  })),
  { name: 'letters', pattern: /\p{L}/u },
  { name: 'emoji', pattern: /\p{Emoji_Presentation}/u },
  { name: 'symbols', pattern: /./su },
];

/** The set of a missing character, and how to get its font. */
export function describeCharacterSet(character: string): { name: string; remedy: string } {
  const set = CHARACTER_SETS.find(({ pattern }) => pattern.test(character));
  const remedy = set?.packages === undefined ? '' : `; npm install --save-dev ${set.packages} draws it`;
  return { name: set?.name ?? 'symbols', remedy };
}
