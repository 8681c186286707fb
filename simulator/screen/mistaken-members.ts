import { handlerNameOf } from '../realm/event';
import { MISTAKEN_EVENTS } from './dead-events';
import { isDrawn } from './element-schema';
import type { ElementScreen, ElementWrappers } from './element-screen';
import { STYLE_PROPERTIES, scriptNameOf } from './properties';
import { PROPERTIES, type PropertyName, type PropertyRow } from './property-table';
import { describeNode } from './scene-node';

// Object.keys loses the key type; the table has no other keys.
const ATTRIBUTES = (Object.keys(PROPERTIES) as PropertyName[]).filter((name) =>
  PROPERTIES[name].on.some(isDrawn),
);

/** Attributes that are no members of `style`. */
const OUTSIDE_OF_STYLE = ATTRIBUTES.filter((name) => !STYLE_PROPERTIES.some(([style]) => style === name));

/** Members of single kinds of elements that are no attributes. */
const MEMBERS_OF_KINDS = ['delegate', 'gradient', 'groupTransform', 'textOverflowing', 'baseline'];

/** Attributes of SVG that no element of a watch has. */
const ATTRIBUTES_OF_SVG = ['points', 'rx', 'ry', 'stroke'];

/**
 * Names that an app may assign to an element in vain: properties that only other kinds have, attributes that only a
 * view sets, and names with hyphens. Those that the element's own kind has are among them.
 */
const ATTRIBUTES_OF_OTHERS: readonly string[] = [
  ...OUTSIDE_OF_STYLE.map(scriptNameOf),
  ...ATTRIBUTES.filter((name) => name.includes('-')),
  ...MEMBERS_OF_KINDS,
  ...ATTRIBUTES_OF_SVG,
];

/** Names that apps mistake for properties of an element, and what the watch has instead. */
const MISTAKEN_PROPERTIES: ReadonlyMap<string, string> = new Map([
  ['className', 'class'],
  ['color', 'style.fill'],
  ['innerHTML', 'text'],
  ['innerText', 'text'],
  ['src', 'href'],
  ['textBuffer', 'text'],
  ['onClick', 'onclick'],
  ['ontap', 'onclick'],
  ...Object.entries(MISTAKEN_EVENTS).map(([type, right]): [string, string] => [
    handlerNameOf(type),
    handlerNameOf(right),
  ]),
  ...STYLE_PROPERTIES.map(([property]): [string, string] => {
    const name = scriptNameOf(property);
    return [name, `style.${name}`];
  }),
]);

/**
 * The members of an object that the prototypes of all elements inherit from: an assignment comes here where the kind of
 * element has no such member. What an app assigns is kept, as on a watch, and reported to have no effect.
 */
export function createMistakenMembers(
  wrappers: ElementWrappers,
  screen: ElementScreen,
): Record<string, unknown> {
  const members: Record<string, unknown> = {};
  const describe = (name: string, tag: string): string => {
    const right = MISTAKEN_PROPERTIES.get(name);
    return right === undefined
      ? `a script sets no "${name}" of a <${tag}>; the value is kept, without effect`
      : `"${name}" is no property of an element; ${right} is`;
  };
  for (const name of [...MISTAKEN_PROPERTIES.keys(), ...ATTRIBUTES_OF_OTHERS])
    Object.defineProperty(members, name, {
      set(this: unknown, value: unknown) {
        const node = wrappers.unwrap(this);
        screen.context.warn(`${describeNode(node)}: ${describe(name, node.tag)}`);
        Object.defineProperty(this, name, { value, writable: true, enumerable: true, configurable: true });
      },
      // Who lists the properties of an element does not meet it.
      enumerable: false,
      configurable: true,
    });
  return members;
}

/** Properties of CSS that neither `style` nor an element of a watch has. */
const STYLES_OF_CSS =
  'border borderRadius bottom fontStyle left lineHeight margin padding right textShadow top'.split(' ');

/** Names that an app may assign to a `style` in vain, and what the watch has instead. */
export const MISTAKEN_STYLES: ReadonlyMap<string, string | undefined> = new Map([
  ...STYLES_OF_CSS.map((name): [string, undefined] => [name, undefined]),
  ...OUTSIDE_OF_STYLE.map((name): [string, string] => [scriptNameOf(name), placeOf(name)]),
  ...ATTRIBUTES.filter((name) => name.includes('-')).map((name): [string, string] => [name, placeOf(name)]),
  ['color', 'style.fill is it'],
  ['background', 'style.fill of a rect is it'],
  ['backgroundColor', 'style.fill of a rect is it'],
  ['stroke', 'style.fill is it'],
  ['textAlign', 'textAnchor of the element is it'],
  ['textBuffer', 'text of the element is it'],
  ['zIndex', 'layer of the element is it'],
]);

/** Where an app finds the property. */
function placeOf(name: PropertyName): string {
  const { isStyle, memberOn }: PropertyRow = PROPERTIES[name];
  if (isStyle) return `style.${scriptNameOf(name)} is it`;
  return memberOn ? `${scriptNameOf(name)} of the element is it` : `the view or the stylesheet has ${name}`;
}
