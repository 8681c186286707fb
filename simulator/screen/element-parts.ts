import type { ElementScreen } from './element-screen';
import { describeNode, type SceneNode } from './scene-node';

type Members = Record<string, unknown>;

/** A group's `groupTransform`: `rotate.angle`, `translate.x`, `scale.y` … */
export function createTransformMembers(node: SceneNode, screen: ElementScreen): Members {
  const part = (
    kind: 'translate' | 'rotate' | 'scale',
    axes: Readonly<Record<string, 'x' | 'y'>>,
  ): Members => {
    const members: Members = {};
    for (const [name, axis] of Object.entries(axes)) {
      defineAxis(members, name, {
        get: () => node.transform?.get(kind, axis),
        set: (value) => node.setTransform(kind, axis, value),
      });
    }
    return screen.realm.createObject(members);
  };
  return screen.realm.createObject({
    rotate: part('rotate', { angle: 'x' }),
    translate: part('translate', { x: 'x', y: 'y' }),
    scale: part('scale', { x: 'x', y: 'y' }),
  });

  function defineAxis(to: Members, name: string, access: { get(): unknown; set(value: number): void }): void {
    defineNumber(to, name, access, node, screen);
  }
}

/** A gradient shape's `gradient`: `colors.c1`, `opacity.o1`, `type`, `x1` … */
export function createGradientMembers(node: SceneNode, screen: ElementScreen): Members {
  const createStrings = (names: Readonly<Record<string, string>>): Members => {
    const members: Members = {};
    for (const [name, property] of Object.entries(names)) defineString(members, name, property, node, screen);
    return members;
  };
  const createFour = (letter: string, property: string): Members =>
    screen.realm.createObject(
      createStrings(Object.fromEntries([1, 2, 3, 4].map((i) => [`${letter}${i}`, `${property}${i}`]))),
    );
  const members = createStrings({ type: 'gradient-type' });
  for (const name of ['x1', 'y1', 'x2', 'y2']) {
    const key = `gradient-${name}`;
    const access = {
      get: () => node.dimension(key),
      set: (value: number) => node.assignDimension(key, value),
    };
    defineNumber(members, name, access, node, screen);
  }
  members.colors = createFour('c', 'gradient-color');
  members.opacity = createFour('o', 'gradient-opacity');
  return screen.realm.createObject(members);
}

function defineNumber(
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
      screen.countWrite();
      const number = Number(value);
      if (Number.isFinite(number)) access.set(number);
      else screen.context.warn(`${describeNode(node)}: ${name} = ${String(value)} is no number`);
    },
  });
}

function defineString(
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
      screen.countWrite();
      node.setProperty('app', property, String(value));
    },
  });
}
