import { parse } from 'acorn';

/**
 * Says what in `source` is no ECMAScript 5, as `line:column: problem`; undefined where all is. JerryScript on the
 * watch refuses a script with newer syntax as a whole.
 */
export function findNewerSyntax(source: string): string | undefined {
  try {
    parse(source, { ecmaVersion: 5, allowReturnOutsideFunction: true });
    return undefined;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const { line = 0, column = 0 } = (error as { loc?: { line: number; column: number } }).loc ?? {};
    return `${line}:${column + 1}: ${error.message.replace(/ \(\d+:\d+\)$/, '')}`;
  }
}
