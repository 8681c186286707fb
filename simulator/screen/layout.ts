import { boundingBoxOf } from './bounds';
import { hasOwnBox, isDrawn, isKnownTag } from './element-schema';
import { parseLength, resolveLength } from './lengths';
import { dimensionsOf, relativeToOf } from './properties';
import type { DimensionName } from './property-table';
import { describeNode, type SceneNode } from './scene-node';
import type { ScreenContext } from './screen-context';
import { Transform } from './transform';

/**
 * Computes the dimensions of an element and its descendants from their lengths, in document order. Called when a view
 * is loaded and when a class changes; a size that the app assigns does not move what is inside, as on the watch.
 */
export function layOut(node: SceneNode, context: ScreenContext): void {
  const parentSize = node.parent?.innerSize ?? context.size;
  const warn = (text: string): void => context.warn(`${describeNode(node)}: ${text}`);
  for (const [name, { initial, initialOn, isOfOwnSize }] of dimensionsOf(node.tag)) {
    const hasInitial = !initialOn || (isKnownTag(node.tag) && initialOn.includes(node.tag));
    const text = node.ownValue(name) ?? (hasInitial ? initial : undefined);
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
    const relativeTo = relativeToOf(name);
    if (!relativeTo && (length.fraction !== 0 || length.isAfterSibling))
      warn(`${name}="${text}": an angle is in degrees`);
    const size = relativeTo ? (isOfOwnSize ? node.dimension(relativeTo) : parentSize[relativeTo]) : 0;
    const end = length.isAfterSibling ? endOfPreviousSibling(node, relativeTo, context) : 0;
    node.setDimension(name, resolveLength(length, size, end));
  }
  node.innerSize = hasOwnBox(node.tag)
    ? { width: node.dimension('width'), height: node.dimension('height') }
    : parentSize;
  // A new layout keeps what the app changed in a group's transform.
  if (node.tag === 'g')
    node.transform ??= Transform.parse(node.ownValue('transform') ?? '', parentSize, warn);
  for (const child of node.children) layOut(child, context);
  arrange(node, context);
}

/** Places what is in a widget. */
export function arrange(node: SceneNode, context: ScreenContext): void {
  node.widget?.arrange?.(node, context, (each) => layOut(each, context));
}

/**
 * The right or lower end of the sibling before; 0 for the first. For a text the watch adds the size to `x` and `y`,
 * although these mean its baseline: in Fitbit's sdk-weather-clock and sdk-calendar-clock `$` means a line's height
 * below the baseline.
 */
function endOfPreviousSibling(
  node: SceneNode,
  along: 'width' | 'height' | undefined,
  context: ScreenContext,
): number {
  const siblings = node.parent?.children.filter((each) => isDrawn(each.tag)) ?? [];
  const before = siblings[siblings.indexOf(node) - 1];
  if (!before) return 0;
  const { x, y, width, height } = boundingBoxOf(before, context);
  const at = (name: DimensionName, edge: number): number =>
    (before.tag === 'text' ? before.dimensions.get(name) : undefined) ?? edge;
  return along === 'height' ? at('y', y) + height : at('x', x) + width;
}
