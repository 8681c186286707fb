import { colourNames } from './colour-names';

/** `rgb` is `#rrggbb`, `alpha` 0 … 1. */
export interface Colour {
  rgb: string;
  alpha: number;
}

/** `fb-red-press` and others: the shade of a pressed button. Only the names are known; drawn half as bright. */
const PRESSED = /^(fb-.+)-press$/;
/**
 * `rgb(16,16,16)`, known from a published face and its author's picture; `rgba(…)` by the same rule, its alpha 0 … 1.
 */
const RGB = /^(rgba?)\(\s*(\d+)\s*,\s*(\d+)\s*,\s*(\d+)\s*(?:,\s*(\d*\.?\d+)\s*)?\)$/;
const HEX = /^#([0-9a-f]{3}|[0-9a-f]{6}|[0-9a-f]{8})$/i;

/**
 * Parses a colour of a view, a stylesheet or an app: `#RGB`, `#RRGGBB`, `#AARRGGBB`, `rgb(…)`, `rgba(…)`, a CSS name,
 * an `fb-` name, `none` or `transparent` (both clear). Undefined for anything else.
 */
export function parseColour(text: string): Colour | undefined {
  const name = text.trim().toLowerCase();
  if (name === 'none' || name === 'transparent') return { rgb: '#000000', alpha: 0 };
  const hex = HEX.exec(name)?.[1];
  if (hex === undefined) return parseRgb(name) ?? parseName(name);
  if (hex.length === 3) return { rgb: `#${hex.replace(/./g, '$&$&')}`, alpha: 1 };
  if (hex.length === 6) return { rgb: `#${hex}`, alpha: 1 };
  return { rgb: `#${hex.slice(2)}`, alpha: Number.parseInt(hex.slice(0, 2), 16) / 255 };
}

function parseRgb(text: string): Colour | undefined {
  const match = RGB.exec(text);
  const [, form, red, green, blue, alpha] = match ?? [];
  if (!match || (form === 'rgba') !== (alpha !== undefined)) return undefined;
  const digits = [red, green, blue].map((part) => Math.min(255, Number(part)).toString(16).padStart(2, '0'));
  return { rgb: `#${digits.join('')}`, alpha: Math.min(1, Number(alpha ?? 1)) };
}

function parseName(name: string): Colour | undefined {
  const pressed = PRESSED.exec(name)?.[1];
  const hex = colourNames.get(pressed ?? name);
  if (hex === undefined) return undefined;
  const rgb = pressed ? ((Number.parseInt(hex, 16) >> 1) & 0x7f7f7f).toString(16).padStart(6, '0') : hex;
  return { rgb: `#${rgb}`, alpha: 1 };
}
