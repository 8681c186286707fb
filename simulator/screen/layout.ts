import { boxOf } from './bounds';
import { parseLength, resolveLength } from './lengths';
import { describe, type SceneNode } from './scene-node';
import type { ScreenContext } from './screen-context';
import { Transform } from './transform';
import { hasOwnBox, isDrawn } from './vocabulary';

/** A property that is laid out: which of the parent's sizes its percentages mean, and what it is unless given. */
interface Dimension {
  along: 'width' | 'height' | 'none';
  initial?: string;
}

const X: Dimension = { along: 'width' };
const Y: Dimension = { along: 'height' };
const PLAIN: Dimension = { along: 'none' };
const BOX = { x: X, y: Y, width: X, height: Y };
const WHOLE = {
  x: X,
  y: Y,
  width: { along: 'width', initial: '100%' },
  height: { along: 'height', initial: '100%' },
} as const;
const ARC = { ...BOX, 'arc-width': PLAIN, 'start-angle': PLAIN, 'sweep-angle': PLAIN };
const GRADIENT = { 'gradient-x1': X, 'gradient-y1': Y, 'gradient-x2': X, 'gradient-y2': Y };

type Dimensions = Readonly<Record<string, Dimension>>;

const NONE: Dimensions = {};

const DIMENSIONS: Readonly<Record<string, Dimensions>> = {
  svg: WHOLE,
  section: WHOLE,
  use: WHOLE,
  text: { x: X, y: Y },
  textarea: WHOLE,
  rect: BOX,
  image: BOX,
  circle: { cx: X, cy: Y, r: X },
  line: { x1: X, y1: Y, x2: X, y2: Y },
  arc: ARC,
  gradientRect: { ...BOX, ...GRADIENT },
  gradientArc: { ...ARC, ...GRADIENT },
};

/** The numbers that an element of this tag has, by attribute name. */
export function dimensionsOf(tag: string): Dimensions {
  return (Object.hasOwn(DIMENSIONS, tag) && DIMENSIONS[tag]) || NONE;
}

/**
 * Works out the numbers of an element and all in it from their lengths, in document order. Done when a view is loaded
 * and when a class changes; a size assigned by the app does not move what is inside, as on the watch.
 */
export function layOut(node: SceneNode, context: ScreenContext): void {
  const whole = node.parent?.inner ?? context.size;
  const warn = (text: string): void => context.warn(`${describe(node)}: ${text}`);
  for (const [name, dimension] of Object.entries(dimensionsOf(node.tag))) {
    const text = node.own(name) ?? dimension.initial;
    if (text === undefined) {
      node.numbers.delete(name);
      continue;
    }
    const length = parseLength(text);
    if (!length) {
      warn(`${name}="${text}" is no length`);
      continue;
    }
    if (/\s/.test(text.trim())) warn(`${name}="${text}": the watch takes no spaces in it`);
    const size = dimension.along === 'none' ? 0 : whole[dimension.along];
    const end = length.afterSibling ? endBefore(node, dimension, context) : 0;
    node.setNumber(name, resolveLength(length, size, end));
  }
  node.inner = hasOwnBox(node.tag) ? { width: node.number('width'), height: node.number('height') } : whole;
  // Laid out again, a group keeps what the app made of its transform.
  if (node.tag === 'g') node.transform ??= Transform.parse(node.own('transform') ?? '', whole, warn);
  for (const child of node.children) layOut(child, context);
}

/**
 * Where the sibling before ends, to the right or below; 0 for the first. Of a text the watch adds the size to `x` and
 * `y` as they stand, though they mean its baseline: in Fitbit's sdk-weather-clock and sdk-calendar-clock what follows
 * `$` lies a line's height below the baseline.
 */
function endBefore(node: SceneNode, { along }: Dimension, context: ScreenContext): number {
  const siblings = node.parent?.children.filter((each) => isDrawn(each.tag)) ?? [];
  const before = siblings[siblings.indexOf(node) - 1];
  if (!before) return 0;
  const { x, y, width, height } = boxOf(before, context);
  const at = (name: string, edge: number): number =>
    (before.tag === 'text' ? before.numbers.get(name) : undefined) ?? edge;
  return along === 'height' ? at('y', y) + height : at('x', x) + width;
}
