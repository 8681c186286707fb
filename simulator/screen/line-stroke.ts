import { getLineEnds } from './bounds';
import { resolvePixels } from './pixels';
import type { SceneNode } from './scene-node';
import type { ScreenContext } from './screen-context';

/** A line's thickness in pixels. */
export function strokeWidthOf(node: SceneNode, context: ScreenContext): number {
  return resolvePixels(node, 'stroke-width', context) ?? 1;
}

/** Whether a line ends in half circles, as seen on pictures of fitbit-polyline and fitbit-pride-pills-clockface. */
export function hasRoundEnds(node: SceneNode): boolean {
  return node.resolvedValue('stroke-linecap') === 'round';
}

/** The corners of what a line paints, in the coordinates of its parent, with the rectangles around round ends. */
export function strokeCorners(node: SceneNode, context: ScreenContext): [x: number, y: number][] {
  const { x1, y1, x2, y2 } = getLineEnds(node);
  const length = Math.hypot(x2 - x1, y2 - y1);
  const isRound = hasRoundEnds(node);
  const half = strokeWidthOf(node, context) / 2 / (length || 1);
  // A line without a length has no width either, but is a dot where its ends are round.
  const [dx, dy] = length === 0 && isRound ? [half, 0] : [(x2 - x1) * half, (y2 - y1) * half];
  const [endX, endY] = isRound ? [dx, dy] : [0, 0];
  return [
    [x1 + dy - endX, y1 - dx - endY],
    [x2 + dy + endX, y2 - dx + endY],
    [x2 - dy + endX, y2 + dx + endY],
    [x1 - dy - endX, y1 + dx - endY],
  ];
}
