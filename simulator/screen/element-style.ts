import { parseColour } from './colours';
import { addProperty, createTextProperty, type ElementProperty } from './element-property';
import type { ElementScreen } from './element-screen';
import { type PropertyEntry, STYLE_PROPERTIES, scriptNameOf } from './properties';
import type { PropertyRow } from './property-table';
import { describeNode, type SceneNode } from './scene-node';

/** The property of an object that holds its element; objects that inherit from it work, too. */
const NODE = Symbol('styled element');

/**
 * Makes the `style` objects of elements. A value that cannot be parsed is reported and changes nothing. All objects
 * share their functions: a face has hundreds of elements.
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
  for (const entry of STYLE_PROPERTIES)
    addProperty(members, scriptNameOf(entry[0]), createStyleProperty(entry, screen), { screen, nodeOf });
  return members;
}

function createStyleProperty([name, row]: PropertyEntry, screen: ElementScreen): ElementProperty {
  const { write } = createTextProperty(name);
  return {
    read(node) {
      const text = node.computedValue(name) ?? row.initial;
      return text !== undefined && row.kind === 'number' ? Number.parseFloat(text) : text;
    },
    write(node, value) {
      const text = String(value);
      if (isValid(row, text)) write(node, text);
      else
        screen.context.warn(`${describeNode(node)}: style.${scriptNameOf(name)} = ${text} is not understood`);
    },
  };
}

function isValid({ kind, words }: PropertyRow, text: string): boolean {
  if (text === 'inherit') return true;
  if (kind === 'colour') return parseColour(text) !== undefined;
  if (kind === 'number') return text.trim() !== '' && Number.isFinite(Number(text));
  return words?.includes(text) ?? true;
}
