const [QUOTE, COMMA, OBJECT, LIST, BACKSLASH] = [34, 44, 123, 91, 92];
/** An object or a list needs the memory of about eight numbers, in eight characters or two. */
const CONTAINER_WEIGHT = 8;

/** Shorter texts need little memory, whatever they hold. */
const MIN_COUNTED_LENGTH = 1024 * 1024;
/** 500,000 objects, or eight times as many numbers: some ten times the 8,000 entries of a full event log. */
const MAX_VALUES = 4_000_000;

/** Whether a text of JSON has more values than any message. Small objects need fifteen times the memory of their text. */
export function hasTooManyValues(json: string): boolean {
  return json.length > MIN_COUNTED_LENGTH && hasMoreValues(json, MAX_VALUES);
}

/**
 * Returns whether parsing `json` would take more memory than `max` numbers. The characters of strings do not count. For
 * text that is not JSON the result means nothing.
 */
function hasMoreValues(json: string, max: number): boolean {
  let weight = 0;
  for (let i = 0; i < json.length && weight <= max; i++) {
    const code = json.charCodeAt(i);
    if (code === QUOTE) i = findEndOfText(json, i);
    else if (code === COMMA) weight++;
    else if (code === OBJECT || code === LIST) weight += CONTAINER_WEIGHT;
  }
  return weight > max;
}

/** The place of the quote that ends a text, or of the end. */
function findEndOfText(json: string, start: number): number {
  let end = start;
  for (;;) {
    end = json.indexOf('"', end + 1);
    if (end < 0) return json.length;
    let backslashes = 0;
    while (json.charCodeAt(end - 1 - backslashes) === BACKSLASH) backslashes++;
    // An even number of them stand for themselves.
    if (backslashes % 2 === 0) return end;
  }
}
