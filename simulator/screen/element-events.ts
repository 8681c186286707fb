import { addListener, handlerNameOf } from '../realm/event';
import type { Realm } from '../realm/realm';
import { isCallable } from '../realm/untyped-values';
import { NEVER_DISPATCHED } from './dead-events';

export type AppEventListener = (this: unknown, event: unknown) => unknown;

/** An object of the app's realm that can be listened to, and its listeners. */
export interface AppEventTarget {
  readonly wrapper: Record<string, unknown>;
  readonly listeners: Map<string, AppEventListener[]>;
  /** Set by `setEventHandler`, at most one a type of event. */
  handlers?: Map<string, AppEventListener>;
}

/** The events whose `on…` property an element of the SDK's types has. */
export const HANDLED_EVENTS: readonly string[] = [
  ...NEVER_DISPATCHED,
  ...(
    'activate animationend animationiteration animationstart click mousedown mousemove mouseout mouseover mouseup ' +
    'select unload'
  ).split(' '),
];

/**
 * The members for adding and removing listeners; `targetOf` finds the target of the object they are called on.
 * `onListen`: one was added for this type.
 */
export function createListenerMembers(
  targetOf: (host: unknown) => AppEventTarget,
  onListen?: (host: unknown, type: string) => void,
): Record<string, unknown> {
  return {
    addEventListener(this: unknown, type: unknown, listener: unknown) {
      if (!isCallable(listener)) throw new TypeError('an event listener must be a function');
      const { listeners } = targetOf(this);
      const list = listeners.get(String(type)) ?? [];
      listeners.set(String(type), addListener(list, listener, String(type)));
      onListen?.(this, String(type));
    },
    removeEventListener(this: unknown, type: unknown, listener: unknown) {
      const { listeners } = targetOf(this);
      const list = listeners.get(String(type)) ?? [];
      listeners.set(
        String(type),
        list.filter((other) => other !== listener),
      );
    },
    getEventHandler(this: unknown, type: unknown) {
      return targetOf(this).handlers?.get(String(type)) ?? null;
    },
    setEventHandler(this: unknown, type: unknown, handler: unknown) {
      if (!isCallable(handler) && handler !== null && handler !== undefined)
        throw new TypeError('an event handler must be a function');
      const target = targetOf(this);
      target.handlers ??= new Map();
      if (isCallable(handler)) target.handlers.set(String(type), handler);
      else target.handlers.delete(String(type));
    },
  };
}

/**
 * Calls the listeners of the target, its ancestors and the document, in this order, until one stops the event or a
 * handler of `setEventHandler` returns true, which means that the event is dealt with. (Fitbit's documentation does not
 * say whether events bubble on the watch; here they do.) Returns whether a listener prevented the default.
 */
export function dispatchEvent(
  realm: Realm,
  targets: readonly AppEventTarget[],
  type: string,
  init?: Readonly<Record<string, unknown>>,
): boolean {
  if (!targets.some((target) => hasListener(target, type))) return false;
  const state = realm.createEvent(type, targets[0]?.wrapper, init);
  for (const target of targets) {
    const handler = target.handlers?.get(type);
    if (handler && realm.run(() => Reflect.apply(handler, target.wrapper, [state.event])) === true)
      return true;
    for (const listener of listenersOf(target, type)) {
      realm.run(() => Reflect.apply(listener, target.wrapper, [state.event]));
      if (state.stopped === 'now') return state.isDefaultPrevented;
    }
    if (state.stopped === 'after') break;
  }
  return state.isDefaultPrevented;
}

/** The value of an object's own property. An accessor of the app is no value: it could throw where nobody calls the app. */
export function ownValueOf(host: object, name: string): unknown {
  return Object.getOwnPropertyDescriptor(host, name)?.value;
}

const NO_LISTENERS: readonly AppEventListener[] = [];

function listenersOf(target: AppEventTarget, type: string): readonly AppEventListener[] {
  const handler = ownValueOf(target.wrapper, handlerNameOf(type));
  const added = target.listeners.get(type) ?? NO_LISTENERS;
  return isCallable(handler) ? [handler, ...added] : added;
}

export function hasListener(target: AppEventTarget, type: string): boolean {
  return target.handlers?.has(type) === true || listenersOf(target, type).length > 0;
}

/** Number of listeners that were added, without the `on…` properties. */
export function countListeners({ listeners, handlers }: AppEventTarget): number {
  let count = handlers?.size ?? 0;
  for (const list of listeners.values()) count += list.length;
  return count;
}

/** Removes every listener, `on…` properties included. */
export function clearListeners(target: AppEventTarget): void {
  target.listeners.clear();
  target.handlers?.clear();
  for (const key of Object.keys(target.wrapper)) {
    if (/^on[a-z]+$/.test(key) && typeof ownValueOf(target.wrapper, key) === 'function')
      target.wrapper[key] = null;
  }
}
