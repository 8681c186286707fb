import type { AnimationSource } from './animation-source';
import type { Transform } from './transform';
import { inheritedProperties, isContainer } from './vocabulary';

/**
 * Where a property's value can come from, weakest first: a symbol's attributes, stylesheets, the element's own
 * attributes. On the watch these outweigh a stylesheet, other than in a browser: Fitbit's sdk-bart builds on it.
 */
const LAYERS = ['symbol', 'style', 'view', 'set', 'app', 'animation'] as const;
export type PropertyLayer = (typeof LAYERS)[number];

/** A rectangle in the coordinates of the element's parent. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** What is told when the picture of a tree changes. */
export interface SceneListener {
  changed(): void;
}

/**
 * One element of a loaded view: its properties, its laid-out numbers, and its part of the picture.
 * An instantiated `use` is a node whose children are copies of the symbol's.
 */
export class SceneNode {
  parent: SceneNode | undefined;
  readonly children: SceneNode[] = [];
  /** The element's `type`: its tag, or what a symbol gives to its uses. */
  type: string;
  /** What was laid out or assigned: `x`, `width`, `r`, `arc-width` … in pixels and degrees. */
  readonly numbers = new Map<string, number>();
  /** The size that percentages of the children refer to. */
  inner = { width: 0, height: 0 };
  transform: Transform | undefined;
  /** What an `<animate>` or its like does to the element it is in. */
  animation: AnimationSource | undefined;
  /** The element's markup, undefined when it has to be drawn again. */
  markup: string | undefined;
  /** Drawn as nothing at all, children included: what changes in it does not change the picture. */
  hidden = false;
  /** Set on the root of a view. */
  listener: SceneListener | undefined;

  private readonly layers: Record<PropertyLayer, Map<string, string>> = {
    symbol: new Map(),
    style: new Map(),
    view: new Map(),
    set: new Map(),
    app: new Map(),
    animation: new Map(),
  };

  /** Of all layers, as values are read far more often than set. */
  private readonly strongest = new Map<string, string>();

  constructor(
    readonly tag: string,
    readonly id: string,
    /** File and line, for warnings. */
    readonly place: string,
  ) {
    this.type = tag;
  }

  append(child: SceneNode): void {
    child.parent = this;
    this.children.push(child);
  }

  /** The property as it stands on this element itself, from the strongest source that gives it. */
  own(name: string): string | undefined {
    return this.strongest.get(name);
  }

  /** The property's value for this element, which may come down from a parent. */
  value(name: string): string | undefined {
    const own = this.own(name);
    if (own === 'inherit' || (own === undefined && inheritedProperties.has(name))) {
      return this.parent?.handedDown(name);
    }
    return own;
  }

  /** What children get: a shape that has any keeps its own look to itself. */
  private handedDown(name: string): string | undefined {
    return isContainer(this.tag) ? this.value(name) : this.parent?.handedDown(name);
  }

  /** Sets a property; undefined takes the layer's value away. False when the element's own value stays what it was. */
  set(layer: PropertyLayer, name: string, value: string | undefined): boolean {
    const values = this.layers[layer];
    const before = this.own(name);
    if (value === undefined) values.delete(name);
    else values.set(name, value);
    const after = LAYERS.reduce<string | undefined>(
      (under, each) => this.layers[each].get(name) ?? under,
      undefined,
    );
    if (after === before) return false;
    if (after === undefined) this.strongest.delete(name);
    else this.strongest.set(name, after);
    if (inheritedProperties.has(name)) this.invalidateAll();
    else this.invalidate();
    return true;
  }

  /** Gives a layer these values and no others. */
  replace(layer: PropertyLayer, values: ReadonlyMap<string, string>): void {
    for (const name of [...this.layers[layer].keys()]) {
      if (!values.has(name)) this.set(layer, name, undefined);
    }
    for (const [name, value] of values) this.set(layer, name, value);
  }

  number(name: string): number {
    return this.numbers.get(name) ?? 0;
  }

  setNumber(name: string, value: number): void {
    if (this.numbers.get(name) === value) return;
    this.numbers.set(name, value);
    this.invalidate();
  }

  /** Sets a number as the app does: laid out again, the element keeps it. */
  assignNumber(name: string, value: number): void {
    this.set('app', name, String(value));
    this.setNumber(name, value);
  }

  setTransform(kind: 'translate' | 'rotate' | 'scale', axis: 'x' | 'y', value: number): void {
    if (!this.transform || this.transform.get(kind, axis) === value) return;
    this.transform.set(kind, axis, value);
    this.invalidate();
  }

  /** Has this element drawn again, and so what it is in, up to the view or to something hidden. */
  invalidate(): void {
    let node: SceneNode = this;
    while (node.markup !== undefined) {
      node.markup = undefined;
      if (!node.parent) {
        node.listener?.changed();
        return;
      }
      node = node.parent;
      if (node.hidden) return;
    }
  }

  private invalidateAll(): void {
    this.invalidate();
    this.forgetMarkupBelow();
  }

  private forgetMarkupBelow(): void {
    for (const child of this.children) {
      child.markup = undefined;
      child.forgetMarkupBelow();
    }
  }

  /** Calls `visit` for this element and all in it, in document order. */
  walk(visit: (node: SceneNode) => void): void {
    visit(this);
    for (const child of this.children) child.walk(visit);
  }

  get root(): SceneNode {
    return this.parent ? this.parent.root : this;
  }
}

/** An element's name in a warning: `text #steps (resources/index.view:12)`. */
export function describe(node: SceneNode): string {
  return `${node.tag}${node.id ? ` #${node.id}` : ''} (${node.place})`;
}
