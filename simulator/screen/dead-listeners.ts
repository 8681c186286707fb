import { handlerNameOf } from '../realm/event';
import { describeDeadElementEvent, describeDeadEvent, MISTAKEN_EVENTS } from './dead-events';
import { type AppEventTarget, HANDLED_EVENTS, ownValueOf } from './element-events';
import type { ElementWrappers } from './element-screen';
import { describeNode, type SceneNode } from './scene-node';

/**
 * Reports the listeners that nothing calls of an element and all in it. Those of `on…` are plain properties, so nobody
 * hears of them when the app sets them.
 */
export function warnAboutDeadListeners(
  root: SceneNode,
  wrappers: ElementWrappers,
  warn: (text: string) => void,
): void {
  for (const target of wrappers.targetsBelow(root)) {
    const node = wrappers.unwrap(target.wrapper);
    for (const name of uncallableHandlers(target))
      warn(`${describeNode(node)}: ${name} is no function, so nothing is called`);
    // A mistaken `on…` of an element is reported when it is set.
    const types = handlerNames(target).filter((name) => !Object.hasOwn(MISTAKEN_EVENTS, name));
    for (const type of [...types, ...(target.handlers?.keys() ?? [])]) {
      const problem = describeDeadElementEvent(node, type);
      if (problem !== undefined) warn(`${describeNode(node)}: ${problem}`);
    }
  }
}

/** The same of the document, whose `on…` in capitals nobody reports either. */
export function warnAboutDeadDocumentListeners(target: AppEventTarget, warn: (text: string) => void): void {
  for (const name of uncallableHandlers(target))
    warn(`document: ${name} is no function, so nothing is called`);
  for (const type of [...handlerNames(target), ...(target.handlers?.keys() ?? [])]) {
    const lower = type.toLowerCase();
    const problem =
      type === lower ? describeDeadEvent(type) : `"on${type}" is no property of document; on${lower} is`;
    if (problem !== undefined) warn(`document: ${problem}`);
  }
}

const HANDLERS = [...HANDLED_EVENTS, 'beforeunload', 'keydown', 'keypress', 'keyup'].map(handlerNameOf);

/** The `on…` that have another value than a function, null and undefined: a text is not run as code. */
function uncallableHandlers({ wrapper }: AppEventTarget): string[] {
  return HANDLERS.filter((name) => {
    const value = ownValueOf(wrapper, name);
    return value !== undefined && value !== null && typeof value !== 'function';
  });
}

/** The types of the functions in `on…`. */
function handlerNames({ wrapper }: AppEventTarget): string[] {
  const names: string[] = [];
  for (const name of Object.keys(wrapper))
    if (name.startsWith('on') && typeof ownValueOf(wrapper, name) === 'function') names.push(name.slice(2));
  return names;
}
