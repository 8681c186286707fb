import type { SettingsNode } from '../../simulator/settings-page/rendered-tree';

/** Props that a wearer reads. */
const TEXT_PROPS = ['title', 'label', 'sublabel', 'description', 'status', 'placeholder'];

/** All nodes, a parent before its children. */
export function flattenTree(node: SettingsNode): SettingsNode[] {
  return [node, ...node.children.flatMap((child) => (typeof child === 'string' ? [] : flattenTree(child)))];
}

/** Every text on a settings page, from top to bottom. */
export function textsOn(page: SettingsNode): string[] {
  return flattenTree(page).flatMap(({ props, children }) => {
    const options = Array.isArray(props.options) ? (props.options as { name: string }[]) : [];
    const own = [...TEXT_PROPS.map((name) => props[name]), ...options.map(({ name }) => name), ...children];
    return own.filter((text): text is string => typeof text === 'string' && text !== '');
  });
}
