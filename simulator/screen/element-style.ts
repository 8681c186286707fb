import { addProperty, createTableProperty } from './element-property';
import type { ElementScreen } from './element-screen';
import { MISTAKEN_STYLES } from './mistaken-members';
import { STYLE_PROPERTIES, scriptNameOf } from './properties';
import { describeNode, type SceneNode } from './scene-node';

/** The property of an object that holds its element; objects that inherit from it work, too. */
const NODE = Symbol('styled element');

/**
 * Makes the `style` objects of elements. All objects share their functions: a face has hundreds of elements.
 */
export function createStyleMaker(screen: ElementScreen): (node: SceneNode) => Record<string, unknown> {
  let shared: { prototype: object; members: PropertyDescriptorMap } | undefined;
  return (node) => {
    shared ??= {
      prototype: screen.realm.createObject(createMistakenStyles(screen)),
      members: Object.getOwnPropertyDescriptors(screen.realm.createObject(createStyleMembers(screen))),
    };
    const style = Object.create(shared.prototype, shared.members);
    return Object.defineProperty(style, NODE, { value: node });
  };
}

// Only objects made above have these members.
function nodeOf(host: unknown): SceneNode {
  return (host as { [NODE]: SceneNode })[NODE];
}

function createStyleMembers(screen: ElementScreen): Record<string, unknown> {
  const members: Record<string, unknown> = {};
  for (const [property] of STYLE_PROPERTIES) {
    const name = scriptNameOf(property);
    addProperty(members, name, createTableProperty(property, `style.${name}`, screen), { screen, nodeOf });
  }
  return members;
}

/** What an app assigns to these is lost, and reported. */
function createMistakenStyles(screen: ElementScreen): Record<string, unknown> {
  const members: Record<string, unknown> = {};
  for (const [name, right] of MISTAKEN_STYLES) {
    Object.defineProperty(members, name, {
      enumerable: false,
      configurable: true,
      set(this: unknown) {
        const problem = `style has no "${name}"${right === undefined ? '' : `; ${right}`}`;
        screen.context.warn(`${describeNode(nodeOf(this))}: ${problem}`);
      },
    });
  }
  return members;
}
