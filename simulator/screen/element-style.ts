import { parseColour } from './colours';
import type { ElementScreen } from './element-screen';
import { describeNode, type SceneNode } from './scene-node';

type StyleKind = 'colour' | 'number' | 'word';

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

/** An element's `style`. What is not understood is told and changes nothing. */
export function createStyleMembers(node: SceneNode, screen: ElementScreen): Record<string, unknown> {
  const members: Record<string, unknown> = {};
  for (const [name, { property, kind, initial, words }] of Object.entries(STYLE_PROPERTIES)) {
    Object.defineProperty(members, name, {
      enumerable: true,
      configurable: true,
      get() {
        const text = node.computedValue(property);
        return text === undefined ? initial : kind === 'number' ? Number.parseFloat(text) : text;
      },
      set(value: unknown) {
        screen.countWrite();
        const text = String(value);
        if (isValid(kind, text, words)) node.setProperty('app', property, text);
        else screen.context.warn(`${describeNode(node)}: style.${name} = ${text} is not understood`);
      },
    });
  }
  return screen.realm.createObject(members);
}

function isValid(kind: StyleKind, text: string, words: RegExp | undefined): boolean {
  if (text === 'inherit') return true;
  if (kind === 'colour') return parseColour(text) !== undefined;
  if (kind === 'number') return text.trim() !== '' && Number.isFinite(Number(text));
  return words?.test(text) ?? true;
}
