const OPENING = '([{';
const CLOSING = ')]}';

/**
 * The line, from 1, where brackets nest deeper than `limit`; undefined where they do not. Parsers call themselves for
 * each level, and what nests thousands of levels would end them. Brackets of strings and comments count: what people
 * write has too few to matter.
 */
export function findDeepNesting(text: string, limit: number): number | undefined {
  let depth = 0;
  let line = 1;
  for (const character of text) {
    if (character === '\n') line++;
    else if (OPENING.includes(character)) {
      if (++depth > limit) return line;
    } else if (depth > 0 && CLOSING.includes(character)) depth--;
  }
  return undefined;
}
