/** A place or size as it stands in a view: a part of the parent, pixels more or less, from the sibling before or not. */
export interface Length {
  /** Part of the parent's width or height, 0.5 for `50%`. */
  part: number;
  pixels: number;
  /** `$`: counted from the end of the element before. */
  afterSibling: boolean;
}

const TERM = /([+-]?)(\d+\.?\d*|\.\d+)(px|%)?/g;
const SHAPE = /^(\$|[+-]?(\d+\.?\d*|\.\d+)(px|%)?)([+-](\d+\.?\d*|\.\d+)(px|%)?)*$/;

/**
 * Reads `12`, `12px`, `50%`, `50%-10`, `$`, `$+4`. Spaces inside are taken (the watch's own guide forbids them).
 * Undefined where it is something else.
 */
export function parseLength(text: string): Length | undefined {
  const plain = text.replace(/\s+/g, '');
  if (!SHAPE.test(plain)) return undefined;
  const length: Length = { part: 0, pixels: 0, afterSibling: plain.startsWith('$') };
  for (const [, sign, digits, unit] of plain.matchAll(TERM)) {
    const value = Number(digits) * (sign === '-' ? -1 : 1);
    if (unit === '%') length.part += value / 100;
    else length.pixels += value;
  }
  return length;
}

/** The length in pixels; `whole` is the parent's width or height, `end` where the sibling before ends. */
export function resolveLength(length: Length, whole: number, end: number): number {
  return length.part * whole + length.pixels + (length.afterSibling ? end : 0);
}

/** A number for markup: at most three decimals, no exponent, no minus zero. */
export function digits(value: number): string {
  const rounded = Math.round(value * 1000) / 1000;
  return Number.isFinite(rounded) ? String(rounded === 0 ? 0 : rounded) : '0';
}
