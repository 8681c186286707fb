import { animationProperties } from './animation-properties';
import { isAnimationTag } from './animation-spec';
import { boundingBoxOf } from './bounds';
import type { ElementProperty } from './element-property';
import { isContainer, isDrawn } from './element-schema';
import type { ElementScreen, ElementWrappers } from './element-screen';
import { classesOf, findByPath } from './element-search';
import { dimensionsOf } from './layout';
import { describeNode, type SceneNode } from './scene-node';
import { layOutText } from './text-layout';

type Properties = Record<string, ElementProperty>;

/** The properties of an element by its tag, `style` and other parts left out. */
export function createElementProperties(
  tag: string,
  wrappers: ElementWrappers,
  screen: ElementScreen,
): Properties {
  return {
    ...boxProperties(screen),
    ...commonProperties(wrappers, screen),
    ...(tag === 'text' || tag === 'textarea' ? textProperties(tag, screen) : forwardedTextProperties(screen)),
    ...(isContainer(tag) ? { overflow: stringProperty('overflow', 'visible') } : {}),
    ...Object.fromEntries(
      Object.keys(dimensionsOf(tag))
        .filter((name) => !name.startsWith('gradient'))
        .map((name) => [camelCase(name), numberProperty(name, screen)]),
    ),
    ...(tag === 'image' ? imageProperties(screen) : {}),
    ...(isAnimationTag(tag) ? animationProperties : {}),
  };
}

function camelCase(name: string): string {
  return name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}

/** A laid-out number: what is assigned is pixels or degrees. */
function numberProperty(name: string, screen: ElementScreen): ElementProperty {
  return {
    read: (node) => node.dimension(name),
    write(node, value) {
      const number = typeof value === 'string' && value.trim() === '' ? Number.NaN : Number(value);
      if (!Number.isFinite(number)) {
        screen.context.warn(`${describeNode(node)}: ${camelCase(name)} = ${String(value)} is no number`);
        return;
      }
      node.assignDimension(name, number);
    },
  };
}

/** A property that is a word. */
function stringProperty(name: string, initial: string): ElementProperty {
  return {
    read: (node) => node.computedValue(name) ?? initial,
    write: (node, value) => void node.setProperty('app', name, String(value)),
  };
}

function boxProperties(screen: ElementScreen): Properties {
  const side = (name: 'x' | 'y' | 'width' | 'height'): [string, ElementProperty] => [
    name,
    { read: (node) => boundingBoxOf(node, screen.context)[name] },
  ];
  return Object.fromEntries([side('x'), side('y'), side('width'), side('height')]);
}

function commonProperties(wrappers: ElementWrappers, screen: ElementScreen): Properties {
  /** State that the app keeps on the element and that is not seen. */
  const storedProperty = (initial: (node: SceneNode) => unknown): ElementProperty => {
    const values = new WeakMap<SceneNode, unknown>();
    return {
      read: (node) => (values.has(node) ? values.get(node) : initial(node)),
      write: (node, value) => void values.set(node, value),
    };
  };
  const enabled = storedProperty((node) => node.ownValue('enabled') !== 'false');
  return {
    id: { read: (node) => node.id },
    type: { read: (node) => node.type },
    children: { read: (node) => wrappers.wrapAll(childrenForApps(node)) },
    firstChild: { read: (node) => wrappers.wrap(childrenForApps(node)[0]) },
    nextSibling: {
      read(node) {
        const siblings = node.parent ? childrenForApps(node.parent) : [];
        return wrappers.wrap(siblings[siblings.indexOf(node) + 1]);
      },
    },
    parent: { read: (node) => wrappers.wrap(node.parent) },
    class: {
      read: (node) => classesOf(node).join(' '),
      write(node, value) {
        node.setProperty('app', 'class', String(value));
        screen.viewOf(node).restyle(node);
      },
    },
    layer: {
      read: (node) => Number(node.ownValue('layer') ?? 0) || 0,
      write(node, value) {
        node.setProperty('app', 'layer', String(value));
        node.parent?.invalidate();
      },
    },
    enabled: {
      read: enabled.read,
      write(node, value) {
        enabled.write?.(node, Boolean(value));
        screen.triggerAnimations(node, value ? 'enable' : 'disable');
      },
    },
    value: storedProperty((node) => parseNumberOr(node.ownValue('value'), 0)),
    mode: storedProperty((node) => parseNumberOr(node.ownValue('mode'), 0)),
    state: storedProperty((node) => node.ownValue('state') ?? 'enabled'),
    image: {
      read: (node) => findByPath(node, 'image')?.ownValue('href') ?? '',
      write(node, value) {
        const image = findByPath(node, 'image');
        if (image) setHref(image, value);
        else screen.context.warn(`${describeNode(node)}: image is set, and there is no #image in it`);
      },
    },
  };
}

function childrenForApps(node: SceneNode): SceneNode[] {
  return node.children.filter((child) => isDrawn(child.tag));
}

function parseNumberOr(text: string | undefined, initial: number): unknown {
  if (text === undefined) return initial;
  const number = Number(text);
  return Number.isNaN(number) ? text : number;
}

function setText(node: SceneNode, value: unknown): void {
  node.setProperty('app', 'text-buffer', String(value));
}

function setHref(node: SceneNode, value: unknown): void {
  // Written again, a file under /private/data may have new content.
  if (!node.setProperty('app', 'href', String(value))) node.invalidate();
}

function imageProperties(screen: ElementScreen): Properties {
  const href: ElementProperty = {
    read: (node) => node.ownValue('href') ?? '',
    write: setHref,
  };
  const size = (name: 'width' | 'height'): ElementProperty => ({
    ...numberProperty(name, screen),
    read: (node) => boundingBoxOf(node, screen.context)[name],
  });
  return { href, image: href, width: size('width'), height: size('height') };
}

/** On anything but a text, `text` means the `#text` within. */
function forwardedTextProperties(screen: ElementScreen): Properties {
  const text: ElementProperty = {
    read: (node) => findByPath(node, 'text')?.ownValue('text-buffer') ?? '',
    write(node, value) {
      const inner = findByPath(node, 'text');
      if (inner) setText(inner, value);
      else screen.context.warn(`${describeNode(node)}: text is set, and there is no #text in it`);
    },
  };
  return { text, textContent: text };
}

function textProperties(tag: string, screen: ElementScreen): Properties {
  const text: ElementProperty = {
    read: (node) => node.ownValue('text-buffer') ?? '',
    write: setText,
  };
  return {
    text,
    textContent: text,
    letterSpacing: {
      read: (node) => Number(node.computedValue('letter-spacing') ?? 0) || 0,
      write: (node, value) => void node.setProperty('app', 'letter-spacing', String(value)),
    },
    textAnchor: stringProperty('text-anchor', 'start'),
    textOverflow: stringProperty('text-overflow', 'clip'),
    textOverflowing: { read: (node) => layOutText(node, screen.context).isOverflowing },
    writingMode: stringProperty('writing-mode', 'lr'),
    ...(tag === 'textarea'
      ? {
          rows: stringProperty('rows', ''),
          lineIncrement: stringProperty('line-increment', ''),
          displayAlign: stringProperty('display-align', 'top'),
          baseline: {
            read: (node) => (layOutText(node, screen.context).lines[0]?.y ?? 0) - node.dimension('y'),
          },
        }
      : {}),
  };
}
