import { type Colour, parseColour } from './colours';
import { isText } from './element-schema';
import { formatNumber } from './lengths';
import { initialOf } from './properties';
import type { PropertyName } from './property-table';
import { describeNode, type SceneNode } from './scene-node';
import type { ScreenContext } from './screen-context';
import { isOfSystem } from './widgets/system-files';

/** The attributes `fill` and `fill-opacity` (or those of a stroke) of an element, with a space before each. */
export function paintAttributes(
  node: SceneNode,
  context: ScreenContext,
  attribute: 'fill' | 'stroke' = 'fill',
): string {
  const { rgb, alpha } = fillOf(node, context);
  return ` ${attribute}="${rgb}"${alpha < 1 ? ` ${attribute}-opacity="${formatNumber(alpha)}"` : ''}`;
}

/** The colour of a property's text; undefined where it is none, which is reported. */
export function readColour(
  node: SceneNode,
  name: PropertyName,
  text: string,
  context: ScreenContext,
): Colour | undefined {
  const colour = parseColour(text);
  if (!colour) context.warn(`${describeNode(node)}: ${name}="${text}" is no colour`);
  else if (text.includes('rgba')) {
    context.warn(
      `${describeNode(node)}: ${name}="${text}": no face is known whose rgba() a watch draws; #AARRGGBB works`,
    );
  }
  return colour;
}

/** An element's fill, its `fill-opacity` considered. */
export function fillOf(node: SceneNode, context: ScreenContext): Colour {
  const colour = readColour(node, 'fill', node.computedValue('fill') ?? defaultFillOf(node), context);
  return {
    rgb: colour?.rgb ?? '#000000',
    alpha: (colour?.alpha ?? 1) * fillOpacityOf(node),
  };
}

/** The text of a widget of the watch's is white where nobody gives it a fill: its author need not. */
function defaultFillOf(node: SceneNode): string {
  return isText(node.tag) && isOfSystem(node.location) ? '#ffffff' : initialOf('fill');
}

/** What colours an image that has only alpha: its fill, white without one, its `fill-opacity` considered. */
export function tintOf(node: SceneNode, context: ScreenContext): Colour {
  const text = node.computedValue('fill');
  const colour = text === undefined ? undefined : readColour(node, 'fill', text, context);
  return { rgb: colour?.rgb ?? '#ffffff', alpha: (colour?.alpha ?? 1) * fillOpacityOf(node) };
}

/** The element's own `fill-opacity` or the inherited one, 0 … 1. */
export function fillOpacityOf(node: SceneNode): number {
  return parseFraction(node.computedValue('fill-opacity'));
}

/** The attribute `opacity` with a space before it, empty for 1; `paintAlpha` is that of what the element paints. */
export function formatOpacity(node: SceneNode, paintAlpha = 1): string {
  const value = parseFraction(node.ownValue('opacity')) * paintAlpha;
  return value < 1 ? ` opacity="${formatNumber(value)}"` : '';
}

/** An element's opacity times that of all its ancestors, 0 … 1; 0 where it is hidden. */
export function effectiveOpacity(node: SceneNode): number {
  let opacity = node.resolvedValue('visibility') === 'hidden' ? 0 : 1;
  for (let up: SceneNode | undefined = node; up; up = up.parent)
    opacity *= parseFraction(up.ownValue('opacity'));
  return opacity;
}

/** A fraction, 0 … 1; 1 where absent or no number. */
export function parseFraction(text: string | undefined): number {
  if (text === undefined) return 1;
  const value = Number(text);
  return Number.isFinite(value) ? Math.min(1, Math.max(0, value)) : 1;
}

/** The element's id for readers of the picture. Not `id`, which would have to be unique. */
export function idAttribute(node: SceneNode): string {
  return node.id === '' ? '' : ` data-id="${escapeAttribute(node.id)}"`;
}

function escapeAttribute(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;');
}
