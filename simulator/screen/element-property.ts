import type { SceneNode } from './scene-node';

/** A property as an app reads and writes it; read-only without `write`. */
export interface ElementProperty {
  read(node: SceneNode): unknown;
  write?(node: SceneNode, value: unknown): void;
}
