import { allNodes, type RenderedChild, type RenderedNode, textOf } from './rendered-tree';
import {
  type ColorOption,
  colorValue,
  type SelectOption,
  selection,
  textInputText,
  toggleText,
} from './stored-values';

/** What a component needs of the page to act: its storage and a way to call the app's functions. */
export interface Surroundings {
  /** Writes under the node's settingsKey, where it has one. */
  store(node: RenderedNode, text: string): void;
  /** Calls a prop, where it is a function, and answers what it answered, as host data. */
  call(node: RenderedNode, prop: string, ...args: unknown[]): unknown;
  /** Host data of a prop. */
  plain(value: unknown): unknown;
}

/** The person did something that the page does not allow; the message says in one line what. */
export class InteractionError extends Error {
  override name = 'InteractionError';
}

/** The words on a node; `wordsOf` answers those of a prop that may be an element. */
export function labelOf({ props, children }: RenderedNode, wordsOf: (prop: unknown) => string): string {
  const prop = props.label ?? props.title;
  return prop === undefined ? textOf(children) : wordsOf(prop);
}

/**
 * The node of one of these types whose label, title, text or settings key is `label`. `wordsOf` answers the words
 * of a prop that may be an element. Throws where there is none or it is disabled.
 */
export function findByLabel(
  rendered: readonly RenderedChild[],
  types: readonly string[],
  label: string,
  wordsOf: (prop: unknown) => string,
): RenderedNode {
  const nameOf = (node: RenderedNode): string => labelOf(node, wordsOf);
  const candidates = allNodes(rendered).filter((node) => types.includes(node.type));
  const found = candidates.find((node) => nameOf(node) === label || node.props.settingsKey === label);
  if (!found) {
    const labels = candidates.map((node) => `"${nameOf(node)}"`).join(', ') || 'none';
    throw new InteractionError(`no ${types[0]} "${label}" on the settings page; there are: ${labels}`);
  }
  if (found.props.disabled === true) throw new InteractionError(`${found.type} "${label}" is disabled`);
  return found;
}

export function flip(page: Surroundings, node: RenderedNode, on: boolean): void {
  page.store(node, toggleText(on));
  page.call(node, 'onChange', on);
}

/** The app gets `{ name }`, as published apps read it, or the text alone with `useSimpleValue`. */
export function enter(page: Surroundings, node: RenderedNode, text: string): void {
  const simple = node.props.useSimpleValue === true;
  page.store(node, textInputText(text, simple));
  page.call(node, 'onChange', simple ? text : { name: text });
}

/** Chooses the options with these names; one only, unless the Select is `multiple`. */
export function choose(page: Surroundings, node: RenderedNode, names: readonly string[]): void {
  const options = list<SelectOption>(page, node, 'options');
  const indices = names.map((name) => {
    const index = options.findIndex((option) => option.name === name);
    if (index < 0) throw new InteractionError(`there is no option "${name}" to select`);
    return index;
  });
  if (indices.length > 1 && node.props.multiple !== true) {
    throw new InteractionError('this Select takes one option only');
  }
  const chosen = selection(options, indices);
  page.store(node, JSON.stringify(chosen));
  page.call(node, 'onSelection', chosen);
}

export function pickColor(page: Surroundings, node: RenderedNode, color: string): void {
  const option = list<ColorOption>(page, node, 'colors').find((each) => each.color === color);
  if (!option) throw new InteractionError(`there is no colour "${color}" to pick`);
  const value = colorValue(option);
  page.store(node, JSON.stringify(value));
  page.call(node, 'onSelection', value);
  page.call(node, 'onChange', value);
}

export function slide(page: Surroundings, node: RenderedNode, value: number): void {
  const min = Number(node.props.min ?? 0);
  const max = Number(node.props.max ?? 100);
  if (!(value >= min && value <= max)) {
    throw new InteractionError(`the Slider goes from ${min} to ${max}, not to ${value}`);
  }
  page.store(node, String(value));
  page.call(node, 'onChange', value);
}

function list<T>(page: Surroundings, node: RenderedNode, prop: string): T[] {
  const value = page.plain(node.props[prop]);
  return Array.isArray(value) ? (value as T[]) : [];
}
