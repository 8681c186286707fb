import { EASING_NAMES } from './easings';
import { isPropertyName } from './properties';
import type { PropertyName } from './property-table';
import { isTransformKind, type TransformKind } from './transform';
import type { SourceElement } from './view-source';

/** When an animation begins or ends: at an event of its element, after a delay. */
export interface AnimationTrigger {
  event: string;
  delayMs: number;
}

/** What an animation changes. With an unknown name it changes nothing, but still runs. */
type AnimationTarget =
  | { readonly kind: 'property'; readonly name: PropertyName }
  | { readonly kind: 'transform'; readonly name: TransformKind }
  | { readonly kind: 'unknown' };

/** A parsed `<animate>`, `<animateTransform>` or timed `<set>`. An app may change all but the target. */
export interface AnimationSpec {
  readonly target: AnimationTarget;
  from: string | undefined;
  /** Without it the animation goes on by `by`, or to the element's own value. */
  to: string | undefined;
  /** What is added to the value at the beginning. */
  by: string | undefined;
  begin: readonly AnimationTrigger[];
  end: readonly AnimationTrigger[];
  /** Milliseconds of one way from `from` to `to`; 0 goes to `to` at once. */
  durationMs: number;
  /** Number of runs; Infinity for `indefinite`. */
  repeatCount: number | undefined;
  /** Time of all runs, ms; beside `repeatCount`, the time of one repetition. Infinity for `indefinite`. */
  repeatDurationMs: number | undefined;
  easing: string;
  /** `freeze`, `keep`, `remove` or `restore`: whether the last value stays when the animation has ended. */
  final: string | undefined;
}

/** What `final` may be. */
export const FINALS: ReadonlySet<string> = new Set(['freeze', 'keep', 'remove', 'restore']);

const CLOCK_VALUE = /^(\d+\.?\d*|\.\d+)(ms|s)?$/;
/** More than 0, as a number of runs. */
const REPEAT_DURATION = /^(indefinite|(?=.*[1-9])(\d+\.?\d*|\.\d+)(ms|s)?)$/;
const REPEAT_COUNT = /^(indefinite|(?=.*[1-9])(\d+\.?\d*|\.\d+))$/;
const CHANGE = /^[-+]?(\d|\.\d)/;
/** Events of the element, each with a delay or none. */
const TRIGGERS = /^(\s*[a-z]+\s*(\+\s*(\d+\.?\d*|\.\d+)(ms|s)?\s*)?(;|$))*$/i;

/** The events that an app's `animate` is known to have, and those of the finger and the view. */
const TRIGGER_EVENTS: ReadonlySet<string> = new Set(
  (
    'load unload reload click mousedown mousemove mouseup mouseover mouseout enable disable select unselect ' +
    'highlight unhighlight expand collapse activate paint show hide'
  ).split(' '),
);

/** Whether `animate` may be called with it although no animation listens: widgets do so. */
export const isTriggerEvent = (event: string): boolean => TRIGGER_EVENTS.has(event);

/** What the reference describes of `<animate>` alone. */
const NOT_OF_A_SET = ['from', 'by', 'dur', 'end', 'final', 'easing', 'repeatCount', 'repeatDur'] as const;

const ANIMATION_TAGS: ReadonlySet<string> = new Set(['animate', 'animateTransform', 'set']);

export const isAnimationTag = (tag: string): boolean => ANIMATION_TAGS.has(tag);

/** A `<set>` without `begin` only configures a symbol and is no animation. */
export function isAnimation(source: SourceElement): boolean {
  return isAnimationTag(source.tag) && (source.tag !== 'set' || source.attributes.has('begin'));
}

/** The element of an animation. */
interface AnimationElement {
  readonly tag: string;
  /** File and line, for warnings. */
  readonly location: string;
  ownValue(name: PropertyName): string | undefined;
}

/**
 * Reads an animation of a view whose elements are styled: fitbit-ticker has its times in a stylesheet. Without what it
 * changes it is reported and undefined. A `to` may come from the app.
 */
export function parseAnimation(
  node: AnimationElement,
  warn: (text: string) => void,
): AnimationSpec | undefined {
  const get = (name: PropertyName) => node.ownValue(name);
  const isTransform = node.tag === 'animateTransform';
  const isSet = node.tag === 'set';
  const name = get(isTransform ? 'attributeType' : 'attributeName');
  if (name === undefined) {
    warn(`${node.location}: <${node.tag}> without the name of what it changes`);
    return undefined;
  }
  if (isSet && get('to') === undefined) warn(`${node.location}: <set> without "to"`);
  const ignored = isSet ? NOT_OF_A_SET.filter((attribute) => get(attribute) !== undefined) : [];
  if (ignored.length > 0)
    warn(
      `${node.location}: <set> with ${ignored.join(', ')}: nobody describes it; here its value stays from begin on`,
    );
  const checkWord = (attribute: PropertyName, words: ReadonlySet<string>): void => {
    const word = get(attribute);
    if (word !== undefined && !words.has(word))
      warn(`${node.location}: ${attribute}="${word}" is unknown and has no effect`);
  };
  const check = (attribute: PropertyName, form: RegExp): void => {
    const text = get(attribute);
    if (text !== undefined && !form.test(text.trim()))
      warn(`${node.location}: ${attribute}="${text}" is not what an animation can have`);
  };
  checkWord('easing', EASING_NAMES);
  checkWord('final', FINALS);
  check('dur', CLOCK_VALUE);
  check('repeatDur', REPEAT_DURATION);
  check('repeatCount', REPEAT_COUNT);
  check('by', CHANGE);
  check('begin', TRIGGERS);
  check('end', TRIGGERS);
  const target = isTransform ? transformTarget(name) : propertyTarget(name);
  if (target.kind === 'unknown')
    warn(`${node.location}: <${node.tag}> of "${name}", which a watch cannot animate`);
  return {
    target,
    from: get('from'),
    to: get('to'),
    by: get('by'),
    begin: parseTriggers(get('begin') ?? 'load'),
    end: parseTriggers(get('end') ?? ''),
    durationMs: isSet ? 0 : parseClockValueMs(get('dur') ?? '0'),
    repeatCount: parseRepeat(get('repeatCount'), Number),
    repeatDurationMs: parseRepeat(get('repeatDur'), parseClockValueMs),
    easing: get('easing') ?? 'linear',
    final: isSet ? 'freeze' : get('final'),
  };
}

/** How an animation repeats. */
interface Repetition {
  /** Milliseconds from the beginning of one run to that of the next; the last value stays until then. */
  periodMs: number;
  /** Number of runs; Infinity without an end. */
  count: number;
}

/**
 * `repeatDur` beside `repeatCount` is the time of one repetition on a watch, not that of all as in SMIL: two published
 * faces (davismcphee/bitkin, eamodio/fitbit-pure) rely on it, also with `dur="0"`.
 */
export function repetitionOf({ durationMs, repeatCount, repeatDurationMs }: AnimationSpec): Repetition {
  if (repeatCount !== undefined) {
    const isPeriod = repeatDurationMs !== undefined && Number.isFinite(repeatDurationMs);
    return { periodMs: isPeriod ? Math.max(durationMs, repeatDurationMs) : durationMs, count: repeatCount };
  }
  const isRepeated = repeatDurationMs !== undefined && durationMs > 0;
  return { periodMs: durationMs, count: isRepeated ? repeatDurationMs / durationMs : 1 };
}

/**
 * Faces that do not set `final` rely on this: hands that are turned, elements that fade in seconds after they faded
 * out.
 */
export function keepsEndValue({ final }: AnimationSpec): boolean {
  return final !== 'remove' && final !== 'restore';
}

function propertyTarget(name: string): AnimationTarget {
  return isPropertyName(name) ? { kind: 'property', name } : { kind: 'unknown' };
}

function transformTarget(name: string): AnimationTarget {
  return isTransformKind(name) ? { kind: 'transform', name } : { kind: 'unknown' };
}

/** Infinity for `indefinite` and for what is no number; undefined for what is not positive, which SMIL ignores. */
function parseRepeat(text: string | undefined, parse: (text: string) => number): number | undefined {
  if (text === undefined) return undefined;
  const value = text === 'indefinite' ? Number.POSITIVE_INFINITY : parse(text);
  if (Number.isNaN(value)) return Number.POSITIVE_INFINITY;
  return value > 0 ? value : undefined;
}

/** `0.5s`, `0.5` or `500ms` in milliseconds. */
export function parseClockValueMs(text: string): number {
  const match = /^([\d.]+)(ms|s)?$/.exec(text.trim());
  if (!match) return 0;
  return Number(match[1]) * (match[2] === 'ms' ? 1 : 1000);
}

/** Parses `load;enable+0.1`: events, each with a delay in seconds or none. */
export function parseTriggers(text: string): AnimationTrigger[] {
  return text
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => {
      const [event = '', offset] = part.split('+');
      return { event: event.trim(), delayMs: offset === undefined ? 0 : parseClockValueMs(offset) };
    });
}
