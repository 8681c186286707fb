import { parse } from 'acorn';
import { findDeepNesting } from '../world/nesting';

/** Deeper nesting would end the parser, and the process with it. */
const MAX_NESTING = 1_000;

/**
 * Returns the first syntax newer than ECMAScript 5, or what keeps a script from being looked at, as
 * `line:column: problem`; undefined where there is neither. JerryScript on the watch rejects a script with newer
 * syntax.
 */
export function findNewerSyntax(source: string): string | undefined {
  const deepLine = findDeepNesting(source, MAX_NESTING);
  if (deepLine !== undefined)
    return `${deepLine}: brackets of more than ${MAX_NESTING} levels; not looked at for syntax newer than ES5`;
  try {
    parse(source, { ecmaVersion: 5, allowReturnOutsideFunction: true });
    return undefined;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    // acorn adds the place to its errors.
    const { line = 0, column = 0 } = (error as { loc?: { line: number; column: number } }).loc ?? {};
    const place = `${line}:${column + 1}`;
    if (/stack/.test(error.message))
      return `${place}: it nests too deep; not looked at for syntax newer than ES5`;
    // No colon after it: what follows `Unexpected token:` is covered as a secret.
    return `${place}: ${error.message.replace(/ \(\d+:\d+\)$/, '')} (newer than ES5; a watch does not run it)`;
  }
}
