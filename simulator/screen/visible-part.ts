import { boundingBoxOf, toParentCoordinates } from './bounds';
import { isContainer, isDrawn } from './element-schema';
import { outlineText } from './fonts';
import { strokeCorners } from './line-stroke';
import type { Box, SceneNode } from './scene-node';
import type { ScreenContext } from './screen-context';
import { layOutText } from './text-layout';

/** Less than this is no overlap, in pixels. */
const MIN_OVERLAP = 0.01;

/** Converts a point from an element's parent to the screen. */
type ToScreen = (x: number, y: number) => [number, number];

/**
 * Marks what is in a clipped element and outside of what is seen of it, which is not drawn then. Lists are longer than
 * the screen, and the renderer of pictures ends its process at a group that has nothing inside of a clipped one.
 */
export function markOutside(clipped: SceneNode, context: ScreenContext): void {
  const ancestors: SceneNode[] = [];
  for (let up = clipped.parent; up; up = up.parent) ancestors.push(up);
  const screen: Box = { x: 0, y: 0, width: context.size.width, height: context.size.height };
  const { parent } = clipped;
  const toScreen: ToScreen = (x, y) => (parent ? fromInside(parent, x, y) : [x, y]);
  const window = ancestors
    .filter(isClipped)
    .reduce((seen: Box, up) => overlapOf(seen, boxOnScreen(up)), screen);
  mark(clipped, toScreen, window, context);
}

export function isClipped(node: SceneNode): boolean {
  return node.ownValue('overflow') === 'hidden' && isContainer(node.tag);
}

/** Returns what an element paints on the screen, as a rectangle around it. */
function mark(node: SceneNode, toScreen: ToScreen, window: Box, context: ScreenContext): Box | undefined {
  if (!isDrawn(node.tag) || node.tag === 'mask' || node.resolvedValue('display') === 'none') return undefined;
  let painted: Box | undefined;
  if (isContainer(node.tag)) {
    const inside: ToScreen = (x, y) => toScreen(...toParentCoordinates(node, x, y));
    const { width, height } = node.innerSize;
    const seen = isClipped(node) ? overlapOf(window, around({ x: 0, y: 0, width, height }, inside)) : window;
    for (const child of node.children) painted = union(painted, mark(child, inside, seen, context));
    if (painted && isClipped(node)) painted = overlapOf(painted, seen);
  } else {
    for (const box of paintedBoxes(node, context)) painted = union(painted, around(box, toScreen));
    for (const child of node.children) painted = union(painted, mark(child, toScreen, window, context));
  }
  const overlap = painted && overlapOf(painted, window);
  node.setOutside(!overlap || overlap.width < MIN_OVERLAP || overlap.height < MIN_OVERLAP);
  return painted;
}

function paintedBoxes(node: SceneNode, context: ScreenContext): readonly Box[] {
  // The box of a line that goes straight across has no height, but its stroke has.
  if (node.tag === 'line') return [aroundPoints(strokeCorners(node, context))];
  if (node.tag !== 'text' && node.tag !== 'textarea') return [boundingBoxOf(node, context)];
  const { style, lines } = layOutText(node, context);
  return lines.map((line) => {
    const { ink } = outlineText(style, line.text);
    return { ...ink, x: line.x + ink.x, y: line.y + ink.y };
  });
}

function boxOnScreen(node: SceneNode): Box {
  const { width, height } = node.innerSize;
  return around({ x: 0, y: 0, width, height }, (x, y) => fromInside(node, x, y));
}

/** Converts a point from a container's own coordinates to those of the screen. */
function fromInside(container: SceneNode, x: number, y: number): [number, number] {
  let point: [number, number] = [x, y];
  for (let up: SceneNode | undefined = container; up; up = up.parent)
    point = toParentCoordinates(up, ...point);
  return point;
}

function around({ x, y, width, height }: Box, toScreen: ToScreen): Box {
  return aroundPoints([
    toScreen(x, y),
    toScreen(x + width, y),
    toScreen(x, y + height),
    toScreen(x + width, y + height),
  ]);
}

function aroundPoints(corners: readonly (readonly [x: number, y: number])[]): Box {
  const xs = corners.map(([each]) => each);
  const ys = corners.map(([, each]) => each);
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  return { x: left, y: top, width: Math.max(...xs) - left, height: Math.max(...ys) - top };
}

function union(a: Box | undefined, b: Box | undefined): Box | undefined {
  if (!a || !b) return a ?? b;
  const [x, y] = [Math.min(a.x, b.x), Math.min(a.y, b.y)];
  const width = Math.max(a.x + a.width, b.x + b.width) - x;
  return { x, y, width, height: Math.max(a.y + a.height, b.y + b.height) - y };
}

function overlapOf(a: Box, b: Box): Box {
  const [x, y] = [Math.max(a.x, b.x), Math.max(a.y, b.y)];
  const width = Math.max(0, Math.min(a.x + a.width, b.x + b.width) - x);
  return { x, y, width, height: Math.max(0, Math.min(a.y + a.height, b.y + b.height) - y) };
}
