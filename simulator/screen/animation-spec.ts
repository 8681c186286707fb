import type { SourceElement } from './view-source';

/** When an animation begins or ends: at an event of its element, so much later. */
export interface AnimationTrigger {
  event: string;
  /** Milliseconds. */
  delayMs: number;
}

/** An `<animate>`, `<animateTransform>` or timed `<set>`, read. An app may change where it leads and how fast. */
export interface AnimationSpec {
  readonly kind: 'animate' | 'animateTransform' | 'set';
  /** The property, or for a transform `translate`, `rotate` or `scale`. */
  readonly attribute: string;
  from: string | undefined;
  to: string;
  readonly begin: readonly AnimationTrigger[];
  readonly end: readonly AnimationTrigger[];
  /** Milliseconds of one run; 0 goes to `to` at once. */
  durationMs: number;
  /** How many runs, Infinity for `indefinite`. */
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

/** Reads an animation; one that names nothing to change is told and left out. */
export function parseAnimation(
  source: SourceElement,
  warn: (text: string) => void,
): AnimationSpec | undefined {
  const get = (name: string) => source.attributes.get(name);
  const kind = source.tag as AnimationSpec['kind'];
  const attribute = get(kind === 'animateTransform' ? 'attributeType' : 'attributeName');
  const to = get('to');
  if (attribute === undefined || to === undefined) {
    warn(`${source.file}:${source.line}: <${source.tag}> without what it changes or without "to"`);
    return undefined;
  }
  const durationMs = kind === 'set' ? 0 : parseClockValueMs(get('dur') ?? '0');
  const repeatDuration = get('repeatDur');
  const count = get('repeatCount');
  const limits = [
    count === undefined ? undefined : parseCount(count, Number(count)),
    repeatDuration === undefined || durationMs === 0
      ? undefined
      : parseCount(repeatDuration, parseClockValueMs(repeatDuration) / durationMs),
  ].filter((limit) => limit !== undefined);
  return {
    kind,
    attribute,
    from: get('from'),
    to,
    begin: parseTriggers(get('begin') ?? 'load'),
    end: parseTriggers(get('end') ?? ''),
    durationMs,
    repeatCount: limits.length > 0 ? Math.max(0, Math.min(...limits)) : 1,
    easing: get('easing') ?? 'linear',
    // Faces that say nothing rely on its staying: hands that are turned, what fades in seconds after it faded out.
    keepsEndValue: kind === 'set' || !['remove', 'restore'].includes(get('final') ?? ''),
  };
}

const parseCount = (text: string, value: number): number =>
  text === 'indefinite' || Number.isNaN(value) ? Number.POSITIVE_INFINITY : value;

/** `0.5s`, `0.5` or `500ms` in milliseconds. */
export function parseClockValueMs(text: string): number {
  const match = /^([\d.]+)(ms|s)?$/.exec(text.trim());
  if (!match) return 0;
  return Number(match[1]) * (match[2] === 'ms' ? 1 : 1000);
}

/** `load;enable+0.1`: several, each an event with seconds after it. */
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
