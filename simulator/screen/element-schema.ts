/**
 * The elements and attributes of Fitbit's dialect. Fitbit's compiler checks none of this: a wrong name is silently
 * without effect on the watch, which is why the simulator tells.
 */

const splitNames = (names: string): string[] => names.trim().split(/\s+/);

/** May stand on every drawn element; the text and fill properties among them are handed down to children. */
const COMMON_ATTRIBUTES = splitNames(`
  id class type display visibility opacity fill fill-opacity layer pointer-events system-events value mode state
  enabled focusable overflow apply-style font-family font-size font-weight text-anchor letter-spacing text-decoration
  text-length text-overflow text-transform stroke-width viewport-fill mask
`);

const BOX_ATTRIBUTES = splitNames('x y width height');
const TEXT_ATTRIBUTES = splitNames('x y text-buffer writing-mode');
const GRADIENT_ATTRIBUTES = splitNames(`
  gradient-type gradient-x1 gradient-y1 gradient-x2 gradient-y2
  gradient-color1 gradient-color2 gradient-color3 gradient-color4
  gradient-opacity1 gradient-opacity2 gradient-opacity3 gradient-opacity4
`);
const ARC_ATTRIBUTES = splitNames('x y width height arc-width start-angle sweep-angle');
const TIMING_ATTRIBUTES = splitNames(
  'id attributeName attributeType from to by dur begin end easing final repeatCount repeatDur href',
);

const DRAWN_ELEMENTS: Readonly<Record<string, readonly string[]>> = {
  svg: [...BOX_ATTRIBUTES, 'xmlns'],
  section: BOX_ATTRIBUTES,
  use: [...BOX_ATTRIBUTES, 'href', 'length'],
  symbol: [...BOX_ATTRIBUTES, 'href'],
  g: ['transform'],
  mask: [],
  text: TEXT_ATTRIBUTES,
  textarea: [...TEXT_ATTRIBUTES, 'width', 'height', 'rows', 'line-increment', 'display-align'],
  rect: BOX_ATTRIBUTES,
  circle: splitNames('cx cy r'),
  line: splitNames('x1 y1 x2 y2'),
  arc: ARC_ATTRIBUTES,
  image: [...BOX_ATTRIBUTES, 'href', 'load'],
  gradientRect: [...BOX_ATTRIBUTES, ...GRADIENT_ATTRIBUTES],
  gradientArc: [...ARC_ATTRIBUTES, ...GRADIENT_ATTRIBUTES],
};

const OTHER_ELEMENTS: Readonly<Record<string, readonly string[]>> = {
  defs: [],
  link: splitNames('rel href'),
  set: TIMING_ATTRIBUTES,
  var: splitNames('id value type'),
  animate: TIMING_ATTRIBUTES,
  animateTransform: TIMING_ATTRIBUTES,
};

const attributesByTag = new Map<string, ReadonlySet<string>>([
  ...Object.entries(DRAWN_ELEMENTS).map(
    ([tag, names]) => [tag, new Set([...COMMON_ATTRIBUTES, ...names])] as const,
  ),
  ...Object.entries(OTHER_ELEMENTS).map(([tag, names]) => [tag, new Set(names)] as const),
]);

const styleableProperties: ReadonlySet<string> = new Set([
  ...COMMON_ATTRIBUTES,
  ...Object.values(DRAWN_ELEMENTS).flat(),
]);

/** Handed down from a container to what is in it, as in SVG; `inherit` asks for it by name. */
export const inheritedProperties: ReadonlySet<string> = new Set(
  splitNames(`
    fill fill-opacity visibility font-family font-size font-weight text-anchor letter-spacing text-decoration
    text-length text-overflow text-transform stroke-width
  `),
);

export const isKnownTag = (tag: string): boolean => attributesByTag.has(tag);

export const isKnownAttribute = (tag: string, name: string): boolean =>
  attributesByTag.get(tag)?.has(name) === true || name.startsWith('xmlns');

/** Whether a stylesheet may set it. */
export const isKnownProperty = (name: string): boolean => styleableProperties.has(name);

/** Whether the tag makes an element of the view, one that an app can look up. */
export const isDrawn = (tag: string): boolean => Object.hasOwn(DRAWN_ELEMENTS, tag);

const CONTAINER_TAGS = new Set(['svg', 'section', 'use', 'symbol', 'g', 'mask']);

export const isContainer = (tag: string): boolean => CONTAINER_TAGS.has(tag);

/** Containers with a size of their own, which percentages of the elements in them refer to. */
export const hasOwnBox = (tag: string): boolean => isContainer(tag) && tag !== 'g' && tag !== 'mask';
