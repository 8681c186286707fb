import { arcPath } from './arc-path';
import { boxOf, imageBox } from './bounds';
import { missingGlyph, outline } from './fonts';
import { drawGradient } from './gradient';
import { digits } from './lengths';
import { opacity, paint, tintOf } from './paint';
import { type Box, describe, type SceneNode } from './scene-node';
import type { ScreenContext } from './screen-context';
import { flowText } from './text-flow';
import { isContainer, isDrawn } from './vocabulary';

/** The markup of an element and all in it, as standard SVG; kept until something in it changes. */
export function draw(node: SceneNode, context: ScreenContext): string {
  if (node.markup === undefined) {
    node.hidden = node.value('display') === 'none' || !isDrawn(node.tag);
    node.markup = node.hidden ? '' : drawNode(node, context);
  }
  return node.markup;
}

function drawNode(node: SceneNode, context: ScreenContext): string {
  if (node.tag === 'mask') return drawMask(node, context);
  if (isContainer(node.tag)) return drawContainer(node, context);
  const shape = node.value('visibility') === 'hidden' ? '' : drawShape(node, context);
  // What is in a shape lies on it, and where it would lie beside it: a shape has no coordinates of its own.
  return shape + drawChildren(node, context);
}

function drawShape(node: SceneNode, context: ScreenContext): string {
  switch (node.tag) {
    case 'text':
    case 'textarea':
      return drawText(node, context);
    case 'rect': {
      const box = boxOf(node, context);
      return box.width > 0 && box.height > 0
        ? tag('rect', node, `${boxAttributes(box)}${paint(node, context)}`)
        : '';
    }
    case 'circle': {
      const at = numbers(node, { cx: 'cx', cy: 'cy', r: 'r' });
      return node.number('r') > 0 ? tag('circle', node, `${at}${paint(node, context)}`) : '';
    }
    case 'line': {
      const ends = numbers(node, { x1: 'x1', y1: 'y1', x2: 'x2', y2: 'y2' });
      const width = ` stroke-width="${digits(strokeWidth(node))}"`;
      return tag('line', node, `${ends}${paint(node, context, 'stroke')}${width}`);
    }
    case 'arc': {
      const path = arcOf(node, context);
      return path === '' ? '' : tag('path', node, ` d="${path}"${paint(node, context)}`);
    }
    case 'image':
      return drawImage(node, context);
    case 'gradientRect':
    case 'gradientArc':
      return drawGradientShape(node, context);
  }
  return '';
}

/** A line's thickness in pixels. */
export function strokeWidth(node: SceneNode): number {
  const width = Number.parseFloat(node.value('stroke-width') ?? '1');
  return Number.isFinite(width) ? width : 1;
}

function arcOf(node: SceneNode, context: ScreenContext): string {
  return arcPath(
    boxOf(node, context),
    node.number('arc-width'),
    node.number('start-angle'),
    node.number('sweep-angle'),
  );
}

function drawGradientShape(node: SceneNode, context: ScreenContext): string {
  const shape =
    node.tag === 'gradientRect'
      ? `<rect${boxAttributes(boxOf(node, context))}`
      : `<path d="${arcOf(node, context)}"`;
  return `<g${opacity(node)}${name(node)}>${drawGradient(node, context, (fill) => `${shape}${fill}/>`)}</g>`;
}

/** Children in the order they lie above each other: by layer, then as they stand. */
export function inOrder(children: readonly SceneNode[]): readonly SceneNode[] {
  const layer = (node: SceneNode): number => Number(node.own('layer') ?? 0) || 0;
  return children.some((child) => layer(child) !== 0)
    ? [...children].sort((a, b) => layer(a) - layer(b))
    : children;
}

function drawChildren(node: SceneNode, context: ScreenContext): string {
  return inOrder(node.children)
    .map((child) => draw(child, context))
    .join('');
}

function drawContainer(node: SceneNode, context: ScreenContext): string {
  const inside = drawChildren(node, context);
  if (inside === '') return '';
  const [x, y] = [node.number('x'), node.number('y')];
  const moves = [
    x !== 0 || y !== 0 ? `translate(${digits(x)} ${digits(y)})` : '',
    node.transform?.markup() ?? '',
  ];
  const transform = moves.filter((move) => move !== '').join(' ');
  const mask = node.own('mask');
  const attributes =
    (transform === '' ? '' : ` transform="${transform}"`) +
    opacity(node) +
    (mask === undefined ? '' : ` mask="url(${escapeAttribute(mask)})"`);
  if (node.own('overflow') === 'hidden') {
    const size = ` width="${digits(node.inner.width)}" height="${digits(node.inner.height)}"`;
    return `<g${attributes}${name(node)}><svg${size}>${inside}</svg></g>`;
  }
  return attributes === '' && node.id === '' ? inside : `<g${attributes}${name(node)}>${inside}</g>`;
}

/**
 * Keeps what lies under something opaque, black or white: so a Versa 3 was seen to do. It reaches over the whole
 * screen, whichever container refers to it.
 */
function drawMask(node: SceneNode, context: ScreenContext): string {
  const inside = node.children.map((child) => draw(child, context)).join('');
  const everywhere = 'maskUnits="userSpaceOnUse" x="-1000" y="-1000" width="3000" height="3000"';
  return `<mask id="${escapeAttribute(node.id)}" mask-type="alpha" ${everywhere}>${inside}</mask>`;
}

function drawText(node: SceneNode, context: ScreenContext): string {
  const { style, lines } = flowText(node, context);
  if (lines.length === 0) return '';
  const look = `${paint(node, context)}${opacity(node)}${name(node)}`;
  const missing = missingGlyph(style.font, lines.map((line) => line.text).join(''));
  if (missing) context.warn(`${describe(node)}: the stand-in font has no "${missing}"; the watch's may`);
  if (node.value('fill') === undefined) context.warn(`${describe(node)}: no fill, so it is black`);
  const underline = node.value('text-decoration') === 'underline';
  return lines
    .map((line) => {
      const place = `translate(${digits(line.x)} ${digits(line.y)})`;
      const { path } = outline(style, line.text);
      const rule = underline ? underlinePath(line.width, style.size) : '';
      return `<path transform="${place}" d="${path}${rule}"${look}/>`;
    })
    .join('');
}

function underlinePath(width: number, size: number): string {
  const thickness = digits(Math.max(1, size * 0.06));
  return `M0 ${digits(size * 0.1)}h${digits(width)}v${thickness}h-${digits(width)}z`;
}

function drawImage(node: SceneNode, context: ScreenContext): string {
  const href = node.own('href') ?? '';
  if (href === '') return '';
  const image = context.images.draw(href, tintOf(node, context), describe(node));
  if (!image) return '';
  const box = imageBox(node, context);
  return tag('image', node, `${boxAttributes(box)} preserveAspectRatio="none" href="${image.uri}"`);
}

function boxAttributes(box: Box): string {
  return ` x="${digits(box.x)}" y="${digits(box.y)}" width="${digits(box.width)}" height="${digits(box.height)}"`;
}

function numbers(node: SceneNode, names: Readonly<Record<string, string>>): string {
  return Object.entries(names)
    .map(([attribute, number]) => ` ${attribute}="${digits(node.number(number))}"`)
    .join('');
}

function tag(element: string, node: SceneNode, attributes: string): string {
  return `<${element}${attributes}${opacity(node)}${name(node)}/>`;
}

/** Elements keep their id where a reader of the picture can find it; it need not be unique as an `id` would. */
function name(node: SceneNode): string {
  return node.id === '' ? '' : ` data-id="${escapeAttribute(node.id)}"`;
}

export function escapeAttribute(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;');
}
