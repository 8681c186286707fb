import type { ElementScreen } from './element-screen';
import { isDimension } from './properties';
import { PROPERTIES, type PropertyName, type PropertyRow } from './property-table';
import { describeNode, type SceneNode } from './scene-node';

/** A property as an app reads and writes it; read-only without `write`. */
export interface ElementProperty {
  read(node: SceneNode): unknown;
  write?(node: SceneNode, value: unknown): void;
}

/** A property of the table as a member of an element; `label` is its name in warnings. */
export function createTableProperty(
  name: PropertyName,
  label: string,
  screen: ElementScreen,
): ElementProperty {
  if (isDimension(name)) {
    return createNumberProperty(label, screen, {
      read: (node) => node.dimension(name),
      assign: (node, value) => node.assignDimension(name, value),
    });
  }
  const { kind, initial }: PropertyRow = PROPERTIES[name];
  const readText = (node: SceneNode): string | undefined => node.computedValue(name) ?? initial;
  return {
    ...createTextProperty(name),
    read: kind === 'number' ? (node) => Number(readText(node)) || 0 : readText,
  };
}

/** A property as the text that the element itself has; not validated. */
export function createTextProperty(name: PropertyName): Required<ElementProperty> {
  return {
    read: (node) => node.ownValue(name),
    write: (node, value) => void node.setProperty('app', name, String(value)),
  };
}

/** A property that takes numbers only: anything else is reported and changes nothing. */
export function createNumberProperty(
  label: string,
  screen: ElementScreen,
  access: { read(node: SceneNode): unknown; assign(node: SceneNode, value: number): void },
): ElementProperty {
  return {
    read: access.read,
    write(node, value) {
      const number = typeof value === 'string' && value.trim() === '' ? Number.NaN : Number(value);
      if (Number.isFinite(number)) access.assign(node, number);
      else screen.context.warn(`${describeNode(node)}: ${label} = ${String(value)} is no number`);
    },
  };
}

/** Adds the property to an object; `nodeOf` finds the element of the object it is used on. */
export function addProperty(
  members: Record<string, unknown>,
  name: string,
  property: ElementProperty,
  { screen, nodeOf }: { screen: ElementScreen; nodeOf(host: unknown): SceneNode },
): void {
  Object.defineProperty(members, name, {
    enumerable: true,
    configurable: true,
    get(this: unknown) {
      return property.read(nodeOf(this));
    },
    set(this: unknown, value: unknown) {
      const node = nodeOf(this);
      screen.countWrite();
      if (property.write) property.write(node, value);
      else screen.context.warn(`${describeNode(node)}: ${name} cannot be set`);
    },
  });
}
