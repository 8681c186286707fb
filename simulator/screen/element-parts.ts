import {
  addProperty,
  createNumberProperty,
  createTableProperty,
  createTextProperty,
  type ElementProperty,
} from './element-property';
import type { ElementScreen } from './element-screen';
import type { SceneNode } from './scene-node';
import type { TransformKind } from './transform';

type Members = Record<string, unknown>;

/** A group's `groupTransform`: `rotate.angle`, `translate.x`, `scale.y` … */
export function createTransformMembers(node: SceneNode, screen: ElementScreen): Members {
  const createStep = (kind: TransformKind, axes: Readonly<Record<string, 'x' | 'y'>>): Members => {
    const properties = Object.entries(axes).map(([name, axis]): [string, ElementProperty] => [
      name,
      createNumberProperty(name, screen, {
        read: () => node.transform?.get(kind, axis),
        assign: (_, value) => node.setTransform(kind, axis, value),
      }),
    ]);
    return screen.realm.createObject(createMembers(node, screen, Object.fromEntries(properties)));
  };
  return screen.realm.createObject({
    rotate: createStep('rotate', { angle: 'x' }),
    translate: createStep('translate', { x: 'x', y: 'y' }),
    scale: createStep('scale', { x: 'x', y: 'y' }),
  });
}

/** A gradient shape's `gradient`: `colors.c1`, `opacity.o1`, `type`, `x1` … */
export function createGradientMembers(node: SceneNode, screen: ElementScreen): Members {
  const members = createMembers(node, screen, {
    type: createTextProperty('gradient-type'),
    x1: createTableProperty('gradient-x1', 'x1', screen),
    y1: createTableProperty('gradient-y1', 'y1', screen),
    x2: createTableProperty('gradient-x2', 'x2', screen),
    y2: createTableProperty('gradient-y2', 'y2', screen),
  });
  const colors = createMembers(node, screen, {
    c1: createTextProperty('gradient-color1'),
    c2: createTextProperty('gradient-color2'),
    c3: createTextProperty('gradient-color3'),
    c4: createTextProperty('gradient-color4'),
  });
  const opacity = createMembers(node, screen, {
    o1: createTextProperty('gradient-opacity1'),
    o2: createTextProperty('gradient-opacity2'),
    o3: createTextProperty('gradient-opacity3'),
    o4: createTextProperty('gradient-opacity4'),
  });
  members.colors = screen.realm.createObject(colors);
  members.opacity = screen.realm.createObject(opacity);
  return screen.realm.createObject(members);
}

function createMembers(
  node: SceneNode,
  screen: ElementScreen,
  properties: Readonly<Record<string, ElementProperty>>,
): Members {
  const members: Members = {};
  for (const [name, property] of Object.entries(properties))
    addProperty(members, name, property, { screen, nodeOf: () => node });
  return members;
}
