import { boundingBoxOf, measureShapes } from './bounds';
import { isContainer, isDrawn } from './element-schema';
import { findDescendant } from './element-search';
import { fillOf, fillOpacityOf, parseFraction, tintOf } from './paint';
import { type Box, describeNode, type SceneNode } from './scene-node';
import type { ScreenContext } from './screen-context';

/** An id of this view. Anything else, such as `url(http://…)`, is not drawn. */
const MASK_REFERENCE = /^#([^\s()"'<>\\]+)$/;

/** The masks of containers, found once: elements do not move. */
const knownMasks = new WeakMap<SceneNode, { reference: string; mask: SceneNode | undefined }>();

/**
 * The mask that a container refers to: the nearest of that id, so that each copy of a symbol has its own. Undefined
 * where there is none, and where it would mask itself.
 */
export function findMask(node: SceneNode): SceneNode | undefined {
  const reference = node.ownValue('mask');
  if (reference === undefined) return undefined;
  const known = knownMasks.get(node);
  if (known?.reference === reference) return known.mask;
  const found = findNearestMask(node);
  const mask = found && isMaskedBy(found, node, new Set()) ? undefined : found;
  knownMasks.set(node, { reference, mask });
  return mask;
}

function findNearestMask(node: SceneNode): SceneNode | undefined {
  const id = MASK_REFERENCE.exec(node.ownValue('mask') ?? '')?.[1];
  if (id === undefined) return undefined;
  for (let up: SceneNode | undefined = node; up; up = up.parent) {
    if (up.tag === 'mask' && up.id === id) return up;
    const found = findDescendant(up, (each) => each.tag === 'mask' && each.id === id);
    if (found) return found;
  }
  return undefined;
}

/** Whether the element is inside of the mask, or of a mask that it needs. */
function isMaskedBy(mask: SceneNode, node: SceneNode, seen: Set<SceneNode>): boolean {
  if (seen.has(mask)) return false;
  seen.add(mask);
  for (let up: SceneNode | undefined = node; up; up = up.parent) if (up === mask) return true;
  return Boolean(
    findDescendant(mask, (each) => {
      const needed = findNearestMask(each);
      return needed !== undefined && isMaskedBy(needed, node, seen);
    }),
  );
}

/** Warns about masks without effect: on an element that is no container, or with a name that no mask has. */
export function warnAboutMask(node: SceneNode, context: ScreenContext): void {
  const reference = node.ownValue('mask');
  if (reference === undefined || reference === 'none' || !isDrawn(node.tag)) return;
  if (!isContainer(node.tag))
    context.warn(`${describeNode(node)}: mask="${reference}": the watch masks containers only`);
  else if (!findMask(node))
    context.warn(
      `${describeNode(node)}: mask="${reference}": no such mask${findNearestMask(node) ? ' that is not inside itself' : ''}`,
    );
}

/** Whether the element is an image that has only alpha, from a greyscale file. */
export function isGreyscaleImage(node: SceneNode, context: ScreenContext): boolean {
  return node.tag === 'image' && context.images.isGreyscale(node.ownValue('href') ?? '', describeNode(node));
}

/**
 * Whether a mask is seen itself, beside what it masks: not where one opaque rectangle or image covers all of it.
 */
export function showsBesideContent(node: SceneNode, mask: SceneNode, context: ScreenContext): boolean {
  const area = measureShapes(mask, context);
  if (area.width === 0 || area.height === 0) return false;
  return !coversArea(node, area, context);
}

function coversArea(container: SceneNode, area: Box, context: ScreenContext): boolean {
  return container.children.some((child) => {
    if (isPlainContainer(child)) return coversArea(child, area, context);
    return isOpaqueBox(child, context) && contains(boundingBoxOf(child, context), area);
  });
}

/** Whether what is inside is drawn as if it stood in the container's place. */
function isPlainContainer(node: SceneNode): boolean {
  return (
    isContainer(node.tag) &&
    node.resolvedValue('display') !== 'none' &&
    parseFraction(node.ownValue('opacity')) === 1 &&
    node.ownValue('overflow') !== 'hidden' &&
    node.ownValue('mask') === undefined &&
    node.dimension('x') === 0 &&
    node.dimension('y') === 0 &&
    (node.transform?.toSvg() ?? '') === ''
  );
}

function isOpaqueBox(node: SceneNode, context: ScreenContext): boolean {
  if (node.resolvedValue('display') === 'none' || node.resolvedValue('visibility') === 'hidden') return false;
  if (parseFraction(node.ownValue('opacity')) < 1) return false;
  if (node.tag === 'rect') return fillOf(node, context).alpha === 1;
  if (node.tag === 'gradientRect') return fillOpacityOf(node) === 1;
  return node.tag === 'image' && (!isGreyscaleImage(node, context) || tintOf(node, context).alpha === 1);
}

function contains(outer: Box, inner: Box): boolean {
  return (
    outer.x <= inner.x &&
    outer.y <= inner.y &&
    outer.x + outer.width >= inner.x + inner.width &&
    outer.y + outer.height >= inner.y + inner.height
  );
}
