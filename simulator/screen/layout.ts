import { boundingBoxOf } from './bounds';
import { hasOwnBox, isDrawn } from './element-schema';
import { parseLength, resolveLength } from './lengths';
import { describeNode, type SceneNode } from './scene-node';
import type { ScreenContext } from './screen-context';
import { Transform } from './transform';

/** A property that is laid out: which of the parent's sizes its percentages mean, and what it is unless given. */
interface Dimension {
  relativeTo: 'width' | 'height' | 'none';
  initial?: string;
}

const HORIZONTAL: Dimension = { relativeTo: 'width' };
const VERTICAL: Dimension = { relativeTo: 'height' };
const ABSOLUTE: Dimension = { relativeTo: 'none' };
const BOX_DIMENSIONS = { x: HORIZONTAL, y: VERTICAL, width: HORIZONTAL, height: VERTICAL };
const FULL_SIZE_DIMENSIONS = {
  x: HORIZONTAL,
  y: VERTICAL,
  width: { relativeTo: 'width', initial: '100%' },
  height: { relativeTo: 'height', initial: '100%' },
} as const;
const ARC_DIMENSIONS = {
  ...BOX_DIMENSIONS,
  'arc-width': ABSOLUTE,
  'start-angle': ABSOLUTE,
  'sweep-angle': ABSOLUTE,
};
const GRADIENT_DIMENSIONS = {
  'gradient-x1': HORIZONTAL,
  'gradient-y1': VERTICAL,
  'gradient-x2': HORIZONTAL,
  'gradient-y2': VERTICAL,
};

type Dimensions = Readonly<Record<string, Dimension>>;

const NO_DIMENSIONS: Dimensions = {};

const DIMENSIONS_BY_TAG: Readonly<Record<string, Dimensions>> = {
  svg: FULL_SIZE_DIMENSIONS,
  section: FULL_SIZE_DIMENSIONS,
  use: FULL_SIZE_DIMENSIONS,
  text: { x: HORIZONTAL, y: VERTICAL },
  textarea: FULL_SIZE_DIMENSIONS,
  rect: BOX_DIMENSIONS,
  image: BOX_DIMENSIONS,
  circle: { cx: HORIZONTAL, cy: VERTICAL, r: HORIZONTAL },
  line: { x1: HORIZONTAL, y1: VERTICAL, x2: HORIZONTAL, y2: VERTICAL },
  arc: ARC_DIMENSIONS,
  gradientRect: { ...BOX_DIMENSIONS, ...GRADIENT_DIMENSIONS },
  gradientArc: { ...ARC_DIMENSIONS, ...GRADIENT_DIMENSIONS },
};

/** The numbers that an element of this tag has, by attribute name. */
export function dimensionsOf(tag: string): Dimensions {
  return (Object.hasOwn(DIMENSIONS_BY_TAG, tag) && DIMENSIONS_BY_TAG[tag]) || NO_DIMENSIONS;
}

/**
 * Works out the numbers of an element and all in it from their lengths, in document order. Done when a view is loaded
 * and when a class changes; a size assigned by the app does not move what is inside, as on the watch.
 */
export function layOut(node: SceneNode, context: ScreenContext): void {
  const parentSize = node.parent?.innerSize ?? context.size;
  const warn = (text: string): void => context.warn(`${describeNode(node)}: ${text}`);
  for (const [name, dimension] of Object.entries(dimensionsOf(node.tag))) {
    const text = node.ownValue(name) ?? dimension.initial;
    if (text === undefined) {
      node.dimensions.delete(name);
      continue;
    }
    const length = parseLength(text);
    if (!length) {
      warn(`${name}="${text}" is no length`);
      continue;
    }
    if (/\s/.test(text.trim())) warn(`${name}="${text}": the watch takes no spaces in it`);
    const size = dimension.relativeTo === 'none' ? 0 : parentSize[dimension.relativeTo];
    const end = length.afterSibling ? endOfPreviousSibling(node, dimension, context) : 0;
    node.setDimension(name, resolveLength(length, size, end));
  }
  node.innerSize = hasOwnBox(node.tag)
    ? { width: node.dimension('width'), height: node.dimension('height') }
    : parentSize;
  // Laid out again, a group keeps what the app made of its transform.
  if (node.tag === 'g')
    node.transform ??= Transform.parse(node.ownValue('transform') ?? '', parentSize, warn);
  for (const child of node.children) layOut(child, context);
}

/**
 * Where the sibling before ends, to the right or below; 0 for the first. Of a text the watch adds the size to `x` and
 * `y` as they stand, though they mean its baseline: in Fitbit's sdk-weather-clock and sdk-calendar-clock what follows
 * `$` lies a line's height below the baseline.
 */
function endOfPreviousSibling(
  node: SceneNode,
  { relativeTo: along }: Dimension,
  context: ScreenContext,
): number {
  const siblings = node.parent?.children.filter((each) => isDrawn(each.tag)) ?? [];
  const before = siblings[siblings.indexOf(node) - 1];
  if (!before) return 0;
  const { x, y, width, height } = boundingBoxOf(before, context);
  const at = (name: string, edge: number): number =>
    (before.tag === 'text' ? before.dimensions.get(name) : undefined) ?? edge;
  return along === 'height' ? at('y', y) + height : at('x', x) + width;
}
