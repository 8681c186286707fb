/** A place or size as it stands in a view: a part of the parent, pixels more or less, from the sibling before or not. */
export interface Length {
  /** Part of the parent's width or height, 0.5 for `50%`. */
  fraction: number;
  pixels: number;
  /** `$`: counted from the end of the element before. */
  afterSibling: boolean;
}

const TERM_PATTERN = /([+-]?)(\d+\.?\d*|\.\d+)(px|%)?/g;
const LENGTH_PATTERN = /^(\$|[+-]?(\d+\.?\d*|\.\d+)(px|%)?)([+-](\d+\.?\d*|\.\d+)(px|%)?)*$/;

/**
 * Reads `12`, `12px`, `50%`, `50%-10`, `$`, `$+4`. Spaces inside are taken (the watch's own guide forbids them).
 * Undefined where it is something else.
 */
export function parseLength(text: string): Length | undefined {
  const compact = text.replace(/\s+/g, '');
  if (!LENGTH_PATTERN.test(compact)) return undefined;
  const length: Length = { fraction: 0, pixels: 0, afterSibling: compact.startsWith('$') };
  for (const [, sign, digits, unit] of compact.matchAll(TERM_PATTERN)) {
    const value = Number(digits) * (sign === '-' ? -1 : 1);
    if (unit === '%') length.fraction += value / 100;
    else length.pixels += value;
  }
  return length;
}

/** The length in pixels; `whole` is the parent's width or height, `end` where the sibling before ends. */
export function resolveLength(length: Length, parentSize: number, siblingEnd: number): number {
  return length.fraction * parentSize + length.pixels + (length.afterSibling ? siblingEnd : 0);
}

/** A number for markup: at most three decimals, no exponent, no minus zero. */
export function formatNumber(value: number): string {
  const rounded = Math.round(value * 1000) / 1000;
  return Number.isFinite(rounded) ? String(rounded === 0 ? 0 : rounded) : '0';
}
