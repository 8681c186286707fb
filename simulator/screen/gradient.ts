import { parseColour } from './colours';
import { formatNumber } from './lengths';
import { parseFraction } from './paint';
import { describeNode, type SceneNode } from './scene-node';
import type { ScreenContext } from './screen-context';

/**
 * A gradient shape: `shape` gives the shape's markup for fill attributes. The points of the gradient are relative to
 * the element's own corner; unless given it runs from the upper left to the lower right.
 * A bilinear gradient has its colours in the corners: two horizontal ones, the upper fading out downward.
 */
export function drawGradient(
  node: SceneNode,
  context: ScreenContext,
  drawShape: (fill: string) => string,
): string {
  const id = `gradient${pathOf(node)}`;
  const kind = node.ownValue('gradient-type') ?? 'linear';
  if (kind !== 'bilinear') {
    return `<defs>${gradientMarkup(node, context, id, kind, [1, 2])}</defs>${drawShape(` fill="url(#${id})"`)}`;
  }
  const [x, y] = [node.dimension('x'), node.dimension('y')];
  const across = pointAttributes(x, y, x + node.dimension('width'), y);
  const down = pointAttributes(x, y, x, y + node.dimension('height'));
  const fade = `<stop offset="0" stop-color="#fff"/><stop offset="1" stop-color="#000"/>`;
  const everywhere = 'maskUnits="userSpaceOnUse" x="-1000" y="-1000" width="3000" height="3000"';
  return (
    `<defs>${linearGradient(`${id}u`, across, gradientStops(node, context, [1, 2]))}` +
    `${linearGradient(`${id}l`, across, gradientStops(node, context, [3, 4]))}${linearGradient(`${id}f`, down, fade)}` +
    `<mask id="${id}m" ${everywhere}>${drawShape(` fill="url(#${id}f)"`)}</mask></defs>` +
    `${drawShape(` fill="url(#${id}l)"`)}<g mask="url(#${id}m)">${drawShape(` fill="url(#${id}u)"`)}</g>`
  );
}

/** The element's place in its view, as a name that no other element's gradient has. */
function pathOf(node: SceneNode): string {
  return node.parent ? `${pathOf(node.parent)}-${node.parent.children.indexOf(node)}` : '';
}

function gradientMarkup(
  node: SceneNode,
  context: ScreenContext,
  id: string,
  kind: string,
  colours: readonly number[],
): string {
  const [left, top] = [node.dimension('x'), node.dimension('y')];
  const at = (key: string, initial: number): number => node.dimensions.get(key) ?? initial;
  const x1 = left + at('gradient-x1', 0);
  const y1 = top + at('gradient-y1', 0);
  const x2 = left + at('gradient-x2', node.dimension('width'));
  const y2 = top + at('gradient-y2', node.dimension('height'));
  if (kind === 'radial') {
    const r = formatNumber(Math.hypot(x2 - x1, y2 - y1));
    const centre = `cx="${formatNumber(x1)}" cy="${formatNumber(y1)}" r="${r}"`;
    return `<radialGradient id="${id}" gradientUnits="userSpaceOnUse" ${centre}>${gradientStops(node, context, colours)}</radialGradient>`;
  }
  if (kind !== 'linear') context.warn(`${describeNode(node)}: gradient-type="${kind}" is not known`);
  return linearGradient(id, pointAttributes(x1, y1, x2, y2), gradientStops(node, context, colours));
}

function pointAttributes(x1: number, y1: number, x2: number, y2: number): string {
  return `x1="${formatNumber(x1)}" y1="${formatNumber(y1)}" x2="${formatNumber(x2)}" y2="${formatNumber(y2)}"`;
}

function linearGradient(id: string, between: string, inside: string): string {
  return `<linearGradient id="${id}" gradientUnits="userSpaceOnUse" ${between}>${inside}</linearGradient>`;
}

function gradientStops(node: SceneNode, context: ScreenContext, colours: readonly number[]): string {
  return colours
    .map((number, i) => {
      const text = node.ownValue(`gradient-color${number}`) ?? node.computedValue('fill') ?? 'black';
      const colour = parseColour(text);
      if (!colour) context.warn(`${describeNode(node)}: gradient-color${number}="${text}" is no colour`);
      const alpha = (colour?.alpha ?? 1) * parseFraction(node.ownValue(`gradient-opacity${number}`));
      const clear = alpha < 1 ? ` stop-opacity="${formatNumber(alpha)}"` : '';
      return `<stop offset="${i}" stop-color="${colour?.rgb ?? '#000000'}"${clear}/>`;
    })
    .join('');
}
