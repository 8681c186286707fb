import type { Realm } from '../realm/realm';
import type { EventPlace } from './element-events';
import type { SceneNode } from './scene-node';
import type { ScreenContext } from './screen-context';
import type { View } from './view';

/** What elements need of the screen they are on. */
export interface ElementScreen {
  readonly realm: Realm;
  readonly context: ScreenContext;
  /** The view an element belongs to. */
  viewOf(node: SceneNode): View;
  /** A property of an element was written by the app. */
  written(): void;
  /** Starts what waits for an event in an element and all below it. */
  animate(node: SceneNode, event: string): void;
  dispatch(node: SceneNode, type: string): void;
}

/** The objects that stand for elements in the app's realm: one for each, always the same. */
export interface ElementHosts {
  /** The object of an element, null for none. */
  host(node: SceneNode | undefined): Record<string, unknown> | null;
  /** The object of an element with its listeners. */
  place(node: SceneNode): EventPlace;
  /** Those elements of a tree that the app has taken hold of. */
  held(root: SceneNode): EventPlace[];
  /** The element of an object that the app hands back. Throws a TypeError for anything else. */
  node(host: unknown): SceneNode;
  /** An array of the app's own. */
  array(nodes: readonly SceneNode[]): unknown[];
}
