import type { EventPlace, Listener } from './element-events';
import { elementMembers } from './element-members';
import type { ElementHosts, ElementScreen } from './element-screen';
import type { SceneNode } from './scene-node';

/** Leads from the object an app holds to its element. A property, not a map, so that objects made of it work, too. */
const NODE = Symbol('element');

/** See `ElementHosts`. */
export class Elements implements ElementHosts {
  private readonly hosts = new WeakMap<SceneNode, EventPlace>();
  private readonly prototypes = new Map<string, object>();

  constructor(private readonly screen: ElementScreen) {}

  host(node: SceneNode | undefined): Record<string, unknown> | null {
    return node ? this.place(node).host : null;
  }

  place(node: SceneNode): EventPlace {
    let place = this.hosts.get(node);
    if (!place) {
      const host = Object.create(this.prototype(node.tag)) as Record<string, unknown>;
      Object.defineProperty(host, NODE, { value: node });
      place = { host, listeners: new Map<string, Listener[]>() };
      this.hosts.set(node, place);
    }
    return place;
  }

  held(root: SceneNode): EventPlace[] {
    const places: EventPlace[] = [];
    root.walk((node) => {
      const place = this.hosts.get(node);
      if (place) places.push(place);
    });
    return places;
  }

  node(host: unknown): SceneNode {
    const node = (host as { [NODE]?: SceneNode } | null | undefined)?.[NODE];
    if (!node) throw new TypeError('not an element');
    if (this.screen.viewOf(node).freed)
      throw new Error(`${node.tag} #${node.id}: its view was left and freed`);
    return node;
  }

  array(nodes: readonly SceneNode[]): unknown[] {
    const array = new (this.screen.realm.globals.Array as ArrayConstructor)();
    for (const [i, node] of nodes.entries()) array[i] = this.host(node);
    return array;
  }

  private prototype(tag: string): object {
    let prototype = this.prototypes.get(tag);
    if (!prototype) {
      prototype = this.screen.realm.object(elementMembers(tag, this, this.screen));
      this.prototypes.set(tag, prototype);
    }
    return prototype;
  }
}
