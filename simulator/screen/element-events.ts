import { handlerNameOf } from '../realm/event';
import type { Realm } from '../realm/realm';

export type AppEventListener = (this: unknown, event: unknown) => unknown;

/** An object of the app's realm that can be listened to, and its listeners. */
export interface AppEventTarget {
  readonly wrapper: Record<string, unknown>;
  readonly listeners: Map<string, AppEventListener[]>;
}

/** The members for adding and removing listeners; `targetOf` finds the target of the object they are called on. */
export function createListenerMembers(targetOf: (host: unknown) => AppEventTarget): Record<string, unknown> {
  return {
    addEventListener(this: unknown, type: unknown, listener: unknown) {
      if (typeof listener !== 'function') throw new TypeError('an event listener must be a function');
      const { listeners } = targetOf(this);
      const list = listeners.get(String(type)) ?? [];
      if (!list.includes(listener as AppEventListener))
        listeners.set(String(type), [...list, listener as AppEventListener]);
    },
    removeEventListener(this: unknown, type: unknown, listener: unknown) {
      const { listeners } = targetOf(this);
      const list = listeners.get(String(type)) ?? [];
      listeners.set(
        String(type),
        list.filter((other) => other !== listener),
      );
    },
  };
}

/**
 * Calls the listeners of the target, its ancestors and the document, in this order, until one stops the event.
 * (Fitbit's documentation does not say whether events bubble on the watch; here they do.)
 * Returns whether a listener prevented the default.
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
    for (const listener of listenersOf(target, type)) {
      realm.run(() => Reflect.apply(listener, target.wrapper, [state.event]));
      if (state.stopped === 'now') return state.isDefaultPrevented;
    }
    if (state.stopped === 'after') break;
  }
  return state.isDefaultPrevented;
}

const NO_LISTENERS: readonly AppEventListener[] = [];

function listenersOf(target: AppEventTarget, type: string): readonly AppEventListener[] {
  const handler = target.wrapper[handlerNameOf(type)];
  const added = target.listeners.get(type) ?? NO_LISTENERS;
  return typeof handler === 'function' ? [handler as AppEventListener, ...added] : added;
}

export function hasListener(target: AppEventTarget, type: string): boolean {
  return listenersOf(target, type).length > 0;
}

/** Removes every listener, `on…` properties included. */
export function clearListeners(target: AppEventTarget): void {
  target.listeners.clear();
  for (const key of Object.keys(target.wrapper)) {
    if (/^on[a-z]+$/.test(key) && typeof target.wrapper[key] === 'function') target.wrapper[key] = null;
  }
}
