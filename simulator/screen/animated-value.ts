import type { AnimationSpec } from './animation-spec';
import { parseColour } from './colours';
import { ease } from './easings';
import { type Length, parseLength, resolveLength } from './lengths';
import { isDimension, isDimensionOf, isOfOwnSize, relativeToOf } from './properties';
import { type DimensionName, PROPERTIES, type PropertyName, type PropertyRow } from './property-table';
import type { SceneNode } from './scene-node';
import { IDENTITY, type TransformKind } from './transform';

/** What an animation knows when it begins. */
export interface AnimatedRange {
  from: string;
  /** The element's value before. */
  valueBefore: string;
}

/** The element's value of what an animation changes, as a text that an animation can have. */
export function currentValue(node: SceneNode, { target }: AnimationSpec): string {
  if (target.kind === 'unknown') return '';
  if (target.kind === 'property') {
    const { name } = target;
    const dimension = isDimension(name) ? node.dimensions.get(name) : undefined;
    return String(dimension ?? node.computedValue(name) ?? initialValue(name));
  }
  const [x, y] = (['x', 'y'] as const).map(
    (axis) => node.transform?.get(target.name, axis) ?? IDENTITY[target.name],
  );
  return target.name === 'rotate' ? `${x}` : `${x},${y}`;
}

/** A dimension has one only once it is laid out. */
function initialValue(name: PropertyName): string {
  const { kind, initial }: PropertyRow = PROPERTIES[name];
  return kind === 'dimension' ? '' : (initial ?? '');
}

/** Shows an animation when `timeFraction` of its time has passed. */
export function applyProgress(
  node: SceneNode,
  animation: AnimationSpec,
  { from, valueBefore }: AnimatedRange,
  timeFraction: number,
): void {
  const { target, easing } = animation;
  const progress = ease(easing, timeFraction);
  if (target.kind === 'unknown') return;
  const to = animation.to ?? addBy(node, animation, from) ?? valueBefore;
  if (target.kind === 'transform') {
    const [x1, y1] = readTransform(node, target.name, from);
    const [x2, y2] = readTransform(node, target.name, to);
    node.setTransform(target.name, 'x', x1 + (x2 - x1) * progress);
    if (target.name !== 'rotate') node.setTransform(target.name, 'y', y1 + (y2 - y1) * progress);
    return;
  }
  const { name } = target;
  if (isDimensionOf(node.tag, name)) {
    const [a, b] = [toPixels(node, name, from), toPixels(node, name, to)];
    node.setDimension(name, a + (b - a) * progress);
  } else if (to !== '' || animation.to !== undefined) {
    node.setProperty('animation', name, interpolate(from, to, progress));
  }
}

/** Where an animation with `by` ends; undefined without it, and where nothing can be added. */
function addBy(node: SceneNode, { target, by }: AnimationSpec, from: string): string | undefined {
  if (by === undefined || target.kind === 'unknown') return undefined;
  if (target.kind === 'transform') {
    const [x, y] = readTransform(node, target.name, from);
    const [right, down] = readTransform(node, target.name, by);
    return `${x + right},${y + down}`;
  }
  const { name } = target;
  const [start, change] = isDimensionOf(node.tag, name)
    ? [toPixels(node, name, from), toPixels(node, name, by)]
    : [Number(from), Number(by)];
  const end = start + change;
  return Number.isFinite(end) ? String(end) : undefined;
}

/** Leaves the last value to the app, which may write over it. */
export function keepEndValue(node: SceneNode, { target }: AnimationSpec): void {
  if (target.kind !== 'property') return;
  const { name } = target;
  if (isDimensionOf(node.tag, name)) {
    node.assignDimension(name, node.dimension(name));
    return;
  }
  const value = node.ownValue(name);
  if (value !== undefined) node.setProperty('app', name, value);
  node.setProperty('animation', name, undefined);
}

/** Shows the value before the animation. */
export function restoreValue(
  node: SceneNode,
  animation: AnimationSpec,
  { valueBefore }: AnimatedRange,
): void {
  const { target } = animation;
  if (target.kind === 'property' && !isDimensionOf(node.tag, target.name))
    node.setProperty('animation', target.name, undefined);
  else applyProgress(node, animation, { from: valueBefore, valueBefore }, 0);
}

/** One end of a transform's animation: `45`, `50%,10`, or one number that scales both ways. */
function readTransform({ parent }: SceneNode, name: TransformKind, text: string): [x: number, y: number] {
  const [first, second] = parsePair(text);
  // Per cent are of the parent, as in the attribute.
  const whole = (name === 'translate' && parent?.innerSize) || NO_SIZE;
  const x = first ? resolveLength(first, whole.width, 0) : 0;
  if (second) return [x, resolveLength(second, whole.height, 0)];
  return [x, name === 'scale' ? x : 0];
}

const NO_SIZE = { width: 0, height: 0 };
/** Number of ends that are kept parsed: those of a view's animations. */
const MAX_CACHED_PAIRS = 1000;
const pairs = new Map<string, readonly (Readonly<Length> | undefined)[]>();

/** Kept, because each frame needs both ends. */
function parsePair(text: string): readonly (Readonly<Length> | undefined)[] {
  let pair = pairs.get(text);
  if (!pair) {
    pair = text
      .trim()
      .split(/\s*,\s*|\s+/)
      .map(parseLength);
    if (pairs.size < MAX_CACHED_PAIRS) pairs.set(text, pair);
  }
  return pair;
}

function toPixels(node: SceneNode, name: DimensionName, text: string): number {
  const length = parseLength(text);
  const relativeTo = relativeToOf(name);
  if (!length || !relativeTo) return length ? resolveLength(length, 0, 0) : 0;
  const whole = isOfOwnSize(name) ? node.dimension(relativeTo) : (node.parent?.innerSize[relativeTo] ?? 0);
  return resolveLength(length, whole, 0);
}

/** A number or colour between the two; a word changes at the end. */
function interpolate(from: string, to: string, progress: number): string {
  const [a, b] = [Number(from), Number(to)];
  if (from !== '' && Number.isFinite(a) && Number.isFinite(b)) return String(a + (b - a) * progress);
  const [first, last] = [parseColour(from), parseColour(to)];
  if (!first || !last) return progress < 1 ? from : to;
  const mix = (low: number, high: number): number => low + (high - low) * progress;
  const rgb = [1, 3, 5].map((i) =>
    toHexByte(
      mix(Number.parseInt(first.rgb.slice(i, i + 2), 16), Number.parseInt(last.rgb.slice(i, i + 2), 16)),
    ),
  );
  const alpha = mix(first.alpha, last.alpha);
  return `#${alpha < 1 ? toHexByte(alpha * 255) : ''}${rgb.join('')}`;
}

/** `value`: 0 … 255. */
function toHexByte(value: number): string {
  return Math.round(value).toString(16).padStart(2, '0');
}
