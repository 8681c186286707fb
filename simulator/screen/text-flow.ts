import { describeNode, type SceneNode } from './scene-node';
import type { ScreenContext } from './screen-context';
import { lineMetrics, type TextStyle, textOf, textStyle, widthOf } from './text-style';

/** A line of text: where it begins on its baseline, in the coordinates of the element's parent. */
export interface TextLine {
  text: string;
  x: number;
  y: number;
  width: number;
}

/** A text element's lines as they stand on the screen. */
export interface TextFlow {
  style: TextStyle;
  lines: TextLine[];
  /** Some of the text is not shown. */
  overflowing: boolean;
}

/** Lays out the characters of a `text` (one line, x,y on the baseline) or a `textarea` (lines in a box). */
export function flowText(node: SceneNode, context: ScreenContext): TextFlow {
  const style = textStyle(node, context);
  const text = textOf(node, context);
  return node.tag === 'textarea' ? flowArea(node, style, text) : flowLine(node, style, text, context);
}

function flowLine(node: SceneNode, style: TextStyle, whole: string, context: ScreenContext): TextFlow {
  let text = whole.replace(/\s+/g, ' ');
  const length = Number(node.computedValue('text-length'));
  // The watch reserves this many characters; it is taken as the longest text it shows.
  const overflowing = length > 0 && text.length > length;
  if (overflowing) {
    context.warn(`${describeNode(node)}: text of ${text.length} characters where text-length is ${length}`);
    text =
      node.computedValue('text-overflow') === 'ellipsis'
        ? `${text.slice(0, length - 1)}…`
        : text.slice(0, length);
  }
  const width = widthOf(style, text);
  const x = node.dimension('x') - anchorShift(style, width);
  return { style, lines: text === '' ? [] : [{ text, x, y: baselineOf(node, style), width }], overflowing };
}

/**
 * Where a text's line stands. Without `y` the watch centres it in its container: so the pictures of Fitbit's sdk-moment
 * and of others show it.
 */
export function baselineOf(node: SceneNode, style: TextStyle): number {
  const y = node.dimensions.get('y');
  if (y !== undefined || !node.parent) return y ?? 0;
  const { ascent, descent } = lineMetrics(style);
  return (node.parent.innerSize.height - ascent - descent) / 2 + ascent;
}

/** How far left of its place a text begins. */
function anchorShift(style: TextStyle, width: number): number {
  if (style.anchor === 'middle') return width / 2;
  return style.anchor === 'end' ? width : 0;
}

function flowArea(node: SceneNode, style: TextStyle, text: string): TextFlow {
  const { ascent, descent } = lineMetrics(style);
  const pitch = Number(node.ownValue('line-increment')) || ascent + descent;
  const room = { width: node.dimension('width'), height: node.dimension('height') };
  const fit = Math.max(1, Math.floor((room.height - (ascent + descent)) / pitch + 1.001));
  const rows = Number(node.ownValue('rows')) || fit;
  const all = wrap(style, text, room.width);
  const shown = all.slice(0, Math.min(rows, fit));
  const overflowing = shown.length < all.length;
  if (overflowing && node.computedValue('text-overflow') === 'ellipsis') {
    shown[shown.length - 1] = shorten(style, `${shown[shown.length - 1] ?? ''}…`, room.width);
  }
  const height = shown.length === 0 ? 0 : (shown.length - 1) * pitch + ascent + descent;
  const top = node.dimension('y') + alignShift(node.ownValue('display-align'), room.height - height);
  const lines = shown.map((line, i) => {
    const width = widthOf(style, line);
    const left = style.anchor === 'middle' ? room.width / 2 : style.anchor === 'end' ? room.width : 0;
    return {
      text: line,
      width,
      x: node.dimension('x') + left - anchorShift(style, width),
      y: top + ascent + i * pitch,
    };
  });
  return { style, lines: lines.filter((line) => line.text !== ''), overflowing };
}

function alignShift(align: string | undefined, space: number): number {
  if (align === 'center' || align === 'middle') return space / 2;
  return align === 'bottom' || align === 'after' ? space : 0;
}

/** Breaks at spaces and line ends; a word wider than the box is broken inside. */
function wrap(style: TextStyle, text: string, width: number): string[] {
  if (text === '') return [];
  const lines: string[] = [];
  for (const paragraph of text.split('\n')) {
    let line = '';
    for (const word of paragraph.split(/\s+/)) {
      const longer = line === '' ? word : `${line} ${word}`;
      if (widthOf(style, longer) <= width) {
        line = longer;
        continue;
      }
      if (line !== '') lines.push(line);
      line = word;
      while (line.length > 1 && widthOf(style, line) > width) {
        const head = fitting(style, line, width);
        lines.push(head);
        line = line.slice(head.length);
      }
    }
    lines.push(line);
  }
  return lines;
}

/** The longest beginning of a word that fits, one character at least. */
function fitting(style: TextStyle, word: string, width: number): string {
  let head = word.slice(0, -1);
  while (head.length > 1 && widthOf(style, head) > width) head = head.slice(0, -1);
  return head;
}

/** Takes characters from before the final ellipsis until the line fits. */
function shorten(style: TextStyle, line: string, width: number): string {
  let short = line;
  while (short.length > 1 && widthOf(style, short) > width) short = `${short.slice(0, -2).trimEnd()}…`;
  return short;
}
