import { hasOwnBox } from '../element-schema';
import { findByPath } from '../element-search';
import type { SceneNode } from '../scene-node';

/** The number that a widget or an element of it has as `value`, an integer. */
export function integerValueOf(node: SceneNode | undefined): number {
  return Math.trunc(Number(node?.ownValue('value'))) || 0;
}

/** The number of a `<var>` of a widget. */
export function variableOf(node: SceneNode, id: string): number {
  return integerValueOf(node.children.find((child) => child.tag === 'var' && child.id === id));
}

export function isDisplayed(node: SceneNode): boolean {
  return node.resolvedValue('display') !== 'none';
}

/** Children with a box of their own, hidden ones included. */
export function boxesOf(node: SceneNode): SceneNode[] {
  return node.children.filter((child) => hasOwnBox(child.tag));
}

/** Shows or hides an element for its widget, whatever the app says. */
export function showForWidget(node: SceneNode, { isShown }: { isShown: boolean }): void {
  node.setProperty('widget', 'display', isShown ? undefined : 'none');
}

/** Whether a widget takes no taps: `state = 'disabled'`, or `enabled = false`. */
export function isDisabled(node: SceneNode): boolean {
  return node.ownValue('state') === 'disabled' || node.ownValue('enabled') === 'false';
}

/** Shows or hides a part by id, if there is one. */
export function showPart(node: SceneNode, path: string, { isShown }: { isShown: boolean }): void {
  const part = findByPath(node, path);
  if (part) showForWidget(part, { isShown });
}

/** The remainder that is never negative. */
export function modulo(value: number, count: number): number {
  return count > 0 ? ((value % count) + count) % count : 0;
}
