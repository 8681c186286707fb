/** The value that a JSON text stands for; undefined where it stands for none (HTML, cut off, empty). */
export const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
