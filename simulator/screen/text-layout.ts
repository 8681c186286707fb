import { resolvePixels } from './pixels';
import { describeNode, getInheritanceRevision, type SceneNode } from './scene-node';
import type { ScreenContext } from './screen-context';
import { measureLine, measureWidth, resolveText, resolveTextStyle, type TextStyle } from './text-style';

/** A line of text: where it begins on its baseline, in the coordinates of the element's parent. */
interface TextLine {
  text: string;
  x: number;
  y: number;
  width: number;
}

/** The lines of a text element. */
export interface TextLayout {
  readonly style: TextStyle;
  readonly lines: readonly TextLine[];
  /** Some of the text is not shown. */
  readonly isOverflowing: boolean;
}

/** What the layout of a `text` depends on. */
interface LayoutInputs {
  revision: number;
  buffer: string | undefined;
  x: number | undefined;
  y: number | undefined;
  maxWidth: number | undefined;
  parentHeight: number | undefined;
}

/** The last layout of a `text`: published faces measure the same texts each second. */
const keptLayouts = new WeakMap<SceneNode, { inputs: LayoutInputs; layout: TextLayout }>();

/** Lays out the characters of a `text` (one line, x,y on the baseline) or a `textarea` (lines in a box). */
export function layOutText(node: SceneNode, context: ScreenContext): TextLayout {
  if (node.tag === 'textarea')
    return layOutArea(node, resolveTextStyle(node, context), resolveText(node, context), context);
  const inputs: LayoutInputs = {
    revision: getInheritanceRevision(),
    buffer: node.ownValue('text-buffer'),
    x: node.dimensions.get('x'),
    y: node.dimensions.get('y'),
    maxWidth: node.dimensions.get('width'),
    parentHeight: node.parent?.innerSize.height,
  };
  const kept = keptLayouts.get(node);
  if (kept && areEqual(kept.inputs, inputs)) return kept.layout;
  const layout = layOutLine(node, resolveTextStyle(node, context), resolveText(node, context), context);
  keptLayouts.set(node, { inputs, layout });
  return layout;
}

function areEqual(a: LayoutInputs, b: LayoutInputs): boolean {
  return (
    a.revision === b.revision &&
    a.buffer === b.buffer &&
    a.x === b.x &&
    a.y === b.y &&
    a.maxWidth === b.maxWidth &&
    a.parentHeight === b.parentHeight
  );
}

function layOutLine(node: SceneNode, style: TextStyle, fullText: string, context: ScreenContext): TextLayout {
  // Each space is one, as on a picture of czandor/programmersWatchFitbit, whose app pads its texts; there are no lines.
  const oneLine = fullText.replace(/\r\n|\s/g, ' ');
  const text = cutToWidth(node, style, cutToLength(node, oneLine, context));
  const isOverflowing = text !== oneLine;
  const width = measureWidth(style, text);
  const x = node.dimension('x') - anchorShift(style, width);
  return { style, lines: text === '' ? [] : [{ text, x, y: baselineOf(node, style), width }], isOverflowing };
}

/** Only `text-overflow="ellipsis"` gives the width of a text a meaning: what does not fit ends with an ellipsis. */
function cutToWidth(node: SceneNode, style: TextStyle, text: string): string {
  const width = node.dimensions.get('width');
  if (width === undefined || node.computedValue('text-overflow') !== 'ellipsis') return text;
  return measureWidth(style, text) <= width ? text : shortenWithEllipsis(style, `${text}…`, width);
}

/** Returns the text as far as `text-length` allows: the watch reserves that many characters. */
function cutToLength(node: SceneNode, text: string, context: ScreenContext): string {
  const length = Number(node.computedValue('text-length'));
  if (!(length > 0) || text.length <= length) return text;
  context.warn(`${describeNode(node)}: text of ${text.length} characters where text-length is ${length}`);
  return node.computedValue('text-overflow') === 'ellipsis'
    ? `${text.slice(0, length - 1)}…`
    : text.slice(0, length);
}

/**
 * The baseline of a text. Without `y` the watch centres the line in its container, as the pictures of Fitbit's
 * sdk-moment and of others show.
 */
export function baselineOf(node: SceneNode, style: TextStyle): number {
  const y = node.dimensions.get('y');
  if (y !== undefined || !node.parent) return y ?? 0;
  const { ascent, descent } = measureLine(style);
  return (node.parent.innerSize.height - ascent - descent) / 2 + ascent;
}

/** How far left of its `x` a text begins. */
function anchorShift(style: TextStyle, width: number): number {
  if (style.anchor === 'middle') return width / 2;
  return style.anchor === 'end' ? width : 0;
}

function layOutArea(node: SceneNode, style: TextStyle, fullText: string, context: ScreenContext): TextLayout {
  const text = cutToLength(node, fullText, context);
  const { ascent, descent } = measureLine(style);
  const lineHeight = resolvePixels(node, 'line-increment', context) || ascent + descent;
  const box = { width: node.dimension('width'), height: node.dimension('height') };
  const rowsThatFit = Math.max(1, Math.floor((box.height - (ascent + descent)) / lineHeight + 1.001));
  const rows = Number(node.ownValue('rows')) || rowsThatFit;
  const allLines = wrapLines(style, text, box.width);
  const shown = allLines.slice(0, Math.min(rows, rowsThatFit));
  const hasMoreLines = shown.length < allLines.length;
  if (hasMoreLines && node.computedValue('text-overflow') === 'ellipsis') {
    shown[shown.length - 1] = shortenWithEllipsis(style, `${shown[shown.length - 1] ?? ''}…`, box.width);
  }
  const height = shown.length === 0 ? 0 : (shown.length - 1) * lineHeight + ascent + descent;
  const top = node.dimension('y') + alignShift(node.ownValue('display-align'), box.height - height);
  const lines = shown.map((line, i) => {
    const width = measureWidth(style, line);
    const left = style.anchor === 'middle' ? box.width / 2 : style.anchor === 'end' ? box.width : 0;
    return {
      text: line,
      width,
      x: node.dimension('x') + left - anchorShift(style, width),
      y: top + ascent + i * lineHeight,
    };
  });
  return {
    style,
    lines: lines.filter((line) => line.text !== ''),
    isOverflowing: hasMoreLines || text !== fullText,
  };
}

/** The height that all lines of a `textarea` need. */
export function measureAreaHeight(node: SceneNode, context: ScreenContext): number {
  const style = resolveTextStyle(node, context);
  const text = cutToLength(node, resolveText(node, context), context);
  const { length } = wrapLines(style, text, node.dimension('width'));
  const { ascent, descent } = measureLine(style);
  const lineHeight = Number(node.ownValue('line-increment')) || ascent + descent;
  return length === 0 ? 0 : (length - 1) * lineHeight + ascent + descent;
}

function alignShift(align: string | undefined, space: number): number {
  if (align === 'center' || align === 'middle') return space / 2;
  return align === 'bottom' || align === 'after' ? space : 0;
}

/** Breaks a text at spaces and line ends, and inside words that are wider than the box. */
function wrapLines(style: TextStyle, text: string, width: number): string[] {
  if (text === '') return [];
  const lines: string[] = [];
  for (const paragraph of text.split('\n')) {
    let line = '';
    for (const word of paragraph.split(/\s+/)) {
      const longer = line === '' ? word : `${line} ${word}`;
      if (measureWidth(style, longer) <= width) {
        line = longer;
        continue;
      }
      if (line !== '') lines.push(line);
      line = word;
      while (line.length > 1 && measureWidth(style, line) > width) {
        const head = longestFittingPrefix(style, line, width);
        lines.push(head);
        line = line.slice(head.length);
      }
    }
    lines.push(line);
  }
  return lines;
}

/** The longest prefix of a word that fits, at least one character. */
function longestFittingPrefix(style: TextStyle, word: string, width: number): string {
  let head = word.slice(0, -1);
  while (head.length > 1 && measureWidth(style, head) > width) head = head.slice(0, -1);
  return head;
}

/** Removes characters before the final ellipsis until the line fits. */
function shortenWithEllipsis(style: TextStyle, line: string, width: number): string {
  let short = line;
  while (short.length > 1 && measureWidth(style, short) > width) short = `${short.slice(0, -2).trimEnd()}…`;
  return short;
}
