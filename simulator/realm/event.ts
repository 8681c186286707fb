import type { Realm, RealmEvent } from './realm';

class ReturnsItsArgument {
  constructor(object: object) {
    // biome-ignore lint/correctness/noConstructorReturn: so that the subclass adds its field to `object`
    return object;
  }
}

/**
 * Keeps an event's state in a private field of the event. Apps cannot read it, unlike a property with a symbol, and
 * it is as fast, unlike a WeakMap.
 */
class StateField extends ReturnsItsArgument {
  readonly #state: RealmEvent;

  constructor(state: RealmEvent) {
    super(state.event);
    this.#state = state;
  }

  static read(event: unknown): RealmEvent {
    if (typeof event === 'object' && event !== null && #state in event) return (event as StateField).#state;
    throw new TypeError('not an event');
  }
}

/** Creates events of a realm. They share a prototype, because a sensor creates one each second. */
export function createEventFactory(createObject: Realm['createObject']): Realm['createEvent'] {
  const prototype = createObject({
    get defaultPrevented() {
      return StateField.read(this).isDefaultPrevented;
    },
    preventDefault() {
      StateField.read(this).isDefaultPrevented = true;
    },
    stopPropagation() {
      const state = StateField.read(this);
      if (state.stopped === 'no') state.stopped = 'after';
    },
    stopImmediatePropagation() {
      StateField.read(this).stopped = 'now';
    },
  });
  return (type, target, init) => {
    // A literal is faster than `Object.create` and `Object.assign`.
    const event: Record<string, unknown> = { __proto__: prototype, type, target };
    const state: RealmEvent = { event, isDefaultPrevented: false, stopped: 'no' };
    new StateField(state);
    if (init) Object.assign(event, init);
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
