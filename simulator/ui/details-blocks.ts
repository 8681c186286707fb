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

/** Longest text of a block, characters: a body may have megabytes. */
const MAX_CODE_LENGTH = 100_000;
/**
 * A value of JSON after what is before it. The white space follows one character and is part of the match: each of its
 * characters is looked at a fixed number of times, however many there are.
 */
const VALUE = /([:[,]\s*)(-?\d[\d.eE+-]*|true|false|null)(?=\s*[,}\]]|\s*$)/gm;

/** The beginning of a text in pieces, of which `isValue` are highlighted, and how many characters follow. */
export function splitCode(text: string): { pieces: { text: string; isValue: boolean }[]; more: number } {
  const shown = text.slice(0, MAX_CODE_LENGTH);
  const pieces: { text: string; isValue: boolean }[] = [];
  let end = 0;
  for (const { index, 1: before = '', 2: value = '' } of shown.matchAll(VALUE)) {
    const start = index + before.length;
    pieces.push({ text: shown.slice(end, start), isValue: false }, { text: value, isValue: true });
    end = start + value.length;
  }
  pieces.push({ text: shown.slice(end), isValue: false });
  return { pieces, more: text.length - shown.length };
}

/** JSON with its numbers, `true`, `false` and `null` highlighted. */
export function createCodeBlock(code: string): HTMLElement {
  const { pieces, more } = splitCode(code);
  const box = createElement('code');
  box.append(...pieces.map(({ text, isValue }) => (isValue ? createElement('em', {}, text) : text)));
  if (more > 0) box.append(`\n… ${more.toLocaleString('en-US')} more characters`);
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
