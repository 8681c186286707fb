import { boundingBoxOf, toScreenCoordinates } from './bounds';
import { effectiveOpacity, fillOf } from './paint';
import type { SceneNode } from './scene-node';
import type { ScreenText } from './screen';
import type { ScreenContext } from './screen-context';
import { resolveText } from './text-style';

/** The texts of a view in reading order: top to bottom, left to right. */
export function collectTexts(root: SceneNode, context: ScreenContext): ScreenText[] {
  const found: (ScreenText & { x: number; y: number })[] = [];
  root.walk((node) => {
    if (node.tag !== 'text' && node.tag !== 'textarea') return;
    const text = resolveText(node, context);
    const box = boundingBoxOf(node, context);
    const [x, y] = toScreenCoordinates(node, box.x, box.y + box.height);
    found.push({ id: node.id, text, isVisible: text !== '' && isNodeVisible(node, context), x, y });
  });
  found.sort((a, b) => a.y - b.y || a.x - b.x);
  return found.map(({ id, text, isVisible }) => ({ id, text, isVisible }));
}

function isNodeVisible(node: SceneNode, context: ScreenContext): boolean {
  if (fillOf(node, context).alpha === 0 || effectiveOpacity(node) === 0) return false;
  for (let up: SceneNode | undefined = node; up; up = up.parent) {
    if (up.resolvedValue('display') === 'none') return false;
  }
  return true;
}
