import type { Realm, RealmEvent } from './realm';

/** The key of an event's state. A property is ten times as fast as a WeakMap. */
const STATE = Symbol('state');

/** Creates events of a realm. They share a prototype, because a sensor creates one each second. */
export function createEventFactory(createObject: Realm['createObject']): Realm['createEvent'] {
  const prototype = createObject({
    get defaultPrevented() {
      return stateOf(this).isDefaultPrevented;
    },
    preventDefault() {
      stateOf(this).isDefaultPrevented = true;
    },
    stopPropagation() {
      const state = stateOf(this);
      if (state.stopped === 'no') state.stopped = 'after';
    },
    stopImmediatePropagation() {
      stateOf(this).stopped = 'now';
    },
  });
  return (type, target, init) => {
    const event: Record<string, unknown> = Object.create(prototype);
    const state: RealmEvent = { event, isDefaultPrevented: false, stopped: 'no' };
    Object.assign(event, { type, target, [STATE]: state }, init);
    return state;
  };
}

const MAX_HANDLER_NAMES = 200;
const handlerNames = new Map<string, string>();

/** `onclick` for `click`. Kept, because the engine looks a new text up slowly when it is the name of a property. */
export function handlerNameOf(type: string): string {
  let name = handlerNames.get(type);
  if (name === undefined) {
    name = `on${type}`;
    if (handlerNames.size < MAX_HANDLER_NAMES) handlerNames.set(type, name);
  }
  return name;
}

function stateOf(event: { [STATE]?: RealmEvent } | undefined): RealmEvent {
  const state = event?.[STATE];
  if (!state) throw new TypeError('not an event');
  return state;
}
