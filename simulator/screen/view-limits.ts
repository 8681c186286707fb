/** Largest number of elements. No face has as many, and no watch has memory for them. */
export const MAX_ELEMENTS = 20_000;
export const MAX_DEPTH = 100;
/** Of one element. */
export const MAX_ATTRIBUTES = 500;
const MAX_TEXT_LENGTH = 10_000;
export const MAX_STYLESHEET_LENGTH = 512 * 1024;
export const MAX_RULES = 2_000;
/** Of one selector, and of one value. */
export const MAX_RULE_PART_LENGTH = 1_000;
/** Of one view: the elements `mask`, and those that are masked. A renderer draws no more. */
export const MAX_MASKS = 200;
/** Files that import files. */
export const MAX_IMPORT_DEPTH = 50;

/** The text without what is too long, which is reported. */
export function limitText(text: string, place: string, warn: (text: string) => void): string {
  if (text.length <= MAX_TEXT_LENGTH) return text;
  warn(`${place}: a text of ${text.length} characters is cut to ${MAX_TEXT_LENGTH}`);
  return text.slice(0, MAX_TEXT_LENGTH);
}
