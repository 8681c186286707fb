import { isContainer, isDrawn } from './element-schema';
import { type Box, describeNode, type SceneNode } from './scene-node';
import type { ScreenContext } from './screen-context';
import { baselineOf, layOutText } from './text-layout';
import { measureLine } from './text-style';

/**
 * The rectangle an element occupies, in the coordinates of its parent. For a text: the line's full height and the
 * advance of its characters; for a group: the rectangle around its children.
 */
export function boundingBoxOf(node: SceneNode, context: ScreenContext): Box {
  switch (node.tag) {
    case 'text':
      return textBox(node, context);
    case 'image':
      return measureImage(node, context);
    case 'circle': {
      const r = node.dimension('r');
      return { x: node.dimension('cx') - r, y: node.dimension('cy') - r, width: 2 * r, height: 2 * r };
    }
    case 'line':
      return lineBox(node);
    case 'g':
    case 'mask':
      return measureChildren(node, context);
  }
  return {
    x: node.dimension('x'),
    y: node.dimension('y'),
    width: node.dimension('width'),
    height: node.dimension('height'),
  };
}

function textBox(node: SceneNode, context: ScreenContext): Box {
  const { style, lines } = layOutText(node, context);
  const { ascent, descent } = measureLine(style);
  const line = lines[0];
  return {
    x: line?.x ?? node.dimension('x'),
    y: baselineOf(node, style) - ascent,
    width: line?.width ?? 0,
    height: ascent + descent,
  };
}

/** The rectangle of an image; without a size of its own it has that of its file. */
export function measureImage(node: SceneNode, context: ScreenContext): Box {
  const { dimensions } = node;
  const natural =
    dimensions.has('width') && dimensions.has('height')
      ? undefined
      : context.images.sizeOf(node.ownValue('href') ?? '', describeNode(node));
  return {
    x: node.dimension('x'),
    y: node.dimension('y'),
    width: dimensions.get('width') ?? natural?.width ?? 0,
    height: dimensions.get('height') ?? natural?.height ?? 0,
  };
}

/** The ends of a line. */
export function getLineEnds(node: SceneNode): { x1: number; y1: number; x2: number; y2: number } {
  return {
    x1: node.dimension('x1'),
    y1: node.dimension('y1'),
    x2: node.dimension('x2'),
    y2: node.dimension('y2'),
  };
}

function lineBox(node: SceneNode): Box {
  const { x1, y1, x2, y2 } = getLineEnds(node);
  return { x: Math.min(x1, x2), y: Math.min(y1, y2), width: Math.abs(x2 - x1), height: Math.abs(y2 - y1) };
}

/** The rectangle around a container's displayed children, in the coordinates of the container's parent. */
export function measureChildren(node: SceneNode, context: ScreenContext): Box {
  return measureAround(node, (child) => boundingBoxOf(child, context));
}

/** The same around the shapes in it: the size that a container inside gives to its children does not count. */
export function measureShapes(node: SceneNode, context: ScreenContext): Box {
  return measureAround(node, (child) =>
    isContainer(child.tag) ? measureShapes(child, context) : boundingBoxOf(child, context),
  );
}

function measureAround(node: SceneNode, measure: (child: SceneNode) => Box): Box {
  const points: [number, number][] = [];
  for (const child of node.children) {
    if (!isDrawn(child.tag) || child.resolvedValue('display') === 'none') continue;
    const box = measure(child);
    for (const x of [box.x, box.x + box.width]) {
      for (const y of [box.y, box.y + box.height]) points.push(toParentCoordinates(node, x, y));
    }
  }
  if (points.length === 0) return { x: 0, y: 0, width: 0, height: 0 };
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  const x = Math.min(...xs);
  const y = Math.min(...ys);
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}

/** Converts a point from a container's own coordinates to those of its parent. */
export function toParentCoordinates(node: SceneNode, x: number, y: number): [number, number] {
  const [right, down] = node.transform ? node.transform.apply(x, y) : [x, y];
  return [right + node.dimension('x'), down + node.dimension('y')];
}

/** Converts a point from the coordinates of an element's parent to those of the screen. */
export function toScreenCoordinates(node: SceneNode, x: number, y: number): [number, number] {
  let point: [number, number] = [x, y];
  for (let up = node.parent; up; up = up.parent) point = toParentCoordinates(up, ...point);
  return point;
}

/** Converts a point from the coordinates of a container's parent to its own. */
export function toLocalCoordinates(node: SceneNode, x: number, y: number): [number, number] {
  const [right, down] = [x - node.dimension('x'), y - node.dimension('y')];
  return node.transform ? node.transform.applyInverse(right, down) : [right, down];
}
