import { addProperty, createTableProperty } from './element-property';
import type { ElementScreen } from './element-screen';
import { STYLE_PROPERTIES, scriptNameOf } from './properties';
import type { SceneNode } from './scene-node';

/** The property of an object that holds its element; objects that inherit from it work, too. */
const NODE = Symbol('styled element');

/**
 * Makes the `style` objects of elements. All objects share their functions: a face has hundreds of elements.
 */
export function createStyleMaker(screen: ElementScreen): (node: SceneNode) => Record<string, unknown> {
  let shared: { prototype: object; members: PropertyDescriptorMap } | undefined;
  return (node) => {
    shared ??= describeObject(screen.realm.createObject(createStyleMembers(screen)));
    const style = Object.create(shared.prototype, shared.members);
    return Object.defineProperty(style, NODE, { value: node });
  };
}

function describeObject(object: object): { prototype: object; members: PropertyDescriptorMap } {
  return { prototype: Object.getPrototypeOf(object), members: Object.getOwnPropertyDescriptors(object) };
}

function createStyleMembers(screen: ElementScreen): Record<string, unknown> {
  const members: Record<string, unknown> = {};
  // Only objects made above have these members.
  const nodeOf = (host: unknown): SceneNode => (host as { [NODE]: SceneNode })[NODE];
  for (const [property] of STYLE_PROPERTIES) {
    const name = scriptNameOf(property);
    addProperty(members, name, createTableProperty(property, `style.${name}`, screen), { screen, nodeOf });
  }
  return members;
}
