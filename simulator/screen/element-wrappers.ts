import { handlerNameOf } from '../realm/event';
import { type AppEventListener, type AppEventTarget, HANDLED_EVENTS } from './element-events';
import { createElementMembers } from './element-members';
import type { ElementScreen, ElementWrappers } from './element-screen';
import { createMistakenMembers } from './mistaken-members';
import type { SceneNode } from './scene-node';

/** The property of an object that holds its element. Not a map, so that objects that inherit from it work, too. */
const NODE = Symbol('element');

/** See `ElementWrappers`. */
export class ElementWrapperCache implements ElementWrappers {
  private readonly targets = new WeakMap<SceneNode, AppEventTarget>();
  private readonly prototypes = new Map<string, object>();
  /** What the prototypes inherit from. */
  private base: object | undefined;
  private readonly freedPrototypes = new WeakMap<object, object>();

  constructor(private readonly screen: ElementScreen) {}

  wrap(node: SceneNode | undefined): Record<string, unknown> | null {
    return node ? this.targetOf(node).wrapper : null;
  }

  targetOf(node: SceneNode): AppEventTarget {
    let target = this.targets.get(node);
    if (!target) {
      const wrapper: Record<string, unknown> = Object.create(this.prototypeFor(node));
      Object.defineProperty(wrapper, NODE, { value: node });
      target = { wrapper, listeners: new Map<string, AppEventListener[]>() };
      this.targets.set(node, target);
    }
    return target;
  }

  targetsBelow(root: SceneNode): AppEventTarget[] {
    const targets: AppEventTarget[] = [];
    root.walk((node) => {
      const target = this.targets.get(node);
      if (target) targets.push(target);
    });
    return targets;
  }

  unwrap(host: unknown): SceneNode {
    // Any value of an app; NODE stands for nothing but an element.
    const node = (host as { [NODE]?: SceneNode } | null | undefined)?.[NODE];
    if (!node) throw new TypeError('not an element');
    if (this.screen.viewOf(node).isFreed)
      throw new Error(`${node.tag} #${node.id}: its view was left and freed`);
    return node;
  }

  wrapAll(nodes: readonly SceneNode[]): unknown[] {
    const array = new this.screen.realm.globals.Array();
    for (const [i, node] of nodes.entries()) array[i] = this.wrap(node);
    return array;
  }

  freeBelow(root: SceneNode): void {
    for (const { wrapper } of this.targetsBelow(root)) {
      for (const name of HANDLED_EVENTS.map(handlerNameOf)) Reflect.deleteProperty(wrapper, name);
      // This has no effect where the app froze the object.
      Reflect.setPrototypeOf(wrapper, this.freedPrototypeFor(Object.getPrototypeOf(wrapper) as object));
    }
  }

  /**
   * On a live element `on…` is a plain property, which is faster. On a freed one, setting it throws as everything else
   * does.
   */
  private freedPrototypeFor(prototype: object): object {
    let freed = this.freedPrototypes.get(prototype);
    if (!freed) {
      const unwrap = (host: unknown): unknown => this.unwrap(host);
      const members: Record<string, unknown> = {};
      for (const name of HANDLED_EVENTS.map(handlerNameOf))
        Object.defineProperty(members, name, {
          get: () => null,
          set(this: unknown) {
            unwrap(this);
          },
          enumerable: true,
          configurable: true,
        });
      freed = this.screen.realm.createObject(members);
      Object.setPrototypeOf(freed, prototype);
      this.freedPrototypes.set(prototype, freed);
    }
    return freed;
  }

  private prototypeFor({ tag, widget }: SceneNode): object {
    const key = widget ? `${tag} ${widget.name}` : tag;
    let prototype = this.prototypes.get(key);
    if (!prototype) {
      prototype = this.screen.realm.createObject(
        createElementMembers({ tag, widget: widget?.name }, this, this.screen),
      );
      this.base ??= this.screen.realm.createObject(createMistakenMembers(this, this.screen));
      Object.setPrototypeOf(prototype, this.base);
      this.prototypes.set(key, prototype);
    }
    return prototype;
  }
}
