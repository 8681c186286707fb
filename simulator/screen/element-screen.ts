import type { Realm } from '../realm/realm';
import type { AppEventTarget } from './element-events';
import type { SceneNode } from './scene-node';
import type { ScreenContext } from './screen-context';
import type { View } from './view';

/** What elements need of the screen they are on. */
export interface ElementScreen {
  readonly realm: Realm;
  readonly context: ScreenContext;
  /** The view an element belongs to. */
  viewOf(node: SceneNode): View;
  /** A property of an element was written by the app, under this name. */
  recordWrite(node: SceneNode, property: string): void;
  /** Starts the animations of an element and its descendants that the event triggers. */
  triggerAnimations(node: SceneNode, event: string): void;
  /** Returns whether a listener prevented the default. */
  dispatchEvent(node: SceneNode, type: string, init: Readonly<Record<string, unknown>>): boolean;
}

/** The objects that represent elements in the app's realm: one for each, always the same. */
export interface ElementWrappers {
  /** The object of an element, null for none. */
  wrap(node: SceneNode | undefined): Record<string, unknown> | null;
  /** The object of an element with its listeners. */
  targetOf(node: SceneNode): AppEventTarget;
  /** The elements of a tree for which the app has an object. */
  targetsBelow(root: SceneNode): AppEventTarget[];
  /** Lets the objects of a freed view's elements throw also where the app sets `on…`. */
  freeBelow(root: SceneNode): void;
  /** The element of an object that the app passes in. Throws a TypeError for anything else. */
  unwrap(host: unknown): SceneNode;
  /** Their objects, as an array of the app's realm. */
  wrapAll(nodes: readonly SceneNode[]): unknown[];
}
