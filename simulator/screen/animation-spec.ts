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
export type AnimationTarget =
  | { readonly kind: 'property'; readonly name: PropertyName }
  | { readonly kind: 'transform'; readonly name: TransformKind }
  | { readonly kind: 'unknown' };

/** A parsed `<animate>`, `<animateTransform>` or timed `<set>`. An app may change `from`, `to` and the duration. */
export interface AnimationSpec {
  readonly target: AnimationTarget;
  from: string | undefined;
  to: string;
  readonly begin: readonly AnimationTrigger[];
  readonly end: readonly AnimationTrigger[];
  /** Milliseconds of one run; 0 goes to `to` at once. */
  durationMs: number;
  /** Number of runs; Infinity for `indefinite`. */
  readonly repeatCount: number;
  readonly easing: string;
  /** Whether the last value stays when the animation has ended. */
  readonly keepsEndValue: boolean;
}

const ANIMATION_TAGS: ReadonlySet<string> = new Set(['animate', 'animateTransform', 'set']);

export const isAnimationTag = (tag: string): boolean => ANIMATION_TAGS.has(tag);

/** A `<set>` without `begin` only configures a symbol and is no animation. */
export function isAnimation(source: SourceElement): boolean {
  return isAnimationTag(source.tag) && (source.tag !== 'set' || source.attributes.has('begin'));
}

/** Parses an animation. Without what it changes, or without `to`, it is reported and undefined. */
export function parseAnimation(
  source: SourceElement,
  warn: (text: string) => void,
): AnimationSpec | undefined {
  const get = (name: string) => source.attributes.get(name);
  const isTransform = source.tag === 'animateTransform';
  const isSet = source.tag === 'set';
  const name = get(isTransform ? 'attributeType' : 'attributeName');
  const to = get('to');
  if (name === undefined || to === undefined) {
    warn(
      `${source.file}:${source.line}: <${source.tag}> without the name of what it changes or without "to"`,
    );
    return undefined;
  }
  const durationMs = isSet ? 0 : parseClockValueMs(get('dur') ?? '0');
  const repeatDuration = get('repeatDur');
  const count = get('repeatCount');
  const limits = [
    count === undefined ? undefined : parseCount(count, Number(count)),
    repeatDuration === undefined || durationMs === 0
      ? undefined
      : parseCount(repeatDuration, parseClockValueMs(repeatDuration) / durationMs),
  ].filter((limit) => limit !== undefined);
  return {
    target: isTransform ? transformTarget(name) : propertyTarget(name),
    from: get('from'),
    to,
    begin: parseTriggers(get('begin') ?? 'load'),
    end: parseTriggers(get('end') ?? ''),
    durationMs,
    repeatCount: limits.length > 0 ? Math.max(0, Math.min(...limits)) : 1,
    easing: get('easing') ?? 'linear',
    // Faces that do not set `final` rely on this: hands that are turned, elements that fade in seconds after they faded out.
    keepsEndValue: isSet || !['remove', 'restore'].includes(get('final') ?? ''),
  };
}

function propertyTarget(name: string): AnimationTarget {
  return isPropertyName(name) ? { kind: 'property', name } : { kind: 'unknown' };
}

function transformTarget(name: string): AnimationTarget {
  return isTransformKind(name) ? { kind: 'transform', name } : { kind: 'unknown' };
}

const parseCount = (text: string, value: number): number =>
  text === 'indefinite' || Number.isNaN(value) ? Number.POSITIVE_INFINITY : value;

/** `0.5s`, `0.5` or `500ms` in milliseconds. */
export function parseClockValueMs(text: string): number {
  const match = /^([\d.]+)(ms|s)?$/.exec(text.trim());
  if (!match) return 0;
  return Number(match[1]) * (match[2] === 'ms' ? 1 : 1000);
}

/** Parses `load;enable+0.1`: events, each with a delay in seconds or none. */
function parseTriggers(text: string): AnimationTrigger[] {
  return text
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => {
      const [event = '', offset] = part.split('+');
      return { event: event.trim(), delayMs: offset === undefined ? 0 : parseClockValueMs(offset) };
    });
}
