import { describeCharacterSet } from './fallback-fonts';
import { findMissingGlyphs, outlineText } from './fonts';
import { formatNumber } from './lengths';
import { formatOpacity, idAttribute, paintAttributes } from './paint';
import { describeNode, type SceneNode } from './scene-node';
import type { ScreenContext } from './screen-context';
import { layOutText, type TextLayout } from './text-layout';
import { isOfSystem } from './widgets/system-files';

/** The outlines of a text's lines, as paths. Reports what a watch may draw otherwise. */
export function drawText(node: SceneNode, context: ScreenContext): string {
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
