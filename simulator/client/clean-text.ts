/** Controls of a terminal, and characters that turn the direction of a text or hide in it. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROLS = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;
const MAX_LENGTH = 500;

/** A text of unknown origin as one line for a person: what is no text is empty, what is too long is cut. */
export function cleanText(value: unknown): string {
  if (typeof value !== 'string') return '';
  const text = value.slice(0, MAX_LENGTH).replace(CONTROLS, ' ');
  return value.length > MAX_LENGTH ? `${text}…` : text;
}

/** A text of unknown origin as lines for a person, cut after `maxLength` characters: ends of lines and tabs stay. */
export function cleanLines(value: unknown, maxLength: number): string {
  if (typeof value !== 'string') return '';
  const text = value
    .slice(0, maxLength)
    .replace(CONTROLS, (character) => (character === '\n' || character === '\t' ? character : ' '));
  return value.length > maxLength ? `${text}…` : text;
}

/** JSON without characters that a terminal obeys: they are escaped, the value is the same. */
export function cleanJson(json: string): string {
  return json.replace(CONTROLS, (character) =>
    character === '\n' ? character : `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
