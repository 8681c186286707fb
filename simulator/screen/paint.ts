import { parseColour } from './colours';
import { digits } from './lengths';
import { describe, type SceneNode } from './scene-node';
import type { ScreenContext } from './screen-context';

/** The attributes `fill` and `fill-opacity` (or those of a stroke) of an element, with a space before each. */
export function paint(node: SceneNode, context: ScreenContext, as: 'fill' | 'stroke' = 'fill'): string {
  const { rgb, alpha } = fillOf(node, context);
  return ` ${as}="${rgb}"${alpha < 1 ? ` ${as}-opacity="${digits(alpha)}"` : ''}`;
}

/** An element's fill. Without any it is black, as in SVG; published faces have shadows that rely on it. */
export function fillOf(node: SceneNode, context: ScreenContext): { rgb: string; alpha: number } {
  const text = node.value('fill');
  const colour = parseColour(text ?? 'black');
  if (!colour) context.warn(`${describe(node)}: fill="${text}" is no colour`);
  return {
    rgb: colour?.rgb ?? '#000000',
    alpha: (colour?.alpha ?? 1) * fraction(node.value('fill-opacity')),
  };
}

/** Alpha-only images without a fill stay white. */
export function tintOf(node: SceneNode, context: ScreenContext): string {
  const text = node.value('fill');
  if (text === undefined) return '#ffffff';
  const colour = parseColour(text);
  if (!colour) context.warn(`${describe(node)}: fill="${text}" is no colour`);
  return colour?.rgb ?? '#ffffff';
}

/** The attribute `opacity`, with a space before it, where it is less than one. */
export function opacity(node: SceneNode): string {
  const value = fraction(node.own('opacity'));
  return value < 1 ? ` opacity="${digits(value)}"` : '';
}

/** How much an element shows of itself, by its opacity and that of all it is in: 0 … 1; hidden it is 0. */
export function seenOf(node: SceneNode): number {
  let seen = node.value('visibility') === 'hidden' ? 0 : 1;
  for (let up: SceneNode | undefined = node; up; up = up.parent) seen *= fraction(up.own('opacity'));
  return seen;
}

/** A part of one; 1 where absent or no number. */
export function fraction(text: string | undefined): number {
  if (text === undefined) return 1;
  const value = Number(text);
  return Number.isFinite(value) ? Math.min(1, Math.max(0, value)) : 1;
}
