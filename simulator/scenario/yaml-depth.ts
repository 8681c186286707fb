import { type CST, Parser } from 'yaml';
import { findDeepNesting } from '../world/nesting';

/** Of lists and maps within each other; a scenario has eight. */
export const MAX_YAML_DEPTH = 100;
/**
 * A list or map within another begins at least one column further to the right. A sign that begins one stands before a
 * space: dashes in a row are a text.
 */
const DEEP_INDENT = new RegExp(`^(?:[ \\t]|[?:-](?=\\s|$)){${2 * MAX_YAML_DEPTH}}`);

/**
 * The line, from 1, where a YAML file nests deeper than MAX_YAML_DEPTH; undefined where it does not. The library calls
 * itself for each level, and at the end of the stack V8 may end the process instead of throwing.
 */
export function findDeepYaml(text: string): number | undefined {
  const indented = text.split('\n').findIndex((line) => DEEP_INDENT.test(line));
  if (indented >= 0) return indented + 1;
  const brackets = findDeepNesting(text, MAX_YAML_DEPTH);
  if (brackets !== undefined) return brackets;
  const offset = findDeepToken(text);
  return offset === undefined ? undefined : text.slice(0, offset).split('\n').length;
}

/** The library's tokens, which it reads without calling itself: what the first looks do not see. */
function findDeepToken(text: string): number | undefined {
  for (const document of new Parser().parse(text)) {
    const waiting: { token: CST.Token; depth: number }[] = [{ token: document, depth: 0 }];
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const { token, depth } = next;
      if (depth > MAX_YAML_DEPTH) return token.offset;
      if (token.type === 'document' && token.value) waiting.push({ token: token.value, depth });
      for (const { key, value } of 'items' in token ? token.items : [])
        for (const inner of [key, value]) if (inner) waiting.push({ token: inner, depth: depth + 1 });
    }
  }
  return undefined;
}
