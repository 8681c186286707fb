/** The fields of parsed JSON, or of anything else: `Object()` turns every value into one that has fields. */
export type JsonFields = Record<string, unknown>;

/** `JSON.stringify` by a name that minification shortens; see math.ts. */
export const { stringify } = JSON;

/** The value that a JSON text stands for; undefined where it stands for none (HTML, cut off, empty). */
export const parseJson = (text: string | null): unknown => {
  try {
    // `null` is converted to its own JSON.
    return JSON.parse(text as string);
  } catch {
    return undefined;
  }
};
