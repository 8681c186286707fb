/**
 * The elements and attributes of Fitbit's dialect. Fitbit's compiler checks none of this: a wrong name is silently
 * without effect on the watch, which is why the simulator tells.
 */

const split = (names: string): string[] => names.trim().split(/\s+/);

/** May stand on every drawn element; the text and fill properties among them are handed down to children. */
const COMMON = split(`
  id class type display visibility opacity fill fill-opacity layer pointer-events system-events value mode state
  enabled focusable overflow apply-style font-family font-size font-weight text-anchor letter-spacing text-decoration
  text-length text-overflow text-transform stroke-width viewport-fill mask
`);

const BOX = split('x y width height');
const TEXT = split('x y text-buffer writing-mode');
const GRADIENT = split(`
  gradient-type gradient-x1 gradient-y1 gradient-x2 gradient-y2
  gradient-color1 gradient-color2 gradient-color3 gradient-color4
  gradient-opacity1 gradient-opacity2 gradient-opacity3 gradient-opacity4
`);
const ARC = split('x y width height arc-width start-angle sweep-angle');
const TIMING = split(
  'id attributeName attributeType from to by dur begin end easing final repeatCount repeatDur href',
);

const DRAWN: Readonly<Record<string, readonly string[]>> = {
  svg: [...BOX, 'xmlns'],
  section: BOX,
  use: [...BOX, 'href', 'length'],
  symbol: [...BOX, 'href'],
  g: ['transform'],
  mask: [],
  text: TEXT,
  textarea: [...TEXT, 'width', 'height', 'rows', 'line-increment', 'display-align'],
  rect: BOX,
  circle: split('cx cy r'),
  line: split('x1 y1 x2 y2'),
  arc: ARC,
  image: [...BOX, 'href', 'load'],
  gradientRect: [...BOX, ...GRADIENT],
  gradientArc: [...ARC, ...GRADIENT],
};

const NOT_DRAWN: Readonly<Record<string, readonly string[]>> = {
  defs: [],
  link: split('rel href'),
  set: TIMING,
  var: split('id value type'),
  animate: TIMING,
  animateTransform: TIMING,
};

const known = new Map<string, ReadonlySet<string>>([
  ...Object.entries(DRAWN).map(([tag, names]) => [tag, new Set([...COMMON, ...names])] as const),
  ...Object.entries(NOT_DRAWN).map(([tag, names]) => [tag, new Set(names)] as const),
]);

const properties: ReadonlySet<string> = new Set([...COMMON, ...Object.values(DRAWN).flat()]);

/** Handed down from a container to what is in it, as in SVG; `inherit` asks for it by name. */
export const inheritedProperties: ReadonlySet<string> = new Set(
  split(`
    fill fill-opacity visibility font-family font-size font-weight text-anchor letter-spacing text-decoration
    text-length text-overflow text-transform stroke-width
  `),
);

export const isKnownTag = (tag: string): boolean => known.has(tag);

export const isKnownAttribute = (tag: string, name: string): boolean =>
  known.get(tag)?.has(name) === true || name.startsWith('xmlns');

/** Whether a stylesheet may set it. */
export const isKnownProperty = (name: string): boolean => properties.has(name);

/** Whether the tag makes an element of the view, one that an app can look up. */
export const isDrawn = (tag: string): boolean => Object.hasOwn(DRAWN, tag);

const CONTAINERS = new Set(['svg', 'section', 'use', 'symbol', 'g', 'mask']);

export const isContainer = (tag: string): boolean => CONTAINERS.has(tag);

/** Containers with a size of their own, which percentages of the elements in them refer to. */
export const hasOwnBox = (tag: string): boolean => isContainer(tag) && tag !== 'g' && tag !== 'mask';
