import type { Realm, RealmEvent } from './realm';
import { membersOf } from './untyped-values';

/** What an app's calls have changed of an event. */
type EventState = Pick<RealmEvent, 'isDefaultPrevented' | 'stopped'>;

const UNCHANGED: EventState = { isDefaultPrevented: false, stopped: 'no' };

/** The states that differ from `UNCHANGED`. Most events never get one, and a look-up without an entry is fast. */
const changedStates = new WeakMap<object, EventState>();

function stateOf(event: object): EventState {
  return changedStates.get(event) ?? UNCHANGED;
}

class CreatedEvent implements RealmEvent {
  constructor(readonly event: Record<string, unknown>) {}

  get isDefaultPrevented(): boolean {
    return stateOf(this.event).isDefaultPrevented;
  }

  get stopped(): RealmEvent['stopped'] {
    return stateOf(this.event).stopped;
  }
}

/** Creates events of a realm. They share a prototype, because a sensor creates one each second. */
export function createEventFactory(createObject: Realm['createObject']): Realm['createEvent'] {
  const checkEvent = (value: unknown): object => {
    if (typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === prototype)
      return value;
    throw new TypeError('not an event');
  };
  const change = (value: unknown, changes: (state: EventState) => Partial<EventState>): void => {
    const event = checkEvent(value);
    const state = stateOf(event);
    changedStates.set(event, { ...state, ...changes(state) });
  };
  const prototype: object = createObject({
    get defaultPrevented() {
      return stateOf(checkEvent(this)).isDefaultPrevented;
    },
    preventDefault() {
      change(this, () => ({ isDefaultPrevented: true }));
    },
    stopPropagation() {
      change(this, ({ stopped }) => ({ stopped: stopped === 'no' ? 'after' : stopped }));
    },
    stopImmediatePropagation() {
      change(this, () => ({ stopped: 'now' }));
    },
  });
  return (type, target, init) => {
    // A literal is faster than `Object.create` and `Object.assign`.
    const event: Record<string, unknown> = { __proto__: prototype, type, target };
    if (init) Object.assign(event, init);
    return new CreatedEvent(event);
  };
}

/** The type of an event that an app made, and what else it has. */
export function readAppEvent(event: unknown): { type: string; init: Readonly<Record<string, unknown>> } {
  if (typeof event !== 'object' || event === null) throw new TypeError('not an event');
  const { type, target: _target, ...init } = membersOf(event);
  return { type: String(type), init };
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

/** Largest number of listeners of one type on one target. No app adds as many. */
const MAX_LISTENERS = 1_000;

/** The list with another listener, each at most once. Throws a RangeError where it is full. */
export function addListener<T>(list: readonly T[], listener: T, type: string): T[] {
  if (list.length >= MAX_LISTENERS)
    throw new RangeError(`more than ${MAX_LISTENERS} listeners for "${type.slice(0, 100)}"`);
  return list.includes(listener) ? [...list] : [...list, listener];
}
