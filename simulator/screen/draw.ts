import { isContainer, isDrawn, isShape } from './element-schema';
import { findDescendant } from './element-search';
import { pathOf } from './gradient';
import { formatNumber } from './lengths';
import { findMask, isGreyscaleImage, showsBesideContent } from './masks';
import { formatOpacity, idAttribute } from './paint';
import type { DimensionName } from './property-table';
import { describeNode, type SceneNode } from './scene-node';
import type { ScreenContext } from './screen-context';
import { SHAPE_PAINTERS } from './shape-painters';

/** The markup of an element and its descendants as standard SVG; cached until one of them changes. */
export function drawNode(node: SceneNode, context: ScreenContext): string {
  // A mask is drawn where a container refers to it.
  if (node.tag === 'mask') return '';
  if (node.cachedMarkup === undefined) {
    node.isHidden = node.resolvedValue('display') === 'none' || !isDrawn(node.tag);
    node.cachedMarkup = node.isHidden || node.isOutside ? '' : drawVisibleNode(node, context);
  }
  return node.cachedMarkup;
}

function drawVisibleNode(node: SceneNode, context: ScreenContext): string {
  if (isContainer(node.tag)) return drawContainer(node, context);
  warnAboutNegative(node, context);
  const isVisible = isShape(node.tag) && node.resolvedValue('visibility') !== 'hidden';
  const shape = isVisible ? SHAPE_PAINTERS[node.tag](node, context) : '';
  // Children of a shape lie on top of it, in the coordinates of its parent: a shape has none of its own.
  return shape + drawChildren(node, context);
}

const SIZES = ['width', 'height', 'r', 'arc-width'] as const satisfies DimensionName[];

function warnAboutNegative(node: SceneNode, context: ScreenContext): void {
  for (const name of SIZES)
    if (node.dimension(name) < 0)
      context.warn(`${describeNode(node)}: its ${name} is negative; what a watch draws then is not known`);
}

/** Children from the lowest to the topmost: by layer, then in document order. */
export function inLayerOrder(children: readonly SceneNode[]): readonly SceneNode[] {
  const layer = (node: SceneNode): number => Number(node.ownValue('layer')) || 0;
  return children.some((child) => layer(child) !== 0)
    ? [...children].sort((a, b) => layer(a) - layer(b))
    : children;
}

function drawChildren(node: SceneNode, context: ScreenContext): string {
  return inLayerOrder(node.children)
    .map((child) => drawNode(child, context))
    .join('');
}

function drawContainer(node: SceneNode, context: ScreenContext): string {
  const mask = findMask(node);
  const inside = mask ? drawMasked(node, mask, context) : drawChildren(node, context);
  if (inside === '') return '';
  const [x, y] = [node.dimension('x'), node.dimension('y')];
  const moves = [
    x !== 0 || y !== 0 ? `translate(${formatNumber(x)} ${formatNumber(y)})` : '',
    node.transform?.toSvg() ?? '',
  ];
  const transform = moves.filter((move) => move !== '').join(' ');
  const attributes = (transform === '' ? '' : ` transform="${transform}"`) + formatOpacity(node);
  if (node.ownValue('overflow') === 'hidden') {
    const { width, height } = node.innerSize;
    // resvg ends the process at a viewport without an area.
    if (Number(formatNumber(width)) <= 0 || Number(formatNumber(height)) <= 0) return '';
    const size = ` width="${formatNumber(width)}" height="${formatNumber(height)}"`;
    return `<g${attributes}${idAttribute(node)}><svg${size}>${inside}</svg></g>`;
  }
  return attributes === '' && node.id === '' ? inside : `<g${attributes}${idAttribute(node)}>${inside}</g>`;
}

/** A larger mask is not drawn itself, so that many of them inside each other cannot fill the memory. */
const MAX_SHOWN_MASK_LENGTH = 65_536;

/**
 * The children of a masked container. As observed on a Versa 3 (gondwanasoft/fitbit-mask-test), greyscale images are
 * not masked, and the mask itself is seen where the children do not cover it.
 */
function drawMasked(node: SceneNode, mask: SceneNode, context: ScreenContext): string {
  mask.maskUsers ??= new Set();
  mask.maskUsers.add(node);
  const masked = (markup: string): string =>
    markup === '' ? '' : `<g mask="url(#${maskIdOf(mask)})">${markup}</g>`;
  let result = '';
  let run = '';
  for (const child of inLayerOrder(node.children)) {
    const markup = drawNode(child, context);
    if (!isGreyscaleImage(child, context)) {
      const inner = findDescendant(child, (each) => isGreyscaleImage(each, context));
      if (inner)
        context.warn(
          `${describeNode(inner)}: a greyscale image, which a Versa 3 does not mask; here it is masked`,
        );
      run += markup;
      continue;
    }
    if (markup !== '')
      context.warn(`${describeNode(child)}: a greyscale image, which a Versa 3 does not mask`);
    result += masked(run) + markup;
    run = '';
  }
  result += masked(run);
  if (result === '' || !showsBesideContent(node, mask, context)) return result;
  context.warn(`${describeNode(node)}: does not cover its mask, which a Versa 3 draws there, too`);
  const shown = drawMaskContent(mask, context);
  return shown.length > MAX_SHOWN_MASK_LENGTH ? result : shown + result;
}

function drawMaskContent(mask: SceneNode, context: ScreenContext): string {
  if (mask.cachedMarkup === undefined) {
    // Ends the recursion where masks refer to each other.
    mask.cachedMarkup = '';
    mask.cachedMarkup = drawChildren(mask, context);
  }
  return mask.cachedMarkup;
}

/**
 * The masks that drawn containers refer to. They show what lies under their opaque parts, whatever their colour, as
 * observed on a Versa 3, and cover the whole screen.
 */
export function drawMasks(masks: readonly SceneNode[], context: ScreenContext): string {
  const everywhere = 'maskUnits="userSpaceOnUse" x="-1000" y="-1000" width="3000" height="3000"';
  const drawn = new Map<SceneNode, string>();
  let countBefore: number;
  // A mask may have masked containers inside, which need theirs.
  do {
    countBefore = drawn.size;
    for (const mask of masks) {
      if (!mask.maskUsers || drawn.has(mask)) continue;
      const content = drawMaskContent(mask, context);
      drawn.set(mask, `<mask id="${maskIdOf(mask)}" mask-type="alpha" ${everywhere}>${content}</mask>`);
    }
  } while (drawn.size > countBefore);
  return [...drawn.values()].join('');
}

/** Not the author's id, which several masks may have. */
function maskIdOf(mask: SceneNode): string {
  return `mask${pathOf(mask)}`;
}
