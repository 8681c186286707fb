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

/**
 * Calls the page's own components until only the SDK's are left, as React does: fragments and arrays are
 * flattened, null and booleans removed, numbers become text. Must run inside the realm. Throws where React would.
 */
export function expandElement(value: unknown, isElement: IsElement): RenderedChild[] {
  return expandTo([], value, isElement);
}

/** Appends to `expanded` and returns it, because a page has hundreds of elements and is rendered often. */
function expandTo(expanded: RenderedChild[], value: unknown, isElement: IsElement): RenderedChild[] {
  if (value === undefined || value === null || typeof value === 'boolean') return expanded;
  if (typeof value === 'string' || typeof value === 'number') {
    expanded.push(String(value));
    return expanded;
  }
  if (Array.isArray(value)) {
    // A copy, because the script's own components may change it meanwhile.
    for (const each of Array.from(value)) expandTo(expanded, each, isElement);
    return expanded;
  }
  if (!isElement(value))
    throw new TypeError('a settings page can show components and text, not objects or functions');
  const { type, props } = value;
  if (typeof type === 'function') return expandTo(expanded, type(props), isElement);
  if (typeof type !== 'string') throw new TypeError(`a component is ${String(type)}; does the SDK have it?`);
  if (type === 'Fragment') return expandTo(expanded, props.children, isElement);
  expanded.push({ type, props, children: expandElement(props.children, isElement) });
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
  },
): SettingsNode {
  const nodes = (value: unknown): (SettingsNode | string)[] =>
    expandElement(value, options.isElement).map((child) =>
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
