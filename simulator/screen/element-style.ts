import { parseColour } from './colours';
import type { ElementScreen } from './element-screen';
import { describe, type SceneNode } from './scene-node';

type Kind = 'colour' | 'number' | 'word';
type Styled = { [NODE]: SceneNode };

/** Name for the app → property, how it reads, and what it is unless given. */
const STYLE: Readonly<Record<string, { property: string; kind: Kind; initial: unknown; words?: RegExp }>> = {
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
 * Makes `style` objects for elements of one tag. What is not understood is told and changes nothing. All of them
 * have the same functions: a face has hundreds of elements.
 */
export function createStyles(screen: ElementScreen): (node: SceneNode) => Record<string, unknown> {
  let shared: Record<string, unknown> | undefined;
  return (node) => {
    shared ??= screen.realm.object(styleMembers(screen));
    const style = Object.create(Object.getPrototypeOf(shared), Object.getOwnPropertyDescriptors(shared));
    return Object.defineProperty(style, NODE, { value: node });
  };
}

function styleMembers(screen: ElementScreen): Record<string, unknown> {
  const members: Record<string, unknown> = {};
  for (const [name, { property, kind, initial, words }] of Object.entries(STYLE)) {
    Object.defineProperty(members, name, {
      enumerable: true,
      configurable: true,
      get(this: Styled) {
        const text = this[NODE].value(property);
        return text === undefined ? initial : kind === 'number' ? Number.parseFloat(text) : text;
      },
      set(this: Styled, value: unknown) {
        screen.written();
        const { [NODE]: node } = this;
        const text = String(value);
        if (isValid(kind, text, words)) node.set('app', property, text);
        else screen.context.warn(`${describe(node)}: style.${name} = ${text} is not understood`);
      },
    });
  }
  return members;
}

function isValid(kind: Kind, text: string, words: RegExp | undefined): boolean {
  if (text === 'inherit') return true;
  if (kind === 'colour') return parseColour(text) !== undefined;
  if (kind === 'number') return text.trim() !== '' && Number.isFinite(Number(text));
  return words?.test(text) ?? true;
}
