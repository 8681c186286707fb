import type { Realm } from '../realm/realm';

export type Listener = (this: unknown, event: unknown) => unknown;

/** Something that an app can listen to: the object it knows and the listeners it added there. */
export interface EventPlace {
  readonly host: Record<string, unknown>;
  readonly listeners: Map<string, Listener[]>;
}

/** Members for an object that can be listened to; `locationOf` finds what belongs to the object they are called on. */
export function listenerMembers(placeOf: (host: unknown) => EventPlace): Record<string, unknown> {
  return {
    addEventListener(this: unknown, type: unknown, listener: unknown) {
      if (typeof listener !== 'function') throw new TypeError('an event listener must be a function');
      const { listeners } = placeOf(this);
      const list = listeners.get(String(type)) ?? [];
      if (!list.includes(listener as Listener)) listeners.set(String(type), [...list, listener as Listener]);
    },
    removeEventListener(this: unknown, type: unknown, listener: unknown) {
      const { listeners } = placeOf(this);
      const list = listeners.get(String(type)) ?? [];
      listeners.set(
        String(type),
        list.filter((other) => other !== listener),
      );
    },
  };
}

/**
 * Calls the listeners along a path, the target first and then what it is in, up to the document, until one stops it.
 * (That events rise on the watch, too, is our reading; its documentation does not say.)
 * True when a listener prevented the default.
 */
export function dispatch(
  realm: Realm,
  path: readonly EventPlace[],
  type: string,
  init?: Readonly<Record<string, unknown>>,
): boolean {
  if (!path.some((place) => isListening(place, type))) return false;
  const state = realm.event(type, path[0]?.host, init);
  for (const place of path) {
    for (const listener of listenersOf(place, type)) {
      realm.run(() => Reflect.apply(listener, place.host, [state.event]));
      if (state.stopped === 'now') return state.prevented;
    }
    if (state.stopped === 'after') break;
  }
  return state.prevented;
}

function listenersOf(place: EventPlace, type: string): Listener[] {
  const handler = place.host[`on${type}`];
  const added = place.listeners.get(type) ?? [];
  return typeof handler === 'function' ? [handler as Listener, ...added] : added;
}

export function isListening(place: EventPlace, type: string): boolean {
  return listenersOf(place, type).length > 0;
}

/** Forgets every listener, `on…` properties included. */
export function clearListeners(place: EventPlace): void {
  place.listeners.clear();
  for (const key of Object.keys(place.host)) {
    if (/^on[a-z]+$/.test(key) && typeof place.host[key] === 'function') place.host[key] = null;
  }
}
