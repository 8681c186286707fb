import { formatNumber } from './lengths';
import { type Box, describeNode, type SceneNode } from './scene-node';
import type { ScreenContext } from './screen-context';

/** Where the watch's own files are, and here those of our widgets. */
const SYSTEM_FOLDER = '/mnt/sysassets/';

/** Images that were reported. One that an app lets grow has many sizes. */
const reportedImages = new WeakSet<SceneNode>();

/** Nobody knows what a watch does with an image of another size. In widgets here the size is of our own making. */
export function warnAboutScaling(
  node: SceneNode,
  file: { width: number; height: number },
  { width, height }: Box,
  context: ScreenContext,
): void {
  if (width === file.width && height === file.height) return;
  if (width <= 0 || height <= 0 || reportedImages.has(node) || node.location.startsWith(SYSTEM_FOLDER))
    return;
  reportedImages.add(node);
  const sizes = `of ${file.width} × ${file.height} px is scaled to ${formatNumber(width)} × ${formatNumber(height)}`;
  context.warn(
    `${describeNode(node)}: image "${node.ownValue('href')}" ${sizes} here; what a watch does is not known`,
  );
}
