import type { ElementScreen } from './element-screen';
import { describeNode, type SceneNode } from './scene-node';

type Members = Record<string, unknown>;

/** A group's `groupTransform`: `rotate.angle`, `translate.x`, `scale.y` … */
export function transformMembers(node: SceneNode, screen: ElementScreen): Members {
  const part = (
    kind: 'translate' | 'rotate' | 'scale',
    axes: Readonly<Record<string, 'x' | 'y'>>,
  ): Members => {
    const members: Members = {};
    for (const [name, axis] of Object.entries(axes)) {
      number(members, name, {
        get: () => node.transform?.get(kind, axis),
        set: (value) => node.setTransform(kind, axis, value),
      });
    }
    return screen.realm.object(members);
  };
  return screen.realm.object({
    rotate: part('rotate', { angle: 'x' }),
    translate: part('translate', { x: 'x', y: 'y' }),
    scale: part('scale', { x: 'x', y: 'y' }),
  });

  function number(to: Members, name: string, access: { get(): unknown; set(value: number): void }): void {
    numberMember(to, name, access, node, screen);
  }
}

/** A gradient shape's `gradient`: `colors.c1`, `opacity.o1`, `type`, `x1` … */
export function gradientMembers(node: SceneNode, screen: ElementScreen): Members {
  const words = (names: Readonly<Record<string, string>>): Members => {
    const members: Members = {};
    for (const [name, property] of Object.entries(names)) wordMember(members, name, property, node, screen);
    return members;
  };
  const four = (letter: string, property: string): Members =>
    screen.realm.object(
      words(Object.fromEntries([1, 2, 3, 4].map((i) => [`${letter}${i}`, `${property}${i}`]))),
    );
  const members = words({ type: 'gradient-type' });
  for (const name of ['x1', 'y1', 'x2', 'y2']) {
    const key = `gradient-${name}`;
    const access = {
      get: () => node.dimension(key),
      set: (value: number) => node.assignDimension(key, value),
    };
    numberMember(members, name, access, node, screen);
  }
  members.colors = four('c', 'gradient-color');
  members.opacity = four('o', 'gradient-opacity');
  return screen.realm.object(members);
}

function numberMember(
  to: Members,
  name: string,
  access: { get(): unknown; set(value: number): void },
  node: SceneNode,
  screen: ElementScreen,
): void {
  Object.defineProperty(to, name, {
    enumerable: true,
    configurable: true,
    get: access.get,
    set(value: unknown) {
      screen.written();
      const number = Number(value);
      if (Number.isFinite(number)) access.set(number);
      else screen.context.warn(`${describeNode(node)}: ${name} = ${String(value)} is no number`);
    },
  });
}

function wordMember(
  to: Members,
  name: string,
  property: string,
  node: SceneNode,
  screen: ElementScreen,
): void {
  Object.defineProperty(to, name, {
    enumerable: true,
    configurable: true,
    get: () => node.ownValue(property),
    set(value: unknown) {
      screen.written();
      node.setProperty('app', property, String(value));
    },
  });
}
