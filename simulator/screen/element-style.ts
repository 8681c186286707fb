import { parseColour } from './colours';
import type { ElementScreen } from './element-screen';
import { describeNode, type SceneNode } from './scene-node';

type StyleKind = 'colour' | 'number' | 'word';
type StyleObject = { [NODE]: SceneNode };

/** Name for the app → property, how it reads, and what it is unless given. */
const STYLE_PROPERTIES: Readonly<
  Record<string, { property: string; kind: StyleKind; initial: unknown; words?: RegExp }>
> = {
  display: { property: 'display', kind: 'word', initial: 'inline', words: /^(none|inline|inherit)$/ },
  fill: { property: 'fill', kind: 'colour', initial: '#000000' },
  fillOpacity: { property: 'fill-opacity', kind: 'number', initial: 1 },
  fontFamily: { property: 'font-family', kind: 'word', initial: 'System-Regular' },
  fontSize: { property: 'font-size', kind: 'number', initial: undefined },
  fontWeight: {
    property: 'font-weight',
    kind: 'word',
    initial: 'inherit',
    words: /^(inherit|light|regular|bold)$/,
  },
  opacity: { property: 'opacity', kind: 'number', initial: 1 },
  strokeWidth: { property: 'stroke-width', kind: 'number', initial: 1 },
  textDecoration: {
    property: 'text-decoration',
    kind: 'word',
    initial: 'none',
    words: /^(none|underline|inherit)$/,
  },
  viewportFill: { property: 'viewport-fill', kind: 'colour', initial: '#000000' },
  visibility: {
    property: 'visibility',
    kind: 'word',
    initial: 'visible',
    words: /^(visible|hidden|inherit)$/,
  },
};

/** Leads from the object an app holds to its element. A property, so that objects made of it work, too. */
const NODE = Symbol('styled element');

/**
 * Makes `style` objects for elements of one tag. A value that cannot be parsed is reported and changes nothing. All objects
 * share their functions: a face has hundreds of elements.
 */
export function createStyleMaker(screen: ElementScreen): (node: SceneNode) => Record<string, unknown> {
  let shared: Record<string, unknown> | undefined;
  return (node) => {
    shared ??= screen.realm.createObject(createStyleMembers(screen));
    const style = Object.create(Object.getPrototypeOf(shared), Object.getOwnPropertyDescriptors(shared));
    return Object.defineProperty(style, NODE, { value: node });
  };
}

function createStyleMembers(screen: ElementScreen): Record<string, unknown> {
  const members: Record<string, unknown> = {};
  for (const [name, { property, kind, initial, words }] of Object.entries(STYLE_PROPERTIES)) {
    Object.defineProperty(members, name, {
      enumerable: true,
      configurable: true,
      get(this: StyleObject) {
        const text = this[NODE].computedValue(property);
        return text === undefined ? initial : kind === 'number' ? Number.parseFloat(text) : text;
      },
      set(this: StyleObject, value: unknown) {
        screen.countWrite();
        const { [NODE]: node } = this;
        const text = String(value);
        if (isValid(kind, text, words)) node.setProperty('app', property, text);
        else screen.context.warn(`${describeNode(node)}: style.${name} = ${text} is not understood`);
      },
    });
  }
  return members;
}

function isValid(kind: StyleKind, text: string, words: RegExp | undefined): boolean {
  if (text === 'inherit') return true;
  if (kind === 'colour') return parseColour(text) !== undefined;
  if (kind === 'number') return text.trim() !== '' && Number.isFinite(Number(text));
  return words?.test(text) ?? true;
}
