import { buildArcPath } from './arc-path';
import { boundingBoxOf, measureImage } from './bounds';
import { isContainer, isDrawn, isShape, type ShapeTag } from './element-schema';
import { findDescendant } from './element-search';
import { describeCharacterSet } from './fallback-fonts';
import { findMissingGlyphs, outlineText } from './fonts';
import { drawGradient, pathOf } from './gradient';
import { warnAboutScaling } from './image-scaling';
import { formatNumber } from './lengths';
import { hasRoundEnds, strokeWidthOf } from './line-stroke';
import { findMask, isGreyscaleImage, showsBesideContent } from './masks';
import { fillOpacityOf, formatOpacity, paintAttributes, parseFraction, tintOf } from './paint';
import type { DimensionName } from './property-table';
import { type Box, describeNode, type SceneNode } from './scene-node';
import type { ScreenContext } from './screen-context';
import { layOutText, type TextLayout } from './text-layout';
import { isOfSystem } from './widgets/system-files';

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

/** The markup of each shape, its children left out. */
const SHAPE_PAINTERS: Readonly<Record<ShapeTag, (node: SceneNode, context: ScreenContext) => string>> = {
  text: drawText,
  textarea: drawText,
  rect(node, context) {
    const box = boundingBoxOf(node, context);
    return box.width > 0 && box.height > 0
      ? shapeMarkup('rect', node, `${boxAttributes(box)}${paintAttributes(node, context)}`)
      : '';
  },
  circle(node, context) {
    const at = dimensionAttributes(node, ['cx', 'cy', 'r']);
    return node.dimension('r') > 0
      ? shapeMarkup('circle', node, `${at}${paintAttributes(node, context)}`)
      : '';
  },
  line(node, context) {
    const ends = dimensionAttributes(node, ['x1', 'y1', 'x2', 'y2']);
    const width = ` stroke-width="${formatNumber(strokeWidthOf(node, context))}"`;
    const cap = hasRoundEnds(node) ? ' stroke-linecap="round"' : '';
    return shapeMarkup('line', node, `${ends}${paintAttributes(node, context, 'stroke')}${width}${cap}`);
  },
  arc(node, context) {
    const path = arcPathOf(node, context);
    return path === '' ? '' : shapeMarkup('path', node, ` d="${path}"${paintAttributes(node, context)}`);
  },
  image: drawImage,
  gradientRect: (node, context) =>
    drawGradientShape(node, context, `<rect${boxAttributes(boundingBoxOf(node, context))}`),
  gradientArc: (node, context) => drawGradientShape(node, context, `<path d="${arcPathOf(node, context)}"`),
};

function arcPathOf(node: SceneNode, context: ScreenContext): string {
  if (hasRoundEnds(node))
    context.warn(
      `${describeNode(node)}: stroke-linecap="round" is drawn at lines only; a watch may draw it here`,
    );
  return buildArcPath(
    boundingBoxOf(node, context),
    node.dimension('arc-width'),
    node.dimension('start-angle'),
    node.dimension('sweep-angle'),
  );
}

/** `shape`: the beginning of the shape's tag, to which a fill is added. */
function drawGradientShape(node: SceneNode, context: ScreenContext, shape: string): string {
  const inside = drawGradient(node, context, (fill) => `${shape}${fill}/>`);
  return `<g${formatOpacity(node, fillOpacityOf(node))}${idAttribute(node)}>${inside}</g>`;
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

function drawText(node: SceneNode, context: ScreenContext): string {
  const { style, lines } = layOutText(node, context);
  if (lines.length === 0) return '';
  const look = `${paintAttributes(node, context)}${formatOpacity(node)}${idAttribute(node)}`;
  warnAboutMissingGlyph(node, { style, lines }, context);
  if (node.computedValue('fill') === undefined && !isInMask(node) && !isOfSystem(node.location))
    context.warn(`${describeNode(node)}: no fill, so it is black`);
  if (node.computedValue('font-size') === undefined)
    context.warn(
      `${describeNode(node)}: no font-size, so it has ${style.size} px here; a watch's own is not known`,
    );
  if (node.computedValue('writing-mode') === 'rl')
    context.warn(`${describeNode(node)}: writing-mode rl is drawn from left to right here`);
  const underline = node.resolvedValue('text-decoration') === 'underline';
  return lines
    .map((line) => {
      const place = `translate(${formatNumber(line.x)} ${formatNumber(line.y)})`;
      const { path } = outlineText(style, line.text);
      const rule = underline ? underlinePath(line.width, style.size) : '';
      return `<path transform="${place}" d="${path}${rule}"${look}/>`;
    })
    .join('');
}

/** A mask keeps what is under it, whatever its colour. */
function isInMask(node: SceneNode): boolean {
  for (let up = node.parent; up; up = up.parent) if (up.tag === 'mask') return true;
  return false;
}

/** The character sets that were reported of a screen. */
const reportedSets = new WeakMap<ScreenContext, Set<string>>();

function warnAboutMissingGlyph(
  node: SceneNode,
  { style, lines }: Pick<TextLayout, 'style' | 'lines'>,
  context: ScreenContext,
): void {
  for (const { text } of lines) {
    for (const missing of findMissingGlyphs(style, text)) {
      const { name, remedy } = describeCharacterSet(missing);
      const reported = reportedSets.get(context) ?? new Set();
      reportedSets.set(context, reported);
      if (reported.has(name)) continue;
      reported.add(name);
      context.warn(
        `${describeNode(node)}: no font here has "${missing}" (${name}); the watch's may${remedy}`,
      );
    }
  }
}

function underlinePath(width: number, size: number): string {
  const thickness = formatNumber(Math.max(1, size * 0.06));
  return `M0 ${formatNumber(size * 0.1)}h${formatNumber(width)}v${thickness}h-${formatNumber(width)}z`;
}

function drawImage(node: SceneNode, context: ScreenContext): string {
  const href = node.ownValue('href') ?? '';
  if (href === '') return '';
  const tint = tintOf(node, context);
  const image = context.images.toDataUri(href, tint.rgb, describeNode(node));
  if (!image) return '';
  const measured = measureImage(node, context);
  warnAboutScaling(node, image, measured, context);
  const box = boxAttributes(measured);
  const isAlphaOnly = isGreyscaleImage(node, context);
  if (!isAlphaOnly && parseFraction(node.ownValue('fill-opacity')) < 1) {
    const what = `${describeNode(node)}: fill-opacity leaves an image with colours of its own as it is`;
    context.warn(`${what}; opacity fades it`);
  }
  const alpha = isAlphaOnly ? tint.alpha : 1;
  return shapeMarkup('image', node, `${box} preserveAspectRatio="none" href="${image.uri}"`, alpha);
}

function boxAttributes(box: Box): string {
  return ` x="${formatNumber(box.x)}" y="${formatNumber(box.y)}" width="${formatNumber(box.width)}" height="${formatNumber(box.height)}"`;
}

/** Dimensions that standard SVG has by the same names. */
function dimensionAttributes(node: SceneNode, names: readonly DimensionName[]): string {
  return names.map((name) => ` ${name}="${formatNumber(node.dimension(name))}"`).join('');
}

/** `paintAlpha`: where the attributes have none of their own. */
function shapeMarkup(element: string, node: SceneNode, attributes: string, paintAlpha = 1): string {
  return `<${element}${attributes}${formatOpacity(node, paintAlpha)}${idAttribute(node)}/>`;
}

/** The element's id for readers of the picture. Not `id`, which would have to be unique. */
function idAttribute(node: SceneNode): string {
  return node.id === '' ? '' : ` data-id="${escapeAttribute(node.id)}"`;
}

function escapeAttribute(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;');
}
