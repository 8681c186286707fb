import { boundingBoxOf } from '../../bounds';
import { findByPath } from '../../element-search';
import type { SceneNode, WidgetKind } from '../../scene-node';
import type { ScreenContext } from '../../screen-context';
import { measureAreaHeight } from '../../text-layout';
import { integerValueOf, isDisabled, isDisplayed } from '../widget-parts';

type LayOut = (node: SceneNode) => void;

/** The height that the `#text` of a part needs. */
function textHeight(part: SceneNode | undefined, context: ScreenContext): number {
  const text = part && findByPath(part, 'text');
  return text?.tag === 'textarea' && isDisplayed(text) ? measureAreaHeight(text, context) : 0;
}

/** Sets the height of an element. A sibling below it that is placed with `$` moves by the difference. */
function resize(node: SceneNode, height: number, layOut: LayOut): void {
  if (node.dimension('height') === height) return;
  node.setDimension('height', height);
  node.innerSize = { ...node.innerSize, height };
  for (const child of node.children) layOut(child);
  const siblings = node.parent?.children ?? [];
  for (const sibling of siblings.slice(siblings.indexOf(node) + 1))
    if (sibling.ownValue('y')?.startsWith('$')) layOut(sibling);
}

const dynamicTextarea: WidgetKind = {
  name: 'dynamic-textarea',
  arrange(node, context, layOut) {
    if (node.ownValue('height') === undefined) resize(node, textHeight(node, context), layOut);
  },
};

/** Header and copy under each other, as a block at the top or in the middle. */
function mixedText(name: string): WidgetKind {
  const anchor = name.includes('center') ? 'middle' : 'start';
  return {
    name,
    arrange(node, context, layOut) {
      const parts = ['top-padding', 'header', 'copy', 'bottom-padding'].map((id) => findByPath(node, id));
      let height = 0;
      for (const part of parts) {
        if (!part || !isDisplayed(part)) continue;
        const text = findByPath(part, 'text');
        if (text) {
          text.setProperty('symbol', 'text-anchor', anchor);
          resize(part, textHeight(part, context), layOut);
        }
        height += part.dimension('height');
      }
      let y = name.endsWith('mid') ? Math.max(0, (node.innerSize.height - height) / 2) : 0;
      for (const part of parts) {
        if (!part || !isDisplayed(part)) continue;
        part.setDimension('y', y);
        y += part.dimension('height');
      }
    },
  };
}

/** Pixels a second. */
const DEFAULT_MARQUEE_SPEED = 120;

const marquee: WidgetKind = {
  name: 'marquee-text',
  arrange(node, context) {
    const group = findByPath(node, 'group');
    const text = group && findByPath(group, 'text');
    const animation = group?.children.find((child) => child.animation)?.animation;
    if (!group || !text || !animation) return;
    const way =
      boundingBoxOf(text, context).width + (findByPath(group, 'separator')?.dimension('width') ?? 0);
    const speed = integerValueOf(node) || DEFAULT_MARQUEE_SPEED;
    animation.to = `${-way},0`;
    animation.durationMs = Math.max(1, Math.round((way / speed) * 1000));
  },
  isRunning(node, context) {
    const text = findByPath(node, 'group/text');
    if (!text || node.ownValue('mode') === '0' || isDisabled(node)) return false;
    return boundingBoxOf(text, context).width > node.dimension('width');
  },
};

const spinner: WidgetKind = {
  name: 'spinner',
  isRunning: (node) => node.ownValue('state') === 'enabled',
};

/** The number at the end of a file's name. */
const TRAILING_NUMBER = /\d+(?=(\.[a-z]+)*$)/i;

/** `value` chooses the picture by the number at the end of its name. */
const spriteImage: WidgetKind = {
  name: 'sprite-image',
  arrange(node) {
    const image = node.children.find((child) => child.tag === 'image');
    if (!image || node.ownValue('value') === undefined) return;
    const href = image.ownValue('href') ?? '';
    image.setProperty('widget', 'href', href.replace(TRAILING_NUMBER, String(integerValueOf(node))));
  },
};

export const TEXT_KINDS: readonly WidgetKind[] = [
  dynamicTextarea,
  ...['center-mid', 'center-top', 'left-mid', 'left-top'].map((place) => mixedText(`mixed-text-${place}`)),
  marquee,
  spinner,
  spriteImage,
];
