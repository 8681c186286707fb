import { boxOf } from './bounds';
import { listenerMembers } from './element-events';
import { gradientMembers, transformMembers } from './element-parts';
import { propertiesOf } from './element-properties';
import type { ElementHosts, ElementScreen } from './element-screen';
import { findPath, searchMembers } from './element-search';
import { createStyles } from './element-style';
import { describe, type SceneNode } from './scene-node';

/** Names that apps take for properties of an element, and what the watch has instead. */
const MISTAKEN: Readonly<Record<string, string>> = {
  className: 'class',
  color: 'style.fill',
  display: 'style.display',
  fill: 'style.fill',
  fillOpacity: 'style.fillOpacity',
  fontFamily: 'style.fontFamily',
  fontSize: 'style.fontSize',
  innerHTML: 'text',
  innerText: 'text',
  opacity: 'style.opacity',
  src: 'href',
  strokeWidth: 'style.strokeWidth',
  visibility: 'style.visibility',
};

/** All that an app finds on an element of one tag, as members of its prototype. */
export function elementMembers(
  tag: string,
  elements: ElementHosts,
  screen: ElementScreen,
): Record<string, unknown> {
  const nodeOf = (host: unknown): SceneNode => elements.node(host);
  const members: Record<string, unknown> = {
    ...searchMembers(nodeOf, findPath, elements),
    ...listenerMembers((host) => elements.place(nodeOf(host))),
    getBBox(this: unknown) {
      const box = boxOf(nodeOf(this), screen.context);
      const { x, y, width, height } = box;
      return screen.realm.toRealm({ ...box, left: x, top: y, right: x + width, bottom: y + height });
    },
    animate(this: unknown, event: unknown) {
      screen.animate(nodeOf(this), String(event));
    },
    sendEvent(this: unknown, event: { type?: unknown } | undefined) {
      screen.dispatch(nodeOf(this), String(event?.type));
    },
  };
  for (const [name, property] of Object.entries(propertiesOf(tag, elements, screen))) {
    accessor(members, name, {
      get(this: unknown) {
        return property.read(nodeOf(this));
      },
      set(this: unknown, value: unknown) {
        const node = nodeOf(this);
        screen.written();
        if (property.write) property.write(node, value);
        else screen.context.warn(`${describe(node)}: ${name} cannot be set`);
      },
    });
  }
  part(members, 'style', createStyles(screen));
  if (tag === 'g') part(members, 'groupTransform', transformMembers);
  if (tag.startsWith('gradient')) part(members, 'gradient', gradientMembers);
  for (const [name, right] of Object.entries(MISTAKEN)) {
    if (!(name in members)) mistaken(members, name, right);
  }
  return members;

  /** An object that belongs to an element, made when first asked for and then always the same. */
  function part(
    to: Record<string, unknown>,
    name: string,
    make: (node: SceneNode, screen: ElementScreen) => Record<string, unknown>,
  ): void {
    const made = new WeakMap<SceneNode, unknown>();
    accessor(to, name, {
      get(this: unknown) {
        const node = nodeOf(this);
        if (!made.has(node)) made.set(node, make(node, screen));
        return made.get(node);
      },
    });
  }

  /** What an app puts there stays there, as on the watch, and does nothing, which is told. */
  function mistaken(to: Record<string, unknown>, name: string, right: string): void {
    accessor(to, name, {
      get: () => undefined,
      set(this: unknown, value: unknown) {
        screen.context.warn(`${describe(nodeOf(this))}: "${name}" is no property of an element; ${right} is`);
        Object.defineProperty(this, name, { value, writable: true, enumerable: true, configurable: true });
      },
    });
  }
}

function accessor(to: object, name: string, descriptor: Pick<PropertyDescriptor, 'get' | 'set'>): void {
  Object.defineProperty(to, name, { ...descriptor, enumerable: true, configurable: true });
}
