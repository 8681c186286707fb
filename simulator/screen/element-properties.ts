import { createAnimationProperties } from './animation-properties';
import { isAnimationTag } from './animation-spec';
import {
  createTableProperty,
  createTextProperty,
  type ElementProperty,
  measure,
  toNativeNumber,
} from './element-property';
import { isText, type TextTag } from './element-schema';
import type { ElementScreen, ElementWrappers } from './element-screen';
import { classesOf, findByPath, isForApps } from './element-search';
import { memberPropertiesOf, scriptNameOf } from './properties';
import { describeNode, type SceneNode } from './scene-node';
import { layOutText } from './text-layout';
import { limitText } from './view-limits';
import { integerValueOf } from './widgets/widget-parts';

type Properties = Record<string, ElementProperty>;

/** The properties of elements of a tag, `style` and other parts left out. */
export function createElementProperties(
  tag: string,
  wrappers: ElementWrappers,
  screen: ElementScreen,
): Properties {
  return {
    ...boxProperties(screen),
    ...commonProperties(wrappers, screen),
    ...(isText(tag) ? textProperties(tag, screen) : forwardedTextProperties(screen)),
    ...tableProperties(tag, screen),
    ...(tag === 'image' ? imageProperties(screen) : {}),
    ...(isAnimationTag(tag) ? createAnimationProperties(screen) : {}),
  };
}

/** The members that need no code of their own. */
function tableProperties(tag: string, screen: ElementScreen): Properties {
  return Object.fromEntries(
    memberPropertiesOf(tag).map(([property]) => {
      const name = scriptNameOf(property);
      return [name, createTableProperty(property, name, screen)];
    }),
  );
}

/** The bounding box, read-only unless its sides are dimensions of the element. */
function boxProperties(screen: ElementScreen): Properties {
  const side = (name: 'x' | 'y' | 'width' | 'height'): [string, ElementProperty] => [
    name,
    { read: (node) => measure(node, screen)[name] },
  ];
  return Object.fromEntries([side('x'), side('y'), side('width'), side('height')]);
}

function commonProperties(wrappers: ElementWrappers, screen: ElementScreen): Properties {
  /** State that the app keeps on the element and that is not drawn. */
  const storedProperty = (initial: (node: SceneNode) => unknown): ElementProperty => {
    const values = new WeakMap<SceneNode, unknown>();
    return {
      read: (node) => (values.has(node) ? values.get(node) : initial(node)),
      write: (node, value) => void values.set(node, value),
    };
  };
  const integerProperty = (name: 'value' | 'mode'): ElementProperty => {
    const { read, write } = storedProperty((node) => parseIntegerOrText(node.ownValue(name)));
    return {
      read,
      write: (node, value) => write?.(node, toInteger(value)),
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
    enabled: {
      read: enabled.read,
      write(node, value) {
        enabled.write?.(node, Boolean(value));
        if (node.widget) node.setProperty('app', 'enabled', String(Boolean(value)));
        screen.triggerAnimations(node, value ? 'enable' : 'disable');
      },
    },
    value: valueOfWidgetOr(integerProperty('value')),
    mode: integerProperty('mode'),
    state: stateOfWidgetOr(
      storedProperty((node) => node.ownValue('state') ?? 'enabled'),
      screen,
    ),
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

/** An assigned integer; `[integer, flags]` may be assigned, too. */
function toInteger(value: unknown): number {
  return Math.trunc(toNativeNumber(Array.isArray(value) ? value[0] : value));
}

/** The `value` of the watch's own widgets is an integer, which they show. */
function valueOfWidgetOr(stored: ElementProperty): ElementProperty {
  return {
    read: (node) =>
      node.widget ? (node.widget.readValue?.(node) ?? integerValueOf(node)) : stored.read(node),
    write(node, value) {
      const { widget } = node;
      if (!widget) {
        stored.write?.(node, value);
        return;
      }
      const integer = toInteger(value);
      if (widget.writeValue) widget.writeValue(node, integer);
      else node.setProperty('app', 'value', String(integer));
    },
  };
}

/**
 * The `state` of the watch's own widgets changes how they look, and whether they take taps. On any element it begins
 * the animations that wait for it.
 */
function stateOfWidgetOr(stored: ElementProperty, screen: ElementScreen): ElementProperty {
  return {
    read: stored.read,
    write(node, value) {
      stored.write?.(node, value);
      if (node.widget) node.setProperty('app', 'state', String(value));
      if (value === 'enabled') screen.triggerAnimations(node, 'enable');
      if (value === 'disabled') screen.triggerAnimations(node, 'disable');
    },
  };
}

function childrenForApps(node: SceneNode): SceneNode[] {
  return node.children.filter((child) => isForApps(child.tag));
}

/** The integer of a view's text; a `<var>` may hold any other text. */
function parseIntegerOrText(text: string | undefined): unknown {
  if (text === undefined) return 0;
  const number = Number(text);
  return Number.isFinite(number) ? Math.trunc(number) : text;
}

function setHref(node: SceneNode, value: unknown): void {
  // A file under /private/data may have new content by the same name.
  if (!node.setProperty('app', 'href', String(value))) node.invalidate();
}

function imageProperties(screen: ElementScreen): Properties {
  const href: ElementProperty = {
    read: (node) => node.ownValue('href') ?? '',
    write: setHref,
  };
  const size = (name: 'width' | 'height'): ElementProperty => ({
    ...createTableProperty(name, name, screen),
    read: (node) => measure(node, screen)[name],
  });
  return { href, image: href, width: size('width'), height: size('height') };
}

function createTextWriter({ context }: ElementScreen): (node: SceneNode, value: unknown) => void {
  const { write } = createTextProperty('text-buffer');
  return (node, value) => write(node, limitText(String(value), describeNode(node), context.warn));
}

/** On an element that is not a text, `text` is that of the `#text` inside. */
function forwardedTextProperties(screen: ElementScreen): Properties {
  const write = createTextWriter(screen);
  const text: ElementProperty = {
    read: (node) => findByPath(node, 'text')?.ownValue('text-buffer') ?? '',
    write(node, value) {
      const inner = findByPath(node, 'text');
      if (inner) write(inner, value);
      else screen.context.warn(`${describeNode(node)}: text is set, and there is no #text in it`);
    },
  };
  return { text, textContent: text };
}

function textProperties(tag: TextTag, screen: ElementScreen): Properties {
  const text: ElementProperty = {
    read: (node) => node.ownValue('text-buffer') ?? '',
    write: createTextWriter(screen),
  };
  const baseline: ElementProperty = {
    read: (node) => (layOutText(node, screen.context).lines[0]?.y ?? 0) - node.dimension('y'),
  };
  return {
    text,
    textContent: text,
    textOverflowing: { read: (node) => layOutText(node, screen.context).isOverflowing },
    ...(tag === 'textarea' ? { baseline } : {}),
  };
}
