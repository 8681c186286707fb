import { keysOf } from '../world/keys-of';

/**
 * The elements of Fitbit's dialect: containers with a size of their own, which percentages inside refer to (`box`),
 * other containers (`group`), shapes, and what is not drawn (`definition`).
 */
const ELEMENTS = {
  svg: 'box',
  section: 'box',
  use: 'box',
  symbol: 'box',
  g: 'group',
  mask: 'group',
  text: 'shape',
  textarea: 'shape',
  rect: 'shape',
  circle: 'shape',
  line: 'shape',
  arc: 'shape',
  image: 'shape',
  gradientRect: 'shape',
  gradientArc: 'shape',
  defs: 'definition',
  link: 'definition',
  set: 'definition',
  var: 'definition',
  animate: 'definition',
  animateTransform: 'definition',
} as const satisfies Record<string, 'box' | 'group' | 'shape' | 'definition'>;

export type Tag = keyof typeof ELEMENTS;
type ElementKind = (typeof ELEMENTS)[Tag];
type TagOf<K extends ElementKind> = { [T in Tag]: (typeof ELEMENTS)[T] extends K ? T : never }[Tag];
export type ShapeTag = TagOf<'shape'>;
type DrawnTag = TagOf<'box' | 'group' | 'shape'>;

// Object.keys loses the key type; the table has no other keys.
export const ALL_TAGS = keysOf(ELEMENTS);
/** The table as a map, which is faster. */
const KINDS: ReadonlyMap<string, ElementKind> = new Map(Object.entries(ELEMENTS));

export const CONTAINER_TAGS = ALL_TAGS.filter(isContainer);
/** Elements that an app can look up. */
export const DRAWN_TAGS = ALL_TAGS.filter(isDrawn);

function kindOf(tag: string): ElementKind | undefined {
  return KINDS.get(tag);
}

/** Fitbit's compiler accepts any tag; an unknown one has no effect on the watch. */
export function isKnownTag(tag: string): tag is Tag {
  return KINDS.has(tag);
}

/** Whether the tag makes an element of the view, one that an app can look up. */
export function isDrawn(tag: string): tag is DrawnTag {
  const kind = kindOf(tag);
  return kind !== undefined && kind !== 'definition';
}

export function isShape(tag: string): tag is ShapeTag {
  return kindOf(tag) === 'shape';
}

export function isContainer(tag: string): tag is TagOf<'box' | 'group'> {
  const kind = kindOf(tag);
  return kind === 'box' || kind === 'group';
}

/** Whether percentages inside the element refer to its own size. */
export function hasOwnBox(tag: string): boolean {
  return kindOf(tag) === 'box';
}

export type TextTag = 'text' | 'textarea';

export function isText(tag: string): tag is TextTag {
  return tag === 'text' || tag === 'textarea';
}
