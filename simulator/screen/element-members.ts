import { readAppEvent } from '../realm/event';
import { isTriggerEvent } from './animation-spec';
import { describeDeadElementEvent } from './dead-events';
import { createListenerMembers } from './element-events';
import { createGradientMembers, createTransformMembers } from './element-parts';
import { createElementProperties } from './element-properties';
import { addProperty, measure } from './element-property';
import type { ElementScreen, ElementWrappers } from './element-screen';
import { createSearchMembers, findByPath } from './element-search';
import { createStyleMaker } from './element-style';
import { describeNode, type SceneNode } from './scene-node';
import { createWidgetMembers } from './widgets/widget-members';

/** The members of the prototype that all elements of one tag share, or all widgets of one name. */
export function createElementMembers(
  { tag, widget }: { tag: string; widget?: string | undefined },
  wrappers: ElementWrappers,
  screen: ElementScreen,
): Record<string, unknown> {
  const nodeOf = (host: unknown): SceneNode => wrappers.unwrap(host);
  const objectPrototype: unknown = Object.getPrototypeOf(screen.realm.createObject({}));
  const members: Record<string, unknown> = {
    ...createSearchMembers(nodeOf, findByPath, wrappers),
    ...createListenerMembers(
      (host) => wrappers.targetOf(nodeOf(host)),
      (host, type) => {
        const node = nodeOf(host);
        const problem = describeDeadElementEvent(node, type);
        if (problem !== undefined) screen.context.warn(`${describeNode(node)}: ${problem}`);
      },
    ),
    getBBox(this: unknown) {
      const { x, y, width, height } = measure(nodeOf(this), screen);
      const right = x + width;
      const bottom = y + height;
      // An object literal is fast: some faces measure their texts each second.
      return { __proto__: objectPrototype, x, y, width, height, left: x, top: y, right, bottom };
    },
    animate(this: unknown, event: unknown) {
      const node = nodeOf(this);
      if (!isTriggerEvent(String(event)) && !isTrigger(node, String(event)))
        screen.context.warn(`${describeNode(node)}: animate("${event}"): no animation in it has this event`);
      screen.triggerAnimations(node, String(event));
    },
    sendEvent(this: unknown, event: unknown) {
      const { type, init } = readAppEvent(event);
      screen.dispatchEvent(nodeOf(this), type, init);
    },
    dispatchEvent(this: unknown, event: unknown) {
      const { type, init } = readAppEvent(event);
      return !screen.dispatchEvent(nodeOf(this), type, init);
    },
  };
  for (const [name, property] of Object.entries(createElementProperties(tag, wrappers, screen))) {
    addProperty(members, name, property, { screen, nodeOf });
  }
  const ofWidget = widget === undefined ? undefined : createWidgetMembers(widget, wrappers, screen);
  for (const [name, property] of Object.entries(ofWidget?.properties ?? {}))
    addProperty(members, name, property, { screen, nodeOf });
  for (const [name, method] of Object.entries(ofWidget?.methods ?? {})) {
    members[name] = function (this: unknown, ...args: unknown[]) {
      return method(nodeOf(this), ...args);
    };
  }
  addPart(members, 'style', createStyleMaker(screen));
  if (tag === 'g') addPart(members, 'groupTransform', createTransformMembers);
  if (tag.startsWith('gradient')) addPart(members, 'gradient', createGradientMembers);
  return members;

  /** An object that belongs to an element, made at its first use and then always the same. */
  function addPart(
    to: Record<string, unknown>,
    name: string,
    make: (node: SceneNode, screen: ElementScreen) => Record<string, unknown>,
  ): void {
    const made = new WeakMap<SceneNode, unknown>();
    defineAccessor(to, name, {
      get(this: unknown) {
        const node = nodeOf(this);
        if (!made.has(node)) made.set(node, make(node, screen));
        return made.get(node);
      },
    });
  }
}

/** Whether an animation of the element, or in it, begins or ends with the event. */
function isTrigger(node: SceneNode, event: string): boolean {
  let isFound = false;
  node.walk(({ animation }) => {
    isFound ||= [...(animation?.begin ?? []), ...(animation?.end ?? [])].some((each) => each.event === event);
  });
  return isFound;
}

function defineAccessor(to: object, name: string, descriptor: Pick<PropertyDescriptor, 'get' | 'set'>): void {
  Object.defineProperty(to, name, { ...descriptor, enumerable: true, configurable: true });
}
