import { isDrawn } from './element-schema';
import type { SceneNode } from './scene-node';

/** The first element below `node`, in document order, that passes. */
export function findBelow(node: SceneNode, test: (node: SceneNode) => boolean): SceneNode | undefined {
  for (const child of node.children) {
    const found = test(child) ? child : findBelow(child, test);
    if (found) return found;
  }
  return undefined;
}

/** The first element below `root` of that id; `a/b` is the first `b` below the first `a`. */
export function findPath(root: SceneNode, path: string): SceneNode | undefined {
  let node: SceneNode | undefined = root;
  for (const step of path.split('/')) node = node && findBelow(node, (each) => each.id === step);
  return node;
}

/** Drawn elements below `root` (itself left out), in document order, that pass. */
export function elementsBelow(root: SceneNode, test: (node: SceneNode) => boolean): SceneNode[] {
  const found: SceneNode[] = [];
  root.walk((node) => {
    if (node !== root && isDrawn(node.tag) && test(node)) found.push(node);
  });
  return found;
}

/** The element's class attribute as single names. */
export function classesOf(node: SceneNode): string[] {
  return (node.ownValue('class') ?? '').split(/\s+/).filter((name) => name !== '');
}

/** The four searches of a document or an element; `rootOf` finds where they begin. */
export function searchMembers(
  rootOf: (host: unknown) => SceneNode,
  byId: (root: SceneNode, id: string) => SceneNode | undefined,
  out: { host(node: SceneNode | undefined): unknown; array(nodes: readonly SceneNode[]): unknown },
): Record<string, unknown> {
  return {
    getElementById(this: unknown, id: unknown) {
      return out.host(byId(rootOf(this), String(id)));
    },
    getElementsByClassName(this: unknown, name: unknown) {
      return out.array(elementsBelow(rootOf(this), (node) => classesOf(node).includes(String(name))));
    },
    getElementsByTagName(this: unknown, tag: unknown) {
      return out.array(elementsBelow(rootOf(this), (node) => node.tag === tag || tag === '*'));
    },
    getElementsByTypeName(this: unknown, type: unknown) {
      return out.array(elementsBelow(rootOf(this), (node) => node.type === type));
    },
  };
}
