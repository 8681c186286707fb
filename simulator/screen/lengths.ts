/**
 * A position or size as a view has it: a fraction of the parent plus pixels, counted from the sibling before or not.
 */
export interface Length {
  /** Fraction of the parent's width or height, 0.5 for `50%`. */
  fraction: number;
  pixels: number;
  /** `$`: counted from the end of the element before. */
  isAfterSibling: boolean;
}

const TERM_PATTERN = /([+-]?)(\d+\.?\d*|\.\d+)(px|%)?/g;
const LENGTH_PATTERN = /^(\$|[+-]?(\d+\.?\d*|\.\d+)(px|%)?)([+-](\d+\.?\d*|\.\d+)(px|%)?)*$/;

/** Number of lengths that are kept parsed: those of a view. */
const MAX_CACHED_LENGTHS = 1000;
const lengths = new Map<string, Readonly<Length> | undefined>();

/**
 * Parses `12`, `12px`, `50%`, `50%-10`, `$`, `$+4`. Spaces inside are accepted (the watch's own guide forbids them).
 * Undefined for anything else.
 */
export function parseLength(text: string): Readonly<Length> | undefined {
  const cached = lengths.get(text);
  if (cached || lengths.has(text)) return cached;
  const length = parseNewLength(text);
  if (lengths.size < MAX_CACHED_LENGTHS) lengths.set(text, length);
  return length;
}

function parseNewLength(text: string): Length | undefined {
  const compact = text.replace(/\s+/g, '');
  if (!LENGTH_PATTERN.test(compact)) return undefined;
  const length: Length = { fraction: 0, pixels: 0, isAfterSibling: compact.startsWith('$') };
  for (const [, sign, digits, unit] of compact.matchAll(TERM_PATTERN)) {
    const value = Number(digits) * (sign === '-' ? -1 : 1);
    if (unit === '%') length.fraction += value / 100;
    else length.pixels += value;
  }
  return length;
}

/** The length in pixels; `siblingEnd`: the position where the sibling before ends. */
export function resolveLength(length: Readonly<Length>, parentSize: number, siblingEnd: number): number {
  return length.fraction * parentSize + length.pixels + (length.isAfterSibling ? siblingEnd : 0);
}

/** A number for markup: at most three decimals, no exponent, no minus zero. */
export function formatNumber(value: number): string {
  const rounded = Math.round(value * 1000) / 1000;
  return Number.isFinite(rounded) ? String(rounded === 0 ? 0 : rounded) : '0';
}
