import { parse } from 'acorn';

/**
 * Returns the first syntax newer than ECMAScript 5 as `line:column: problem`, or undefined. JerryScript on the watch
 * rejects a script with newer syntax.
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
