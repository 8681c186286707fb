import { boundingBoxOf } from './bounds';
import { parseColour } from './colours';
import type { ElementScreen } from './element-screen';
import { resolvePixels } from './pixels';
import { isDimension } from './properties';
import { PROPERTIES, type PropertyName, type PropertyRow } from './property-table';
import { type Box, describeNode, type SceneNode } from './scene-node';
import type { ScreenContext } from './screen-context';

/** A property as an app reads and writes it; read-only without `write`. */
export interface ElementProperty {
  read(node: SceneNode): unknown;
  write?(node: SceneNode, value: unknown): void;
}

/** An element's box, after the widgets of its view placed what is in them. */
export function measure(node: SceneNode, screen: ElementScreen): Box {
  arrangeFor(node, screen);
  return boundingBoxOf(node, screen.context);
}

function arrangeFor(node: SceneNode, screen: ElementScreen): void {
  screen.viewOf(node).arrangeWidgets();
}

/**
 * A property of the table as a member of an element or its style; `label` is its name in warnings. What is no number
 * is refused, any other value that cannot be parsed is reported and changes nothing.
 */
export function createTableProperty(
  name: PropertyName,
  label: string,
  screen: ElementScreen,
): ElementProperty {
  if (isDimension(name)) {
    return createNumberProperty({
      read(node) {
        arrangeFor(node, screen);
        return node.dimension(name);
      },
      assign: (node, value) => node.assignDimension(name, value),
    });
  }
  const row: PropertyRow = PROPERTIES[name];
  if (row.kind === 'number' || row.kind === 'length') {
    return createNumberProperty({
      read(node) {
        const number = readNumber(node, name, screen.context);
        if (number === undefined && row.range)
          screen.context.warn(
            `${describeNode(node)}: ${label} is read where nothing sets it: undefined, by Fitbit's types`,
          );
        return number;
      },
      assign: (node, value) => void node.setProperty('app', name, String(clamp(value, row.range))),
    });
  }
  const { write } = createTextProperty(name);
  return {
    read: (node) => node.computedValue(name) ?? row.initial,
    write(node, value) {
      const text = String(value);
      if (isValid(row, text)) write(node, text);
      else screen.context.warn(`${describeNode(node)}: ${label} = ${text || '""'} is not understood`);
    },
  };
}

function isValid({ kind, words }: PropertyRow, text: string): boolean {
  if (text === 'inherit') return true;
  if (kind === 'colour') return parseColour(text) !== undefined;
  return words?.includes(text) ?? true;
}

/** A number as it is drawn; undefined where nothing sets it. */
function readNumber(node: SceneNode, name: PropertyName, context: ScreenContext): number | undefined {
  const { kind, range, initial }: PropertyRow = PROPERTIES[name];
  const number =
    kind === 'length'
      ? resolvePixels(node, name, context)
      : Number.parseFloat(node.computedValue(name) ?? '');
  if (number !== undefined && !Number.isNaN(number)) return clamp(number, range);
  if (range) return undefined;
  return initial === undefined ? undefined : Number(initial);
}

function clamp(number: number, range: PropertyRow['range']): number {
  return range ? Math.min(range[1], Math.max(range[0], number)) : number;
}

/** A property as the text that the element itself has; not validated. */
export function createTextProperty(name: PropertyName): Required<ElementProperty> {
  return {
    read: (node) => node.ownValue(name),
    write: (node, value) => void node.setProperty('app', name, String(value)),
  };
}

/** A property that takes numbers only. */
export function createNumberProperty(access: {
  read(node: SceneNode): unknown;
  assign(node: SceneNode, value: number): void;
}): ElementProperty {
  return { read: access.read, write: (node, value) => access.assign(node, toNativeNumber(value)) };
}

/** The end of the watch's whole numbers of 32 bits. */
const NATIVE_END = 2 ** 31;

/**
 * The number of a value that an app assigns. Throws the watch's TypeError for NaN (known from fitfont#12), infinities
 * and what its native type cannot hold.
 */
export function toNativeNumber(value: unknown): number {
  const number = Number(value);
  if (number >= -NATIVE_END && number < NATIVE_END) return number;
  throw new TypeError(
    `Cannot set property to '${number}'. Invalid value: Value out of bounds for native type`,
  );
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
      if (property.write) property.write(node, value);
      else screen.context.warn(`${describeNode(node)}: ${name} cannot be set`);
      screen.recordWrite(node, name);
    },
  });
}
