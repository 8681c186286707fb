/** Controls of a terminal, and characters that turn the direction of a text, end its line or hide in it. */
const CONTROLS = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;
const MAX_LENGTH = 500;

export function hasControls(text: string): boolean {
  return text.search(CONTROLS) >= 0;
}

/** A text of unknown origin as one line for a person: what is no text is empty, what is too long is cut. */
export function cleanText(value: unknown): string {
  return typeof value === 'string' ? blankControls(cut(value, MAX_LENGTH)) : '';
}

/** A text of unknown origin as lines for a person, cut after `maxLength` characters: ends of lines and tabs stay. */
export function cleanLines(value: unknown, maxLength: number): string {
  if (typeof value !== 'string') return '';
  return cut(value, maxLength).replace(CONTROLS, (character) =>
    character === '\n' || character === '\t' ? character : ' ',
  );
}

/** A text of unknown origin as one line, of any length. */
export function blankControls(text: string): string {
  return text.replace(CONTROLS, ' ');
}

/** The same with each control as `\u001b`, where a person has to find it. */
export function escapeControls(text: string): string {
  return text.replace(CONTROLS, escapeCharacter);
}

/** Without characters that a terminal obeys, but for ends of lines: JSON has the same value. */
export function escapeInLines(text: string): string {
  return text.replace(CONTROLS, (character) => (character === '\n' ? character : escapeCharacter(character)));
}

function cut(text: string, maxLength: number): string {
  return text.length > maxLength ? `${text.slice(0, maxLength)}…` : text;
}

/** Both halves of what needs two. */
function escapeCharacter(character: string): string {
  return Array.from(
    { length: character.length },
    (_, i) => `\\u${character.charCodeAt(i).toString(16).padStart(4, '0')}`,
  ).join('');
}
