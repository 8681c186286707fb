import { SECOND_MS } from '../world/duration';
import {
  type AnimationSpec,
  type AnimationTrigger,
  FINALS,
  parseClockValueMs,
  parseTriggers,
} from './animation-spec';
import { EASING_NAMES } from './easings';
import { type ElementProperty, toNativeNumber } from './element-property';
import type { ElementScreen } from './element-screen';
import { describeNode, type SceneNode } from './scene-node';

const INDEFINITE = 'indefinite';

/**
 * What an app reads and sets of an animation. Times are seconds; `repeatCount` and `repeatDur` are a number or
 * `indefinite`, and undefined where there is none. A running animation takes a change of all but `from`, `begin` and
 * `end` at once, its next start the rest.
 */
export function createAnimationProperties(screen: ElementScreen): Readonly<Record<string, ElementProperty>> {
  /** `parse` returns undefined where the animation cannot have the value: that is reported and changes nothing. */
  const property = <K extends keyof AnimationSpec>(
    name: string,
    field: K,
    {
      read,
      parse,
    }: {
      read(value: AnimationSpec[K]): unknown;
      parse(value: unknown): { value: AnimationSpec[K] } | undefined;
    },
  ): [string, ElementProperty] => [
    name,
    {
      read: ({ animation }) => animation && read(animation[field]),
      write(node, value) {
        if (!node.animation) return;
        const parsed = parse(value);
        if (parsed) node.animation[field] = parsed.value;
        else warn(node, name, value);
        if (parsed && name === 'repeatDur') warnAboutRepeatDur(node);
      },
    },
  ];
  const warn = (node: SceneNode, name: string, value: unknown): void =>
    screen.context.warn(
      `${describeNode(node)}: ${name} = ${String(value)} is not what an animation can have`,
    );
  /** eamodio/fitbit-pure works around it. */
  const warnAboutRepeatDur = (node: SceneNode): void =>
    screen.context.warn(
      `${describeNode(node)}: repeatDur is set by the app: an author saw no effect of that on a watch; here it has one`,
    );
  const text = { read: (value: unknown) => value, parse: (value: unknown) => ({ value: String(value) }) };
  const triggers = {
    read: formatTriggers,
    parse: (value: unknown) => ({ value: parseTriggers(String(value)) }),
  };

  return Object.fromEntries([
    property('from', 'from', text),
    property('to', 'to', text),
    property('by', 'by', text),
    property('dur', 'durationMs', {
      read: (value) => value / SECOND_MS,
      parse: (value) => wrapNumber(parseSeconds(value)),
    }),
    property('repeatCount', 'repeatCount', {
      read: formatRepeat,
      parse: (value) => parseRepeat(value, Number),
    }),
    property('repeatDur', 'repeatDurationMs', {
      read: (value) => formatRepeat(value === undefined ? value : value / SECOND_MS),
      parse: (value) => parseRepeat(value, parseSeconds),
    }),
    property('begin', 'begin', triggers),
    property('end', 'end', triggers),
    property('easing', 'easing', {
      ...text,
      parse: (value) => (EASING_NAMES.has(String(value)) ? { value: String(value) } : undefined),
    }),
    property('final', 'final', {
      ...text,
      parse: (value) => (FINALS.has(String(value)) ? { value: String(value) } : undefined),
    }),
  ]);
}

function parseSeconds(value: unknown): number {
  return typeof value === 'number' ? value * SECOND_MS : parseClockValueMs(String(value));
}

function wrapNumber(number: number): { value: number } | undefined {
  const value = toNativeNumber(number);
  return value >= 0 ? { value } : undefined;
}

function parseRepeat(
  value: unknown,
  parse: (value: unknown) => number,
): { value: number | undefined } | undefined {
  if (value === undefined || value === null) return { value: undefined };
  return value === INDEFINITE ? { value: Number.POSITIVE_INFINITY } : wrapNumber(parse(value));
}

const formatRepeat = (value: number | undefined): unknown =>
  value === Number.POSITIVE_INFINITY ? INDEFINITE : value;

function formatTriggers(triggers: readonly AnimationTrigger[]): string {
  return triggers
    .map(({ event, delayMs }) => (delayMs === 0 ? event : `${event}+${delayMs / SECOND_MS}`))
    .join(';');
}
