import { addProperty, createTableProperty } from './element-property';
import type { ElementScreen } from './element-screen';
import { STYLE_PROPERTIES, scriptNameOf } from './properties';
import { describeNode, type SceneNode } from './scene-node';

/** The property of an object that holds its element; objects that inherit from it work, too. */
const NODE = Symbol('styled element');

/** Names of CSS that apps mistake for members of `style`, and what the watch has instead. */
const MISTAKEN_STYLES: Readonly<Record<string, string>> = {
  color: 'style.fill is it',
  background: 'style.fill of a rect is it',
  backgroundColor: 'style.fill of a rect is it',
  stroke: 'style.fill is it',
  zIndex: 'layer of the element is it',
  pointerEvents: 'the view or the stylesheet has pointer-events',
  ...Object.fromEntries(
    ['x', 'y', 'width', 'height', 'textAnchor', 'letterSpacing', 'textOverflow', 'overflow', 'layer'].map(
      (name) => [name, `${name} of the element is it`],
    ),
  ),
};

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
  for (const [name, right] of Object.entries(MISTAKEN_STYLES)) {
    Object.defineProperty(members, name, {
      enumerable: false,
      configurable: true,
      get: () => undefined,
      set(this: unknown) {
        screen.context.warn(`${describeNode(nodeOf(this))}: style has no "${name}"; ${right}`);
      },
    });
  }
  return members;
}
