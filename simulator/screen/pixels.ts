import { parseLength, resolveLength } from './lengths';
import { relativeToOf } from './properties';
import type { PropertyName } from './property-table';
import { describeNode, type SceneNode } from './scene-node';
import type { ScreenContext } from './screen-context';

/** A `length` in pixels, as the element has or inherits it; undefined where absent or no length, which is reported. */
export function resolvePixels(
  node: SceneNode,
  name: PropertyName,
  context: ScreenContext,
): number | undefined {
  const text = node.computedValue(name);
  if (text === undefined) return undefined;
  const length = parseLength(text);
  if (!length) {
    context.warn(`${describeNode(node)}: ${name}="${text}" is no length`);
    return undefined;
  }
  const parentSize = node.parent?.innerSize ?? context.size;
  return resolveLength(length, parentSize[relativeToOf(name) ?? 'height'], 0);
}
