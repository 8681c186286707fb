import { CONTAINER_TAGS, DRAWN_TAGS, type Tag } from './element-schema';
import { FONT_WEIGHTS } from './fonts';

/** A property of elements: an attribute of theirs in a view, which stylesheets and scripts may set, too. */
export interface PropertyRow {
  /** Elements that have it. */
  readonly on: readonly Tag[];
  /**
   * How its text is read. A `dimension` is laid out: it becomes a number of pixels or degrees. A `length` is resolved
   * where it is used, for each element that inherits it.
   */
  readonly kind: 'text' | 'word' | 'colour' | 'number' | 'length' | 'dimension';
  /** Of a `word`: the values it can have. Without a list any is accepted. */
  readonly words?: readonly string[];
  /** Of a `dimension` or a `length`: the size of the parent that percentages refer to. */
  readonly relativeTo?: 'width' | 'height';
  /** Of a `dimension`: percentages refer to the element's own size. */
  readonly isOfOwnSize?: true;
  /** Of a `number`, an opacity: smaller and larger ones are read and drawn as its ends. */
  readonly range?: readonly [number, number];
  /** The value unless something sets it. */
  readonly initial?: string;
  /** Of a `dimension`: the elements on which `initial` holds; absent: all. */
  readonly initialOn?: readonly Tag[];
  /** Passed on to what is inside a container, which is drawn again when it changes. `inherit` requests it by name. */
  readonly isInherited?: true;
  /** Elements on which a script sets it as `element.name`. */
  readonly memberOn?: readonly Tag[];
  /** A script sets it as `element.style.name`. */
  readonly isStyle?: true;
  /** A stylesheet sets it, as it does every property of a drawn element. */
  readonly isInStylesheets?: true;
}

/** The range of opacities. By Fitbit's types a script reads undefined where nothing sets them. */
const FRACTION = [0, 1] as const;
const TEXTS = ['text', 'textarea'] as const;
const GRADIENTS = ['gradientRect', 'gradientArc'] as const;
const ARCS = ['arc', 'gradientArc'] as const;
const ANIMATIONS = ['set', 'animate', 'animateTransform'] as const;
/** As large as their parent by default. */
const FULL_SIZED = ['svg', 'section', 'use', 'textarea'] as const;
const SIZED = [...FULL_SIZED, 'symbol', 'rect', 'image', 'gradientRect', ...ARCS] as const;
const PLACED = [...SIZED, 'text'] as const;

/**
 * All properties. A new one is a row here, and is read where it is drawn, by `computedValue`, `ownValue` or `dimension`
 * of its element.
 */
export const PROPERTIES = {
  id: { on: [...DRAWN_TAGS, ...ANIMATIONS, 'var'], kind: 'text' },
  class: { on: [...DRAWN_TAGS, ...ANIMATIONS], kind: 'text' },
  type: { on: [...DRAWN_TAGS, 'var'], kind: 'text' },
  value: { on: [...DRAWN_TAGS, 'var'], kind: 'text' },
  mode: { on: DRAWN_TAGS, kind: 'text' },
  state: { on: DRAWN_TAGS, kind: 'text' },
  enabled: { on: DRAWN_TAGS, kind: 'text' },

  x: { on: PLACED, kind: 'dimension', relativeTo: 'width', memberOn: PLACED },
  y: { on: PLACED, kind: 'dimension', relativeTo: 'height', memberOn: PLACED },
  // Of a text it is the room before `text-overflow: ellipsis`.
  width: {
    on: [...SIZED, 'text'],
    kind: 'dimension',
    relativeTo: 'width',
    initial: '100%',
    initialOn: FULL_SIZED,
    memberOn: SIZED,
  },
  height: {
    on: SIZED,
    kind: 'dimension',
    relativeTo: 'height',
    initial: '100%',
    initialOn: FULL_SIZED,
    memberOn: SIZED,
  },
  cx: { on: ['circle'], kind: 'dimension', relativeTo: 'width', memberOn: ['circle'] },
  cy: { on: ['circle'], kind: 'dimension', relativeTo: 'height', memberOn: ['circle'] },
  r: { on: ['circle'], kind: 'dimension', relativeTo: 'width', memberOn: ['circle'] },
  x1: { on: ['line'], kind: 'dimension', relativeTo: 'width', memberOn: ['line'] },
  y1: { on: ['line'], kind: 'dimension', relativeTo: 'height', memberOn: ['line'] },
  x2: { on: ['line'], kind: 'dimension', relativeTo: 'width', memberOn: ['line'] },
  y2: { on: ['line'], kind: 'dimension', relativeTo: 'height', memberOn: ['line'] },
  'arc-width': { on: ARCS, kind: 'dimension', relativeTo: 'width', memberOn: ARCS },
  'start-angle': { on: ARCS, kind: 'dimension', memberOn: ARCS },
  'sweep-angle': { on: ARCS, kind: 'dimension', memberOn: ARCS },

  display: { on: DRAWN_TAGS, kind: 'word', words: ['inline', 'none'], initial: 'inline', isStyle: true },
  visibility: {
    on: DRAWN_TAGS,
    kind: 'word',
    words: ['visible', 'hidden'],
    initial: 'visible',
    isInherited: true,
    isStyle: true,
  },
  opacity: { on: DRAWN_TAGS, kind: 'number', range: FRACTION, initial: '1', isStyle: true },
  // Without any fill an element is black, as in SVG; published faces have shadows that rely on it.
  fill: { on: DRAWN_TAGS, kind: 'colour', initial: '#000000', isInherited: true, isStyle: true },
  'fill-opacity': {
    on: DRAWN_TAGS,
    kind: 'number',
    range: FRACTION,
    initial: '1',
    isInherited: true,
    isStyle: true,
  },
  'stroke-width': {
    on: DRAWN_TAGS,
    kind: 'length',
    relativeTo: 'width',
    initial: '1',
    isInherited: true,
    isStyle: true,
  },
  // Drawn at lines. Nobody shows `square` on a watch, and whether the ends of an arc follow.
  'stroke-linecap': {
    on: DRAWN_TAGS,
    kind: 'word',
    words: ['butt', 'round'],
    initial: 'butt',
    isInherited: true,
    isStyle: true,
  },
  'viewport-fill': { on: DRAWN_TAGS, kind: 'colour', initial: '#000000', isStyle: true },
  layer: { on: DRAWN_TAGS, kind: 'number', initial: '0', memberOn: DRAWN_TAGS },
  overflow: {
    on: DRAWN_TAGS,
    kind: 'word',
    words: ['visible', 'hidden'],
    initial: 'visible',
    memberOn: CONTAINER_TAGS,
  },
  mask: { on: DRAWN_TAGS, kind: 'text' },
  transform: { on: ['g'], kind: 'text' },
  'pointer-events': { on: DRAWN_TAGS, kind: 'word', words: ['none', 'visible', 'all'] },

  'font-family': {
    on: DRAWN_TAGS,
    kind: 'word',
    initial: 'System-Regular',
    isInherited: true,
    isStyle: true,
  },
  'font-size': { on: DRAWN_TAGS, kind: 'length', relativeTo: 'height', isInherited: true, isStyle: true },
  'font-weight': {
    on: DRAWN_TAGS,
    kind: 'word',
    words: FONT_WEIGHTS,
    initial: 'inherit',
    isInherited: true,
    isStyle: true,
  },
  'letter-spacing': {
    on: DRAWN_TAGS,
    kind: 'length',
    relativeTo: 'height',
    initial: '0',
    isInherited: true,
    memberOn: TEXTS,
  },
  'text-anchor': {
    on: DRAWN_TAGS,
    kind: 'word',
    words: ['start', 'middle', 'end'],
    initial: 'start',
    isInherited: true,
    memberOn: TEXTS,
  },
  'text-decoration': {
    on: DRAWN_TAGS,
    kind: 'word',
    words: ['none', 'underline'],
    initial: 'none',
    isInherited: true,
    isStyle: true,
  },
  'text-length': { on: DRAWN_TAGS, kind: 'number', isInherited: true, memberOn: TEXTS },
  'text-overflow': {
    on: DRAWN_TAGS,
    kind: 'word',
    words: ['clip', 'ellipsis'],
    initial: 'clip',
    isInherited: true,
    memberOn: TEXTS,
  },
  'text-transform': {
    on: DRAWN_TAGS,
    kind: 'word',
    words: ['none', 'uppercase', 'lowercase', 'capitalize'],
    isInherited: true,
  },
  'text-buffer': { on: TEXTS, kind: 'text' },
  rows: { on: ['textarea'], kind: 'number', initial: '0', memberOn: ['textarea'] },
  'line-increment': {
    on: ['textarea'],
    kind: 'length',
    relativeTo: 'height',
    initial: '0',
    memberOn: ['textarea'],
  },
  'display-align': {
    on: ['textarea'],
    kind: 'word',
    words: ['top', 'before', 'center', 'middle', 'bottom', 'after'],
    initial: 'top',
    memberOn: ['textarea'],
  },

  'gradient-type': {
    on: GRADIENTS,
    kind: 'word',
    words: ['linear', 'radial', 'bilinear'],
    initial: 'linear',
  },
  'gradient-x1': { on: GRADIENTS, kind: 'dimension', relativeTo: 'width', isOfOwnSize: true },
  'gradient-y1': { on: GRADIENTS, kind: 'dimension', relativeTo: 'height', isOfOwnSize: true },
  'gradient-x2': { on: GRADIENTS, kind: 'dimension', relativeTo: 'width', isOfOwnSize: true },
  'gradient-y2': { on: GRADIENTS, kind: 'dimension', relativeTo: 'height', isOfOwnSize: true },
  'gradient-color1': { on: GRADIENTS, kind: 'colour' },
  'gradient-color2': { on: GRADIENTS, kind: 'colour' },
  'gradient-color3': { on: GRADIENTS, kind: 'colour' },
  'gradient-color4': { on: GRADIENTS, kind: 'colour' },
  'gradient-opacity1': { on: GRADIENTS, kind: 'number', range: FRACTION, initial: '1' },
  'gradient-opacity2': { on: GRADIENTS, kind: 'number', range: FRACTION, initial: '1' },
  'gradient-opacity3': { on: GRADIENTS, kind: 'number', range: FRACTION, initial: '1' },
  'gradient-opacity4': { on: GRADIENTS, kind: 'number', range: FRACTION, initial: '1' },

  href: { on: ['use', 'symbol', 'image', 'link', ...ANIMATIONS], kind: 'text' },
  rel: { on: ['link'], kind: 'word' },
  attributeName: { on: ANIMATIONS, kind: 'text' },
  attributeType: { on: ANIMATIONS, kind: 'word' },
  from: { on: ANIMATIONS, kind: 'text', isInStylesheets: true },
  to: { on: ANIMATIONS, kind: 'text', isInStylesheets: true },
  by: { on: ANIMATIONS, kind: 'text', isInStylesheets: true },
  dur: { on: ANIMATIONS, kind: 'text', isInStylesheets: true },
  begin: { on: ANIMATIONS, kind: 'text', isInStylesheets: true },
  end: { on: ANIMATIONS, kind: 'text', isInStylesheets: true },
  easing: { on: ANIMATIONS, kind: 'word', isInStylesheets: true },
  final: { on: ANIMATIONS, kind: 'word', isInStylesheets: true },
  repeatCount: { on: ANIMATIONS, kind: 'text', isInStylesheets: true },
  repeatDur: { on: ANIMATIONS, kind: 'text', isInStylesheets: true },

  // Known to the watch, without effect here.
  'apply-style': { on: DRAWN_TAGS, kind: 'text' },
  focusable: { on: DRAWN_TAGS, kind: 'word' },
  length: { on: ['use'], kind: 'text' },
  load: { on: ['image'], kind: 'word' },
  shortcut: { on: ['use', 'symbol'], kind: 'word' },
  'system-events': { on: DRAWN_TAGS, kind: 'word' },
  'writing-mode': { on: TEXTS, kind: 'word', words: ['lr', 'rl'], initial: 'lr', memberOn: TEXTS },
} as const satisfies Record<string, PropertyRow>;

type Properties = typeof PROPERTIES;
export type PropertyName = keyof Properties;
/** Properties that are laid out. */
export type DimensionName = {
  [P in PropertyName]: Properties[P]['kind'] extends 'dimension' ? P : never;
}[PropertyName];
type NamesWith<Column extends string, Value> = {
  [P in PropertyName]: Properties[P] extends Readonly<Record<Column, Value>> ? P : never;
}[PropertyName];
/** Properties with a value where nothing sets them. */
export type NameWithInitial = Exclude<NamesWith<'initial', string>, DimensionName>;
