import type { AnimationSpec } from './animation-spec';
import { isContainer } from './element-schema';
import { initialOf, isInherited } from './properties';
import type { DimensionName, NameWithInitial, PropertyName } from './property-table';
import type { ScreenContext } from './screen-context';
import type { Axis, Transform, TransformKind } from './transform';

/**
 * The sources of a property's value, weakest first: a symbol's attributes, stylesheets, the element's own attributes
 * and so on. Unlike in a browser, attributes outweigh a stylesheet on the watch: Fitbit's sdk-bart relies on it.
 * `widget`: what a widget of the watch does to the elements in it.
 */
const CASCADE_LAYERS = ['symbol', 'style', 'view', 'set', 'app', 'animation', 'widget'] as const;
type CascadeLayer = (typeof CASCADE_LAYERS)[number];
const STRONGEST_FIRST = [...CASCADE_LAYERS].reverse();

/** Inherited properties that change how a text looks and not where its characters are. */
const PAINT_PROPERTIES: ReadonlySet<PropertyName> = new Set([
  'fill',
  'fill-opacity',
  'stroke-width',
  'stroke-linecap',
  'visibility',
]);

let inheritanceRevision = 0;

/**
 * Changes whenever an element of any view may inherit something else, paint aside. What was computed from inherited
 * properties holds until then.
 */
export function getInheritanceRevision(): number {
  return inheritanceRevision;
}

let changeRevision = 0;

/** Changes whenever anything of any element changes. */
export function getChangeRevision(): number {
  return changeRevision;
}

/** What a widget can do beyond changing its elements. */
export interface WidgetActions {
  /** Calls the listeners of an element and its ancestors. */
  dispatch(node: SceneNode, type: string, init?: Record<string, unknown>): void;
  /** Does `work` after some milliseconds of virtual time, unless the view is left before. */
  later(ms: number, work: () => void): void;
}

/** What makes a `use` one of the watch's own widgets. */
export interface WidgetKind {
  /** The id of its symbol: `tile-list`. */
  readonly name: string;
  /**
   * Places what is in the widget, after its elements were laid out and after changes. `layOut` computes the dimensions
   * of an element and its descendants again.
   */
  arrange?(node: SceneNode, context: ScreenContext, layOut: (node: SceneNode) => void): void;
  /** What the app reads and assigns as `value`; without these it is the property of that name. */
  readValue?(node: SceneNode): number;
  writeValue?(node: SceneNode, value: number): void;
  /** Whether its animations run by themselves: they begin at `enable`, and end at `disable`. */
  isRunning?(node: SceneNode, context: ScreenContext): boolean;
  /** A tap on the widget, after its `click`. */
  tap?(node: SceneNode, at: Record<string, unknown>, actions: WidgetActions): void;
  /** A finger on the widget moved by `dx` and `dy` pixels. Returns whether the widget follows. */
  drag?(node: SceneNode, dx: number, dy: number): boolean;
  /**
   * A finger that stayed at a point, in the widget's coordinates, begins to move. Returns whether it carries something
   * along.
   */
  lift?(node: SceneNode, x: number, y: number): boolean;
  /** The finger was lifted after a drag. */
  settle?(node: SceneNode, actions: WidgetActions): void;
}

/** A rectangle in the coordinates of the element's parent. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Notified when the picture of a tree changes. */
interface SceneListener {
  onChange(): void;
}

/**
 * One element of a loaded view: its properties, its dimensions and its markup.
 * An instantiated `use` is a node whose children are copies of the symbol's.
 */
export class SceneNode {
  parent: SceneNode | undefined;
  readonly children: SceneNode[] = [];
  /** The element's `type`: its tag, or what a symbol gives to its uses. */
  type: string;
  /** Laid out or assigned, in pixels and degrees. */
  readonly dimensions = new Map<DimensionName, number>();
  /** The size that percentages of the children refer to. */
  innerSize = { width: 0, height: 0 };
  transform: Transform | undefined;
  /** Of an `<animate>` and the like: the animation of the parent. */
  animation: AnimationSpec | undefined;
  /** The element's markup; undefined when it has to be drawn again. */
  cachedMarkup: string | undefined;
  /** Neither it nor its descendants are drawn, so their changes do not change the picture. */
  isHidden = false;
  /** Not drawn because nothing of it is inside of the clipped element around it. */
  isOutside = false;
  /** A `use` whose symbol is not here. */
  lacksSymbol = false;
  /** Of a `use`: the ids of the app's symbols that it was made from, to which stylesheets may refer. */
  symbolIds: readonly string[] = [];
  /** Of a mask: the containers that were drawn with it. */
  maskUsers: Set<SceneNode> | undefined;
  /** Of a `use` of one of the watch's own widgets. */
  widget: WidgetKind | undefined;
  /** Only the root of a view has it. */
  listener: SceneListener | undefined;

  private readonly cascade: { [L in CascadeLayer]?: Map<PropertyName, string> } = {};

  /** Values of the strongest layers; kept because they are read far more often than set. */
  private readonly ownValues = new Map<PropertyName, string>();
  private readonly isContainer: boolean;

  constructor(
    readonly tag: string,
    public id: string,
    /** File and line, for warnings. */
    readonly location: string,
  ) {
    this.type = tag;
    this.isContainer = isContainer(tag);
  }

  append(child: SceneNode): void {
    child.parent = this;
    this.children.push(child);
    inheritanceRevision++;
  }

  /** Puts another element in its place. */
  replaceWith(other: SceneNode): void {
    const { parent } = this;
    if (!parent) return;
    other.parent = parent;
    parent.children[parent.children.indexOf(this)] = other;
    this.parent = undefined;
    inheritanceRevision++;
  }

  /** The value that this element itself has, from the strongest layer. */
  ownValue(name: PropertyName): string | undefined {
    return this.ownValues.get(name);
  }

  /** The element's own value or the inherited one. */
  computedValue(name: PropertyName): string | undefined {
    const own = this.ownValue(name);
    if (own === 'inherit' || (own === undefined && isInherited(name))) {
      return this.parent?.inheritedValue(name);
    }
    return own;
  }

  /** The element's own value, the inherited or the initial one. */
  resolvedValue(name: NameWithInitial): string {
    return this.computedValue(name) ?? initialOf(name);
  }

  /** The value that children inherit. A shape does not pass on its own. */
  private inheritedValue(name: PropertyName): string | undefined {
    return this.isContainer ? this.computedValue(name) : this.parent?.inheritedValue(name);
  }

  /** Sets a property; undefined removes the layer's value. Returns whether the element's own value changed. */
  setProperty(layer: CascadeLayer, name: PropertyName, value: string | undefined): boolean {
    const values = this.cascade[layer];
    if (values?.get(name) === value) return false;
    const before = this.ownValue(name);
    if (value === undefined) values?.delete(name);
    else if (values) values.set(name, value);
    else this.cascade[layer] = new Map([[name, value]]);
    const after = this.strongestValue(name);
    if (after === before) return false;
    if (after === undefined) this.ownValues.delete(name);
    else this.ownValues.set(name, after);
    changeRevision++;
    if (isInherited(name)) {
      if (!PAINT_PROPERTIES.has(name)) inheritanceRevision++;
      this.invalidateSubtree();
    } else this.invalidate();
    return true;
  }

  private strongestValue(name: PropertyName): string | undefined {
    for (const layer of STRONGEST_FIRST) {
      const layerValue = this.cascade[layer]?.get(name);
      if (layerValue !== undefined) return layerValue;
    }
    return undefined;
  }

  /** Replaces all values of a layer. */
  replaceLayer(layer: CascadeLayer, values: ReadonlyMap<PropertyName, string>): void {
    for (const name of [...(this.cascade[layer]?.keys() ?? [])]) {
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
    changeRevision++;
    this.invalidate();
  }

  /** Sets a number for the app: a new layout keeps it. */
  assignDimension(name: DimensionName, value: number): void {
    this.setProperty('app', name, String(value));
    this.setDimension(name, value);
  }

  setTransform(kind: TransformKind, axis: Axis, value: number): void {
    if (!this.transform || this.transform.get(kind, axis) === value) return;
    this.transform.set(kind, axis, value);
    this.invalidate();
  }

  setOutside(isOutside: boolean): void {
    if (this.isOutside === isOutside) return;
    this.isOutside = isOutside;
    this.invalidate();
  }

  /** Has a widget place again what is in it. */
  requestArrange(): void {
    changeRevision++;
    this.invalidate();
  }

  /** Invalidates the markup of this element and its ancestors, up to the view or to one that is hidden. */
  invalidate(): void {
    let node: SceneNode = this;
    while (node.cachedMarkup !== undefined) {
      node.cachedMarkup = undefined;
      if (node.maskUsers) for (const user of node.maskUsers) user.invalidate();
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
      if (child.maskUsers) for (const user of child.maskUsers) user.invalidate();
      child.clearMarkupBelow();
    }
  }

  /** Calls `visit` for this element and its descendants, in document order. */
  walk(visit: (node: SceneNode) => void): void {
    visit(this);
    for (const child of this.children) child.walk(visit);
  }

  get root(): SceneNode {
    let node: SceneNode = this;
    while (node.parent) node = node.parent;
    return node;
  }
}

/** An element's name in a warning: `text #steps (resources/index.view:12)`. */
export function describeNode(node: SceneNode): string {
  return `${node.tag}${node.id ? ` #${node.id}` : ''} (${node.location})`;
}
