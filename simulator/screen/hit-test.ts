import { boundingBoxOf, childrenBox, lineEnds, toLocalCoordinates } from './bounds';
import { inLayerOrder, strokeWidthOf } from './draw';
import { type AppEventTarget, hasListener } from './element-events';
import { isContainer, isDrawn } from './element-schema';
import type { ElementWrappers } from './element-screen';
import { findDescendant } from './element-search';
import { type Box, describeNode, type SceneNode } from './scene-node';
import type { ScreenContext } from './screen-context';

/**
 * The topmost element at a point that takes the pointer. `pointer-events` counts for the element it stands on:
 * `visible` takes it where the element is visible (a fill of `none` or an opacity of 0 does not matter), `all` also
 * where `visibility` hides it; without either an element lets the pointer through.
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

/** Whether an element itself takes the pointer, wherever it is. */
export function acceptsPointer(node: SceneNode): boolean {
  const mode = node.ownValue('pointer-events');
  return mode === 'all' || (mode === 'visible' && node.resolvedValue('visibility') !== 'hidden');
}

/** Whether somebody wants to know of a finger there. */
export function listensForTaps(place: AppEventTarget): boolean {
  return ['click', 'mousedown', 'mouseup'].some((type) => hasListener(place, type));
}

/** Tells of elements that listen for a finger which neither they nor anything in them takes. */
export function warnAboutUnreachable(
  root: SceneNode,
  wrappers: ElementWrappers,
  context: ScreenContext,
): void {
  for (const place of wrappers.targetsBelow(root)) {
    if (!listensForTaps(place)) continue;
    const node = wrappers.unwrap(place.wrapper);
    if (acceptsPointer(node) || findDescendant(node, acceptsPointer)) continue;
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
      return distanceToLine(node, x, y) <= strokeWidthOf(node) / 2;
  }
  // A container whose size the app did not say takes the pointer where something is in it.
  const sized = node.ownValue('width') !== undefined || node.ownValue('height') !== undefined || !node.parent;
  return isInside(
    isContainer(node.tag) && !sized ? childrenBox(node, context) : boundingBoxOf(node, context),
    x,
    y,
  );
}

function isInside(box: Box, x: number, y: number): boolean {
  return x >= box.x && x < box.x + box.width && y >= box.y && y < box.y + box.height;
}

function distanceToLine(node: SceneNode, x: number, y: number): number {
  const { x1, y1, x2, y2 } = lineEnds(node);
  const [dx, dy] = [x2 - x1, y2 - y1];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - x1) * dx + (y - y1) * dy) / length));
  return Math.hypot(x - x1 - along * dx, y - y1 - along * dy);
}
