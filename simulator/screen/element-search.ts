import { isAnimationTag } from './animation-spec';
import { isDrawn } from './element-schema';
import type { SceneNode } from './scene-node';

/** The first element below `node`, in document order, that `matches`. */
export function findDescendant(
  node: SceneNode,
  matches: (node: SceneNode) => boolean,
): SceneNode | undefined {
  for (const child of node.children) {
    const found = matches(child) ? child : findDescendant(child, matches);
    if (found) return found;
  }
  return undefined;
}

/** The first element below `root` of that id; `a/b` is the first `b` below the first `a`. */
export function findByPath(root: SceneNode, path: string): SceneNode | undefined {
  let node: SceneNode | undefined = root;
  for (const step of path.split('/')) node = node && findDescendant(node, (each) => each.id === step);
  return node;
}

/** Whether apps meet elements of a tag as children and in searches: what is drawn, and animations. */
export function isForApps(tag: string): boolean {
  return isDrawn(tag) || isAnimationTag(tag);
}

/** Elements for apps below `root` (itself left out), in document order, that `matches`. */
function findDescendants(root: SceneNode, matches: (node: SceneNode) => boolean): SceneNode[] {
  const found: SceneNode[] = [];
  root.walk((node) => {
    if (node !== root && isForApps(node.tag) && matches(node)) found.push(node);
  });
  return found;
}

/**
 * Number of class attributes that are kept parsed: those of an app. An app that writes others all the time begins anew.
 */
const MAX_KNOWN_CLASS_TEXTS = 500;
const namesByClassText = new Map<string, readonly string[]>();

/** The names in the element's class attribute. Faces read it at each tick. */
export function classesOf(node: SceneNode): readonly string[] {
  const text = node.ownValue('class') ?? '';
  let names = namesByClassText.get(text);
  if (!names) {
    names = text.split(/\s+/).filter((name) => name !== '');
    if (namesByClassText.size >= MAX_KNOWN_CLASS_TEXTS) namesByClassText.clear();
    namesByClassText.set(text, names);
  }
  return names;
}

/** The four search functions of a document or an element; `rootOf` returns the root of the search. */
export function createSearchMembers(
  rootOf: (host: unknown) => SceneNode,
  byId: (root: SceneNode, id: string) => SceneNode | undefined,
  wrappers: { wrap(node: SceneNode | undefined): unknown; wrapAll(nodes: readonly SceneNode[]): unknown },
): Record<string, unknown> {
  return {
    getElementById(this: unknown, id: unknown) {
      return wrappers.wrap(byId(rootOf(this), String(id)));
    },
    getElementsByClassName(this: unknown, name: unknown) {
      return wrappers.wrapAll(
        findDescendants(rootOf(this), (node) => classesOf(node).includes(String(name))),
      );
    },
    getElementsByTagName(this: unknown, tag: unknown) {
      return wrappers.wrapAll(findDescendants(rootOf(this), (node) => node.tag === tag || tag === '*'));
    },
    getElementsByTypeName(this: unknown, type: unknown) {
      return wrappers.wrapAll(findDescendants(rootOf(this), (node) => node.type === type));
    },
  };
}
