import type { Instant } from '../world/clock';
import { describeNode, type SceneNode } from './scene-node';

/**
 * Reports once that an app changes what has `display="none"` and shows it later: on watches with OS 5 such a change was
 * seen to stay invisible (derekwilson.net, 2021-06-29). Here it is drawn. What is changed and shown at the same moment
 * is not meant: nothing is drawn between the two.
 */
export class HiddenWrites {
  private readonly written = new Map<SceneNode, Instant>();
  private isReported = false;

  constructor(
    private readonly now: () => Instant,
    private readonly warn: (text: string) => void,
  ) {}

  /** The app has set a property of an element. */
  recordWrite(node: SceneNode, property: string): void {
    if (this.isReported) return;
    if (property === 'display') this.checkShown(node);
    else if (isDisplayed(node)) this.written.delete(node);
    else this.written.set(node, this.now());
  }

  /** Another view is shown. */
  clear(): void {
    this.written.clear();
  }

  private checkShown(shown: SceneNode): void {
    for (const [node, at] of this.written) {
      if (!isWithin(node, shown) || !isDisplayed(node)) continue;
      this.written.delete(node);
      if (at === this.now()) continue;
      this.warn(
        `${describeNode(node)}: changed under display="none" and shown later; on OS 5 such a change was seen to stay invisible until the element is set again`,
      );
      this.isReported = true;
      this.written.clear();
      return;
    }
  }
}

function isDisplayed(node: SceneNode): boolean {
  for (let up: SceneNode | undefined = node; up; up = up.parent) {
    if (up.ownValue('display') === 'none') return false;
  }
  return true;
}

function isWithin(node: SceneNode, ancestor: SceneNode): boolean {
  for (let up: SceneNode | undefined = node; up; up = up.parent) if (up === ancestor) return true;
  return false;
}
