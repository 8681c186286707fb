/** An element as the settings page's script made it. */
export interface SettingsElement {
  type: unknown;
  props: Record<string, unknown>;
}

/** A component on the page. Its props are the script's, including functions and elements. */
export interface RenderedNode {
  type: string;
  props: Record<string, unknown>;
  children: RenderedChild[];
}

export type RenderedChild = RenderedNode | string;

/** The same as plain JSON, without functions. Elements in props are nodes. */
export interface SettingsNode {
  type: string;
  props: Record<string, unknown>;
  children: (SettingsNode | string)[];
  /** The error that the component shows. */
  error?: string;
}

type IsElement = (value: unknown) => value is SettingsElement;

/** Largest number of components and texts. Nobody scrolls through as many. */
export const MAX_SETTINGS_NODES = 20_000;
/** Largest number of components and lists within each other. */
export const MAX_SETTINGS_DEPTH = 500;

/** Whom to tell of what is missing on the page. */
interface ExpansionReports {
  /** What is after MAX_SETTINGS_NODES or deeper than MAX_SETTINGS_DEPTH is left out. */
  onTooLarge?(): void;
  /** An own component returned undefined. */
  onNothing?(name: string): void;
}

/** How much is still expanded. */
interface Expansion {
  isElement: IsElement;
  room: number;
  depth: number;
  reports: ExpansionReports;
}

/** The name of one of the page's own components in reports. */
export function nameOfOwnComponent({ name }: { name: string }): string {
  return `<${name || 'Anonymous'}>`;
}

/** The warning about what returned undefined: the page or one of its components. */
export function describeNothing(name: string): string {
  return `${name} returned undefined, so nothing of it is shown; is a return missing?`;
}

/**
 * Calls the page's own components until only the SDK's are left, as React does: fragments and arrays are
 * flattened, null and booleans removed, numbers become text. Must run inside the realm. Throws where React would.
 */
export function expandElement(
  value: unknown,
  isElement: IsElement,
  reports: ExpansionReports = {},
): RenderedChild[] {
  return expandTo([], value, { isElement, room: MAX_SETTINGS_NODES, depth: 0, reports });
}

/** Appends to `expanded` and returns it, because a page has hundreds of elements and is rendered often. */
function expandTo(expanded: RenderedChild[], value: unknown, expansion: Expansion): RenderedChild[] {
  if (expansion.depth >= MAX_SETTINGS_DEPTH) {
    expansion.reports.onTooLarge?.();
    return expanded;
  }
  expansion.depth++;
  expandLevel(expanded, value, expansion);
  expansion.depth--;
  return expanded;
}

function expandLevel(expanded: RenderedChild[], value: unknown, expansion: Expansion): RenderedChild[] {
  if (value === undefined || value === null || typeof value === 'boolean') return expanded;
  if (Array.isArray(value)) {
    // A copy, because the script's own components may change it meanwhile.
    for (const each of Array.from(value)) {
      expandTo(expanded, each, expansion);
      if (expansion.room < 0) break;
    }
    return expanded;
  }
  // A component of the page's own may return another, and so on: each counts.
  if (expansion.room-- <= 0) {
    if (expansion.room === -1) expansion.reports.onTooLarge?.();
    return expanded;
  }
  if (typeof value === 'string' || typeof value === 'number') {
    expanded.push(String(value));
    return expanded;
  }
  if (!expansion.isElement(value))
    throw new TypeError('a settings page can show components and text, not objects or functions');
  const { type, props } = value;
  if (typeof type === 'function') {
    const shown: unknown = type(props);
    if (shown === undefined) expansion.reports.onNothing?.(nameOfOwnComponent(type));
    return expandTo(expanded, shown, expansion);
  }
  if (typeof type !== 'string') throw new TypeError(`a component is ${String(type)}; does the SDK have it?`);
  if (type === 'Fragment') return expandTo(expanded, props.children, expansion);
  expanded.push({ type, props, children: expandTo([], props.children, expansion) });
  return expanded;
}

/** All nodes, a parent before its children. */
export function flattenNodes(children: readonly RenderedChild[]): RenderedNode[] {
  return children.flatMap((child) =>
    typeof child === 'string' ? [] : [child, ...flattenNodes(child.children)],
  );
}

/** The text of a tree, without markup. */
export function textContentOf(children: readonly RenderedChild[]): string {
  return children
    .map((child) => (typeof child === 'string' ? child : textContentOf(child.children)))
    .join('');
}

/** Converts to JSON. `toHostData` converts a prop that is neither a function nor an element. */
export function toSettingsNode(
  node: RenderedNode,
  options: {
    isElement: IsElement;
    toHostData(value: unknown): unknown;
    errorOf(node: RenderedNode): string | undefined;
    onNothing?(name: string): void;
  },
): SettingsNode {
  const nodes = (value: unknown): (SettingsNode | string)[] =>
    expandElement(value, options.isElement, { onNothing: options.onNothing }).map((child) =>
      typeof child === 'string' ? child : toSettingsNode(child, options),
    );
  const props: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(node.props)) {
    if (name === 'children' || typeof value === 'function' || value === undefined) continue;
    if (options.isElement(value)) props[name] = nodes(value);
    else props[name] = options.toHostData(value);
  }
  const error = options.errorOf(node);
  return {
    type: node.type,
    props,
    children: node.children.map((child) =>
      typeof child === 'string' ? child : toSettingsNode(child, options),
    ),
    ...(error === undefined ? {} : { error }),
  };
}
