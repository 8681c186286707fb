import {
  addProperty,
  createNumberProperty,
  createTableProperty,
  type ElementProperty,
} from './element-property';
import type { ElementScreen } from './element-screen';
import type { SceneNode } from './scene-node';
import type { Axis, TransformKind } from './transform';

type Members = Record<string, unknown>;

/** A group's `groupTransform`: `rotate.angle`, `translate.x`, `scale.y` … */
export function createTransformMembers(node: SceneNode, screen: ElementScreen): Members {
  const createStep = (kind: TransformKind, axes: Readonly<Record<string, Axis>>): Members => {
    const properties = Object.entries(axes).map(([name, axis]): [string, ElementProperty] => [
      name,
      createNumberProperty({
        read: () => node.transform?.get(kind, axis),
        assign: (_, value) => node.setTransform(kind, axis, value),
      }),
    ]);
    return screen.realm.createObject(createMembers(node, screen, Object.fromEntries(properties)));
  };
  return createParts(node, screen, {
    rotate: createStep('rotate', { angle: 'x' }),
    translate: createStep('translate', { x: 'x', y: 'y' }),
    scale: createStep('scale', { x: 'x', y: 'y' }),
  });
}

/** A gradient shape's `gradient`: `colors.c1`, `opacity.o1`, `type`, `x1` … */
export function createGradientMembers(node: SceneNode, screen: ElementScreen): Members {
  const members = createMembers(node, screen, {
    type: createTableProperty('gradient-type', 'gradient.type', screen),
    x1: createTableProperty('gradient-x1', 'x1', screen),
    y1: createTableProperty('gradient-y1', 'y1', screen),
    x2: createTableProperty('gradient-x2', 'x2', screen),
    y2: createTableProperty('gradient-y2', 'y2', screen),
  });
  const colors = createMembers(node, screen, {
    c1: createTableProperty('gradient-color1', 'gradient.colors.c1', screen),
    c2: createTableProperty('gradient-color2', 'gradient.colors.c2', screen),
    c3: createTableProperty('gradient-color3', 'gradient.colors.c3', screen),
    c4: createTableProperty('gradient-color4', 'gradient.colors.c4', screen),
  });
  const opacity = createMembers(node, screen, {
    o1: createTableProperty('gradient-opacity1', 'gradient.opacity.o1', screen),
    o2: createTableProperty('gradient-opacity2', 'gradient.opacity.o2', screen),
    o3: createTableProperty('gradient-opacity3', 'gradient.opacity.o3', screen),
    o4: createTableProperty('gradient-opacity4', 'gradient.opacity.o4', screen),
  });
  const parts = createParts(node, screen, {
    colors: screen.realm.createObject(colors),
    opacity: screen.realm.createObject(opacity),
  });
  return Object.defineProperties(
    parts,
    Object.getOwnPropertyDescriptors(screen.realm.createObject(members)),
  ) as Members;
}

/** Objects that stay what they are: an app sets what is in them. */
function createParts(
  node: SceneNode,
  screen: ElementScreen,
  parts: Readonly<Record<string, Members>>,
): Members {
  const properties = Object.entries(parts).map(([name, part]): [string, ElementProperty] => [
    name,
    { read: () => part },
  ]);
  return screen.realm.createObject(createMembers(node, screen, Object.fromEntries(properties)));
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
