import { createElement } from './dom';

/** Masks secrets in a text, or returns it unchanged. */
export type MaskText = (text: string) => string;

/** JSON with a line for each entry of the outermost two levels, so that rows of numbers stay rows. */
export function formatCompactJson(value: unknown, indent = ''): string {
  const flat = JSON.stringify(value) ?? 'undefined';
  if (indent.length > 2 || typeof value !== 'object' || value === null || flat.length < 44) return flat;
  const inner = `${indent}  `;
  const lines = Array.isArray(value)
    ? value.map((item) => inner + formatCompactJson(item, inner))
    : Object.entries(value).map(([key, item]) => `${inner}"${key}": ${formatCompactJson(item, inner)}`);
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  return `${open}\n${lines.join(',\n')}\n${indent}${close}`;
}

/** Names and values side by side; those without a value are left out. */
export function createFactList(values: Record<string, string | undefined>): HTMLElement {
  const list = createElement('dl');
  for (const [name, value] of Object.entries(values)) {
    if (value !== undefined)
      list.append(createElement('div', {}, createElement('dt', {}, name), createElement('dd', {}, value)));
  }
  return list;
}

/** JSON with its numbers, `true`, `false` and `null` highlighted. */
export function createCodeBlock(text: string): HTMLElement {
  const box = createElement('code');
  let end = 0;
  for (const match of text.matchAll(/(?<=[:[,]\s*)(-?\d[\d.eE+-]*|true|false|null)(?=\s*[,}\]]|\s*$)/gm)) {
    box.append(text.slice(end, match.index), createElement('em', {}, match[0]));
    end = match.index + match[0].length;
  }
  box.append(text.slice(end));
  return createElement('pre', { tabindex: '0' }, box);
}

/** Indented JSON; other text unchanged. */
export function formatJson(text: string): string {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? JSON.stringify(value, null, 2) : text;
  } catch {
    return text;
  }
}
