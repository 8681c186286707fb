import { boundingBoxOf, getLineEnds, measureChildren, toLocalCoordinates } from './bounds';
import { inLayerOrder } from './draw';
import { type AppEventTarget, hasListener } from './element-events';
import { isContainer, isDrawn } from './element-schema';
import type { ElementWrappers } from './element-screen';
import { findDescendant } from './element-search';
import { strokeWidthOf } from './line-stroke';
import { type Box, describeNode, type SceneNode } from './scene-node';
import type { ScreenContext } from './screen-context';
import { isDisabled } from './widgets/widget-parts';

/**
 * The topmost element at a point that accepts the pointer, by its own `pointer-events`: with `visible` where it is
 * visible (a fill of `none` or an opacity of 0 does not matter), with `all` also where `visibility` hides it. Without
 * either an element lets the pointer through.
 */
export function hitTest(
  node: SceneNode,
  x: number,
  y: number,
  context: ScreenContext,
): SceneNode | undefined {
  if (node.resolvedValue('display') === 'none' || node.tag === 'mask' || !isDrawn(node.tag)) return undefined;
  const [right, down] = isContainer(node.tag) ? toLocalCoordinates(node, x, y) : [x, y];
  const clipped =
    isContainer(node.tag) &&
    node.ownValue('overflow') === 'hidden' &&
    !isInside({ x: 0, y: 0, width: node.innerSize.width, height: node.innerSize.height }, right, down);
  if (clipped) return undefined;
  for (const child of [...inLayerOrder(node.children)].reverse()) {
    const found = hitTest(child, right, down, context);
    if (found) return found;
  }
  return acceptsPointer(node) && containsPoint(node, x, y, context) ? node : undefined;
}

/** Whether an element itself accepts the pointer, at any point. */
function acceptsPointer(node: SceneNode): boolean {
  if (node.widget && isDisabled(node)) return false;
  const mode = node.ownValue('pointer-events');
  return mode === 'all' || (mode === 'visible' && node.resolvedValue('visibility') !== 'hidden');
}

/** Whether an element can accept the pointer, once it is visible and enabled. */
export function mayAcceptPointer(node: SceneNode): boolean {
  return ['all', 'visible'].includes(node.ownValue('pointer-events') ?? '') || node.lacksSymbol;
}

export const FINGER_EVENTS: readonly string[] = [
  'click',
  'mousedown',
  'mouseup',
  'mousemove',
  'mouseover',
  'mouseout',
];

/** Whether the target has a listener for the finger. */
export function listensForFinger(target: AppEventTarget): boolean {
  return FINGER_EVENTS.some((type) => hasListener(target, type));
}

/**
 * Warns about elements that listen for the finger while neither they nor their descendants accept the pointer. A symbol
 * that is not here may have accepted it.
 */
export function warnAboutUnreachable(
  root: SceneNode,
  wrappers: ElementWrappers,
  context: ScreenContext,
): void {
  for (const target of wrappers.targetsBelow(root)) {
    if (!listensForFinger(target)) continue;
    const node = wrappers.unwrap(target.wrapper);
    // The root needs none.
    if (node === root) continue;
    if (mayAcceptPointer(node) || findDescendant(node, mayAcceptPointer)) continue;
    context.warn(
      `${describeNode(node)}: listens for the finger, and has no pointer-events="visible" or "all"`,
    );
  }
}

function containsPoint(node: SceneNode, x: number, y: number, context: ScreenContext): boolean {
  switch (node.tag) {
    case 'circle':
      return Math.hypot(x - node.dimension('cx'), y - node.dimension('cy')) <= node.dimension('r');
    case 'line':
      return distanceToLine(node, x, y) <= strokeWidthOf(node, context) / 2;
  }
  // A container without a size of its own accepts the pointer where its children are.
  const sized = node.ownValue('width') !== undefined || node.ownValue('height') !== undefined || !node.parent;
  return isInside(
    isContainer(node.tag) && !sized ? measureChildren(node, context) : boundingBoxOf(node, context),
    x,
    y,
  );
}

function isInside(box: Box, x: number, y: number): boolean {
  return x >= box.x && x < box.x + box.width && y >= box.y && y < box.y + box.height;
}

function distanceToLine(node: SceneNode, x: number, y: number): number {
  const { x1, y1, x2, y2 } = getLineEnds(node);
  const [dx, dy] = [x2 - x1, y2 - y1];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - x1) * dx + (y - y1) * dy) / length));
  return Math.hypot(x - x1 - along * dx, y - y1 - along * dy);
}
