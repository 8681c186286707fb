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

function stateOf(event: { [STATE]?: RealmEvent } | undefined): RealmEvent {
  const state = event?.[STATE];
  if (!state) throw new TypeError('not an event');
  return state;
}
