import { buildArcPath } from './arc-path';
import { boundingBoxOf, measureImage } from './bounds';
import { drawText } from './draw-text';
import type { ShapeTag } from './element-schema';
import { drawGradient } from './gradient';
import { warnAboutScaling } from './image-scaling';
import { formatNumber } from './lengths';
import { hasRoundEnds, strokeWidthOf } from './line-stroke';
import { isGreyscaleImage } from './masks';
import { fillOpacityOf, formatOpacity, idAttribute, paintAttributes, parseFraction, tintOf } from './paint';
import type { DimensionName } from './property-table';
import { type Box, describeNode, type SceneNode } from './scene-node';
import type { ScreenContext } from './screen-context';

/** The markup of each shape, its children left out. */
export const SHAPE_PAINTERS: Readonly<Record<ShapeTag, (node: SceneNode, context: ScreenContext) => string>> =
  {
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
  if (!node.dimensions.has('arc-width'))
    context.warn(`${describeNode(node)}: no arc-width, so nothing of it is drawn`);
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
