import {
  FONT_WEIGHTS,
  type FontStyle,
  type FontWeight,
  getVerticalMetrics,
  nearestFontWeight,
  outlineText,
  systemFontWeight,
} from './fonts';
import { resolvePixels } from './pixels';
import { PROPERTIES } from './property-table';
import { describeNode, type SceneNode } from './scene-node';
import type { ScreenContext } from './screen-context';

const TEXT_ANCHORS = PROPERTIES['text-anchor'].words;

/** Of a text or textarea without a font size. Not documented for the watch. */
const DEFAULT_FONT_SIZE_PX = 32;

/** The last family that was reported of an element, so that measuring it again makes no message. */
const reportedFamilies = new WeakMap<SceneNode, string>();

/** The style of an element's text. */
export interface TextStyle extends FontStyle {
  anchor: (typeof TEXT_ANCHORS)[number];
}

export function resolveTextStyle(node: SceneNode, context: ScreenContext): TextStyle {
  const anchor = node.resolvedValue('text-anchor');
  return {
    font: context.font,
    weight: resolveWeight(node, context),
    size: resolvePixels(node, 'font-size', context) ?? DEFAULT_FONT_SIZE_PX,
    letterSpacing: resolvePixels(node, 'letter-spacing', context) ?? 0,
    anchor: TEXT_ANCHORS.find((known) => known === anchor) ?? 'start',
  };
}

/** System-Bold stays bold beside any `font-weight`: so do the title of sdk-calendar-clock and the time of solarized. */
function resolveWeight(node: SceneNode, context: ScreenContext): FontWeight {
  const family = node.resolvedValue('font-family');
  const weight = systemFontWeight(family);
  if (weight === 'bold') return weight;
  const named = FONT_WEIGHTS.find((each) => each === node.computedValue('font-weight'));
  const known = named ?? weight;
  if (known) return known;
  if (reportedFamilies.get(node) !== family) {
    reportedFamilies.set(node, family);
    context.warn(`${describeNode(node)}: drawn in the stand-in for the system font, not in "${family}"`);
  }
  return nearestFontWeight(family);
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const TABULAR_DIGITS = /[\u0010-\u0019]/g;

/**
 * The watch's fonts have digits of one width at U+0010 to U+0019. Fitbit's samples write the time with them. The
 * stand-in has its ordinary digits there.
 */
function readTabularDigits(text: string): string {
  return text.replace(TABULAR_DIGITS, (character) => String(character.charCodeAt(0) - 0x10));
}

/** The text that an element shows: its buffer or, where that begins with `_`, the message of that name. */
export function resolveText(node: SceneNode, context: ScreenContext): string {
  const buffer = node.ownValue('text-buffer') ?? '';
  const text = readTabularDigits(
    buffer.startsWith('_') ? readMessage(node, buffer.slice(1), context) : buffer,
  );
  switch (node.computedValue('text-transform')) {
    case 'uppercase':
      return text.toUpperCase();
    case 'lowercase':
      return text.toLowerCase();
    case 'capitalize':
      return text.replace(/(^|\s)\S/g, (first) => first.toUpperCase());
  }
  return text;
}

/** Returns the message `id`. Without one the text is the id, which an author may not expect of a name with a `_`. */
function readMessage(node: SceneNode, id: string, context: ScreenContext): string {
  const message = context.gettext(id);
  if (message === id) context.warn(`${describeNode(node)}: no message "${id}" for the text "_${id}"`);
  return message;
}

/** Width of a piece of text in pixels. */
export function measureWidth(style: TextStyle, text: string): number {
  return text === '' ? 0 : outlineText(style, text).width;
}

/** Height of a line above and below its baseline. */
export function measureLine(style: TextStyle): { ascent: number; descent: number } {
  return getVerticalMetrics(style);
}
