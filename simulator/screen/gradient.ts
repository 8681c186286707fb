import { formatNumber } from './lengths';
import { parseFraction, readColour } from './paint';
import type { DimensionName } from './property-table';
import { describeNode, type SceneNode } from './scene-node';
import type { ScreenContext } from './screen-context';

/** What a gradient is made from: its element and the name that its markup has. */
interface GradientSource {
  node: SceneNode;
  context: ScreenContext;
  id: string;
}

interface Point {
  x: number;
  y: number;
}

type ColourNumber = 1 | 2 | 3 | 4;

/**
 * Draws a gradient shape; `drawShape` returns the shape's markup with the given fill attributes. The points of the
 * gradient are relative to the element's own corner; by default it runs from the upper left to the lower right.
 * A bilinear gradient has its colours in the corners, clockwise from the upper left: two horizontal ones, the upper
 * fading out downward.
 */
export function drawGradient(
  node: SceneNode,
  context: ScreenContext,
  drawShape: (fill: string) => string,
): string {
  const id = `gradient${pathOf(node)}`;
  const source = { node, context, id };
  if (node.ownValue('gradient-type') !== 'bilinear')
    return `<defs>${gradientMarkup(source)}</defs>${drawShape(` fill="url(#${id})"`)}`;
  const corner = { x: node.dimension('x'), y: node.dimension('y') };
  const across = pointAttributes(corner, { ...corner, x: corner.x + node.dimension('width') });
  const down = pointAttributes(corner, { ...corner, y: corner.y + node.dimension('height') });
  const fade = `<stop offset="0" stop-color="#fff"/><stop offset="1" stop-color="#000"/>`;
  const everywhere = 'maskUnits="userSpaceOnUse" x="-1000" y="-1000" width="3000" height="3000"';
  return (
    `<defs>${linearGradient(`${id}u`, across, gradientStops(source, [1, 2]))}` +
    `${linearGradient(`${id}l`, across, gradientStops(source, [4, 3]))}${linearGradient(`${id}f`, down, fade)}` +
    `<mask id="${id}m" ${everywhere}>${drawShape(` fill="url(#${id}f)"`)}</mask></defs>` +
    `${drawShape(` fill="url(#${id}l)"`)}<g mask="url(#${id}m)">${drawShape(` fill="url(#${id}u)"`)}</g>`
  );
}

/** A name that no other element of the view has. */
export function pathOf(node: SceneNode): string {
  return node.parent ? `${pathOf(node.parent)}-${node.parent.children.indexOf(node)}` : '';
}

function gradientMarkup(source: GradientSource): string {
  const { node, context, id } = source;
  const stops = gradientStops(source, [1, 2]);
  const [left, top] = [node.dimension('x'), node.dimension('y')];
  const at = (name: DimensionName, initial: number): number => node.dimensions.get(name) ?? initial;
  const from = { x: left + at('gradient-x1', 0), y: top + at('gradient-y1', 0) };
  const to = {
    x: left + at('gradient-x2', node.dimension('width')),
    y: top + at('gradient-y2', node.dimension('height')),
  };
  const kind = node.resolvedValue('gradient-type');
  if (kind === 'radial') {
    const r = formatNumber(Math.hypot(to.x - from.x, to.y - from.y));
    const centre = `cx="${formatNumber(from.x)}" cy="${formatNumber(from.y)}" r="${r}"`;
    return `<radialGradient id="${id}" gradientUnits="userSpaceOnUse" ${centre}>${stops}</radialGradient>`;
  }
  if (kind !== 'linear') context.warn(`${describeNode(node)}: gradient-type="${kind}" is not known`);
  return linearGradient(id, pointAttributes(from, to), stops);
}

function pointAttributes(from: Point, to: Point): string {
  const [x1, y1, x2, y2] = [from.x, from.y, to.x, to.y].map(formatNumber);
  return `x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}"`;
}

function linearGradient(id: string, between: string, inside: string): string {
  return `<linearGradient id="${id}" gradientUnits="userSpaceOnUse" ${between}>${inside}</linearGradient>`;
}

function gradientStops({ node, context }: GradientSource, colours: readonly ColourNumber[]): string {
  return colours
    .map((number, i) => {
      const text = node.ownValue(`gradient-color${number}`) ?? node.resolvedValue('fill');
      const colour = readColour(node, `gradient-color${number}`, text, context);
      const alpha = (colour?.alpha ?? 1) * parseFraction(node.ownValue(`gradient-opacity${number}`));
      const clear = alpha < 1 ? ` stop-opacity="${formatNumber(alpha)}"` : '';
      return `<stop offset="${i}" stop-color="${colour?.rgb ?? '#000000'}"${clear}/>`;
    })
    .join('');
}
