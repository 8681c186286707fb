import type { AnimationSpec } from './animation-spec';
import { isContainer } from './element-schema';
import { initialOf, isInherited } from './properties';
import type { DimensionName, NameWithInitial, PropertyName } from './property-table';
import type { Transform, TransformKind } from './transform';

/**
 * Where a property's value can come from, weakest first: a symbol's attributes, stylesheets, the element's own
 * attributes. On the watch these outweigh a stylesheet, other than in a browser: Fitbit's sdk-bart builds on it.
 */
const CASCADE_LAYERS = ['symbol', 'style', 'view', 'set', 'app', 'animation'] as const;
export type CascadeLayer = (typeof CASCADE_LAYERS)[number];

/** A rectangle in the coordinates of the element's parent. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** What is told when the picture of a tree changes. */
export interface SceneListener {
  onChange(): void;
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
  readonly dimensions = new Map<DimensionName, number>();
  /** The size that percentages of the children refer to. */
  innerSize = { width: 0, height: 0 };
  transform: Transform | undefined;
  /** What an `<animate>` or its like does to the element it is in. */
  animation: AnimationSpec | undefined;
  /** The element's markup, undefined when it has to be drawn again. */
  cachedMarkup: string | undefined;
  /** Drawn as nothing at all, children included: what changes in it does not change the picture. */
  isHidden = false;
  /** Set on the root of a view. */
  listener: SceneListener | undefined;

  private readonly cascade: Record<CascadeLayer, Map<PropertyName, string>> = {
    symbol: new Map(),
    style: new Map(),
    view: new Map(),
    set: new Map(),
    app: new Map(),
    animation: new Map(),
  };

  /** The strongest of all layers: values are read far more often than set. */
  private readonly ownValues = new Map<PropertyName, string>();

  constructor(
    readonly tag: string,
    readonly id: string,
    /** File and line, for warnings. */
    readonly location: string,
  ) {
    this.type = tag;
  }

  append(child: SceneNode): void {
    child.parent = this;
    this.children.push(child);
  }

  /** The property as it stands on this element itself, from the strongest source that gives it. */
  ownValue(name: PropertyName): string | undefined {
    return this.ownValues.get(name);
  }

  /** The property's value for this element, which may come down from a parent. */
  computedValue(name: PropertyName): string | undefined {
    const own = this.ownValue(name);
    if (own === 'inherit' || (own === undefined && isInherited(name))) {
      return this.parent?.inheritedValue(name);
    }
    return own;
  }

  /** As `computedValue`; the property's initial value where nothing sets it. */
  resolvedValue(name: NameWithInitial): string {
    return this.computedValue(name) ?? initialOf(name);
  }

  /** What children get: a shape that has any keeps its own look to itself. */
  private inheritedValue(name: PropertyName): string | undefined {
    return isContainer(this.tag) ? this.computedValue(name) : this.parent?.inheritedValue(name);
  }

  /** Sets a property; undefined takes the layer's value away. False when the element's own value stays what it was. */
  setProperty(layer: CascadeLayer, name: PropertyName, value: string | undefined): boolean {
    const values = this.cascade[layer];
    const before = this.ownValue(name);
    if (value === undefined) values.delete(name);
    else values.set(name, value);
    const after = this.strongestValue(name);
    if (after === before) return false;
    if (after === undefined) this.ownValues.delete(name);
    else this.ownValues.set(name, after);
    if (isInherited(name)) this.invalidateSubtree();
    else this.invalidate();
    return true;
  }

  private strongestValue(name: PropertyName): string | undefined {
    for (let i = CASCADE_LAYERS.length - 1; i >= 0; i--) {
      const layerValue = this.cascade[CASCADE_LAYERS[i] as CascadeLayer].get(name);
      if (layerValue !== undefined) return layerValue;
    }
    return undefined;
  }

  /** Gives a layer these values and no others. */
  replaceLayer(layer: CascadeLayer, values: ReadonlyMap<PropertyName, string>): void {
    for (const name of [...this.cascade[layer].keys()]) {
      if (!values.has(name)) this.setProperty(layer, name, undefined);
    }
    for (const [name, value] of values) this.setProperty(layer, name, value);
  }

  dimension(name: DimensionName): number {
    return this.dimensions.get(name) ?? 0;
  }

  setDimension(name: DimensionName, value: number): void {
    if (this.dimensions.get(name) === value) return;
    this.dimensions.set(name, value);
    this.invalidate();
  }

  /** Sets a number as the app does: laid out again, the element keeps it. */
  assignDimension(name: DimensionName, value: number): void {
    this.setProperty('app', name, String(value));
    this.setDimension(name, value);
  }

  setTransform(kind: TransformKind, axis: 'x' | 'y', value: number): void {
    if (!this.transform || this.transform.get(kind, axis) === value) return;
    this.transform.set(kind, axis, value);
    this.invalidate();
  }

  /** Has this element drawn again, and so what it is in, up to the view or to something hidden. */
  invalidate(): void {
    let node: SceneNode = this;
    while (node.cachedMarkup !== undefined) {
      node.cachedMarkup = undefined;
      if (!node.parent) {
        node.listener?.onChange();
        return;
      }
      node = node.parent;
      if (node.isHidden) return;
    }
  }

  private invalidateSubtree(): void {
    this.invalidate();
    this.clearMarkupBelow();
  }

  private clearMarkupBelow(): void {
    for (const child of this.children) {
      child.cachedMarkup = undefined;
      child.clearMarkupBelow();
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
export function describeNode(node: SceneNode): string {
  return `${node.tag}${node.id ? ` #${node.id}` : ''} (${node.location})`;
}
