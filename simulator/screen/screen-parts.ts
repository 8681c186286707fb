import { boundingBoxOf, toScreenCoordinates } from './bounds';
import { isContainer, isDrawn } from './element-schema';
import { outlineText } from './fonts';
import { strokeCorners } from './line-stroke';
import { isGreyscaleImage } from './masks';
import { effectiveOpacity, fillOf, tintOf } from './paint';
import type { Box, SceneNode } from './scene-node';
import type { ScreenPart } from './screen';
import type { ScreenContext } from './screen-context';
import { layOutText } from './text-layout';

type Point = [number, number];

/** The displayed shapes of a view in document order; a text once a line. */
export function collectParts(root: SceneNode, context: ScreenContext): ScreenPart[] {
  const parts: ScreenPart[] = [];
  collect(root, []);
  return parts;

  function collect(node: SceneNode, ancestorIds: readonly string[]): void {
    if (node.resolvedValue('display') === 'none' || !isDrawn(node.tag) || node.tag === 'mask') return;
    if (!isContainer(node.tag)) parts.push(...partsOfElement(node, context, ancestorIds));
    if (node.children.length === 0) return;
    const inside = node.id === '' ? ancestorIds : [...ancestorIds, node.id];
    for (const child of node.children) collect(child, inside);
  }
}

function partsOfElement(
  node: SceneNode,
  context: ScreenContext,
  ancestorIds: readonly string[],
): ScreenPart[] {
  const isImage = node.tag === 'image';
  const { rgb, alpha } = isImage ? tintOf(node, context) : fillOf(node, context);
  const part = {
    tag: node.tag,
    id: node.id,
    ancestorIds,
    fill: rgb,
    alpha: (isImage && !isGreyscaleImage(node, context) ? 1 : alpha) * effectiveOpacity(node),
  };
  if (node.tag === 'text' || node.tag === 'textarea') return textParts(node, context, part);
  return [{ ...part, ...toScreenCorners(node, shapeOf(node, context)) }];
}

function textParts(node: SceneNode, context: ScreenContext, part: ScreenPart): ScreenPart[] {
  const { style, lines, isOverflowing } = layOutText(node, context);
  const { size, weight } = style;
  if (lines.length === 0) return [part];
  return lines.map((line) => {
    const { ink } = outlineText(style, line.text);
    const box = { ...ink, x: line.x + ink.x, y: line.y + ink.y };
    const text = { shown: line.text, isCut: isOverflowing, size, weight };
    return { ...part, text, ...(ink.width > 0 && toScreenCorners(node, boxCorners(box))) };
  });
}

/** Corners of the painted area, in the coordinates of the element's parent. */
function shapeOf(node: SceneNode, context: ScreenContext): Point[] {
  return node.tag === 'line' ? strokeCorners(node, context) : boxCorners(boundingBoxOf(node, context));
}

function boxCorners({ x, y, width, height }: Box): Point[] {
  return [
    [x, y],
    [x + width, y],
    [x + width, y + height],
    [x, y + height],
  ];
}

/** Nothing where a corner is at infinity: no pixel is painted there. */
function toScreenCorners(node: SceneNode, own: Point[]): Pick<ScreenPart, 'corners'> {
  const corners = isMoved(node) ? own.map(([x, y]) => toScreenCoordinates(node, x, y)) : own;
  return corners.every(([x, y]) => Number.isFinite(x) && Number.isFinite(y)) ? { corners } : {};
}

/** Whether a container of the element has a place or a transform of its own; most have none. */
function isMoved({ parent }: SceneNode): boolean {
  for (let up = parent; up; up = up.parent) {
    if (up.transform || up.dimension('x') !== 0 || up.dimension('y') !== 0) return true;
  }
  return false;
}
