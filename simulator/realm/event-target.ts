import { addListener, handlerNameOf, readAppEvent } from './event';
import type { Realm, RealmEventTarget } from './realm';
import { isCallable } from './untyped-values';

type Listener = (event: unknown) => unknown;

/** How many listeners all event targets of a realm have; each target changes it. */
export interface ListenerCount {
  count: number;
}

const NO_LISTENERS: readonly Listener[] = [];

/**
 * Creates an event target of the realm. An error of a listener goes to `report`; the others are called unless that
 * stopped the realm. The `on<type>` property is called first. `onListen`: a listener was added for this type.
 */
export function createEventTarget(
  realm: Pick<Realm, 'createObject' | 'run' | 'createEvent'>,
  {
    report,
    isStopped,
    total,
    onListen,
  }: {
    report(thrown: unknown): void;
    isStopped(): boolean;
    total: ListenerCount;
    onListen?: ((type: string) => void) | undefined;
  },
): RealmEventTarget {
  const listeners = new Map<string, Listener[]>();
  const setList = (type: string, list: Listener[]): void => {
    total.count += list.length - (listeners.get(type)?.length ?? 0);
    listeners.set(type, list);
  };
  const target = realm.createObject({
    addEventListener(type: unknown, listener: unknown) {
      if (!isCallable(listener)) throw new TypeError('an event listener must be a function');
      const list = listeners.get(String(type)) ?? [];
      setList(String(type), addListener(list, listener, String(type)));
      onListen?.(String(type));
    },
    removeEventListener(type: unknown, listener: unknown) {
      const list = listeners.get(String(type)) ?? [];
      setList(
        String(type),
        list.filter((other) => other !== listener),
      );
    },
    /** False where a listener prevented the default. */
    dispatchEvent(event: unknown) {
      const { type, init } = readAppEvent(event);
      return !dispatch(type, init);
    },
  });

  /** The current listeners. Those added during a dispatch do not receive that event. */
  const listenersFor = (type: string): readonly Listener[] => {
    const handler = target[handlerNameOf(type)];
    const list = listeners.get(type) ?? NO_LISTENERS;
    return isCallable(handler) ? [handler, ...list] : list;
  };

  const dispatch: RealmEventTarget['dispatch'] = (type, init) =>
    realm.run(() => {
      const currentListeners = listenersFor(type);
      if (currentListeners.length === 0) return false;
      const state = realm.createEvent(type, target, init);
      for (const listener of currentListeners) {
        if (state.stopped === 'now' || isStopped()) break;
        try {
          Reflect.apply(listener, target, [state.event]);
        } catch (thrown) {
          report(thrown);
        }
      }
      return state.isDefaultPrevented;
    }) ?? false;

  return {
    target,
    dispatch,
    hasListener: (type) => listenersFor(type).length > 0,
    clear() {
      for (const type of listeners.keys()) setList(type, []);
      listeners.clear();
      for (const key of Object.keys(target)) {
        if (key.startsWith('on') && typeof target[key] === 'function') target[key] = null;
      }
    },
  };
}
