import { boundingBoxOf, toScreenCoordinates } from './bounds';
import { effectiveOpacity, fillOf } from './paint';
import type { SceneNode } from './scene-node';
import type { ScreenText } from './screen';
import type { ScreenContext } from './screen-context';
import { resolveText } from './text-style';

/** With the left lower corner of its box on the screen, and the height of the box, px. */
interface PlacedText extends ScreenText {
  x: number;
  y: number;
  height: number;
}

/** The texts of a view in reading order: top to bottom, left to right. */
export function collectTexts(root: SceneNode, context: ScreenContext): ScreenText[] {
  const found: PlacedText[] = [];
  root.walk((node) => {
    if (node.tag !== 'text' && node.tag !== 'textarea') return;
    const text = resolveText(node, context);
    const box = boundingBoxOf(node, context);
    const [x, y] = toScreenCoordinates(node, box.x, box.y + box.height);
    const isVisible = text !== '' && isNodeVisible(node, context);
    found.push({ id: node.id, text, isVisible, x, y, height: box.height });
  });
  found.sort((a, b) => a.y - b.y || a.x - b.x);
  return splitIntoLines(found)
    .flatMap((line) => line.sort((a, b) => a.x - b.x))
    .map(({ id, text, isVisible }) => ({ id, text, isVisible }));
}

/** The texts of each line, of whatever size they are: their lower edges are closer than a third of the smaller one. */
function splitIntoLines(texts: readonly PlacedText[]): PlacedText[][] {
  const lines: PlacedText[][] = [];
  for (const text of texts) {
    const line = lines.at(-1);
    const first = line?.[0];
    if (line && first && text.y - first.y < Math.min(text.height, first.height) / 3) line.push(text);
    else lines.push([text]);
  }
  return lines;
}

function isNodeVisible(node: SceneNode, context: ScreenContext): boolean {
  if (fillOf(node, context).alpha === 0 || effectiveOpacity(node) === 0) return false;
  for (let up: SceneNode | undefined = node; up; up = up.parent) {
    if (up.resolvedValue('display') === 'none') return false;
  }
  return true;
}
