import { readMarkedLabel } from './choice-mark';
import { flattenNodes, type RenderedChild, type RenderedNode, textContentOf } from './rendered-tree';
import {
  type ColorOption,
  colorValueOf,
  createSelection,
  type SelectOption,
  serializeTextInput,
  serializeToggle,
} from './stored-values';

/** What a component needs from the page: its storage and the app's functions. */
export interface ComponentContext {
  /** Writes under the node's settingsKey, if it has one. */
  store(node: RenderedNode, text: string): void;
  /** Calls a prop, if it is a function, and returns its result as host data; a promise is no result. */
  callProp(node: RenderedNode, prop: string, ...args: unknown[]): unknown;
  /** A prop as host data. */
  toHostData(value: unknown): unknown;
}

/** The page does not allow the interaction; the message says why in one line. */
export class InteractionError extends Error {
  override name = 'InteractionError';
}

/** The text on a node; `textOfProp` returns that of a prop that may be an element. */
export function labelOf({ props, children }: RenderedNode, textOfProp: (prop: unknown) => string): string {
  const prop = props.label ?? props.title;
  return prop === undefined ? textContentOf(children) : textOfProp(prop);
}

/**
 * The node of one of these types whose label, title, text or settings key is `label`, with or without the mark of a
 * choice. `textOfProp` returns the text of a prop that may be an element. Throws if there is none or it is disabled.
 */
export function findByLabel(
  rendered: readonly RenderedChild[],
  types: readonly string[],
  label: string,
  textOfProp: (prop: unknown) => string,
): RenderedNode {
  const nameOf = (node: RenderedNode): string => labelOf(node, textOfProp);
  const candidates = flattenNodes(rendered).filter((node) => types.includes(node.type));
  const found =
    candidates.find((node) => nameOf(node) === label || node.props.settingsKey === label) ??
    candidates.find((node) => readMarkedLabel(nameOf(node))?.text === label);
  if (!found) {
    const labels = candidates.map((node) => `"${nameOf(node)}"`).join(', ') || 'none';
    throw new InteractionError(`no ${types[0]} "${label}" on the settings page; there are: ${labels}`);
  }
  if (found.props.disabled === true) throw new InteractionError(`${found.type} "${label}" is disabled`);
  return found;
}

export function setToggle(context: ComponentContext, node: RenderedNode, on: boolean): void {
  context.store(node, serializeToggle(on));
  context.callProp(node, 'onChange', on);
}

/** The app gets `{ name }`, as published apps read it, or the text alone with `useSimpleValue`. */
export function enterText(context: ComponentContext, node: RenderedNode, text: string): void {
  const simple = node.props.useSimpleValue === true;
  context.store(node, serializeTextInput(text, simple));
  context.callProp(node, 'onChange', simple ? text : { name: text });
}

/** Chooses the options with these names; one only, unless the Select is `multiple`. */
export function selectOptions(context: ComponentContext, node: RenderedNode, names: readonly string[]): void {
  const options = readListProp<SelectOption>(context, node, 'options');
  const indices = names.map((name) => {
    const index = options.findIndex((option) => option.name === name);
    if (index < 0) throw new InteractionError(`there is no option "${name}" to select`);
    return index;
  });
  if (indices.length > 1 && node.props.multiple !== true) {
    throw new InteractionError('this Select takes one option only');
  }
  const chosen = createSelection(options, indices);
  context.store(node, JSON.stringify(chosen));
  context.callProp(node, 'onSelection', chosen);
}

export function pickColor(context: ComponentContext, node: RenderedNode, color: string): void {
  const option = readListProp<ColorOption>(context, node, 'colors').find((each) => each.color === color);
  if (!option) throw new InteractionError(`there is no colour "${color}" to pick`);
  const value = colorValueOf(option);
  context.store(node, JSON.stringify(value));
  context.callProp(node, 'onSelection', value);
  context.callProp(node, 'onChange', value);
}

export function setSlider(context: ComponentContext, node: RenderedNode, value: number): void {
  const min = Number(node.props.min ?? 0);
  const max = Number(node.props.max ?? 100);
  if (!(value >= min && value <= max)) {
    throw new InteractionError(`the Slider goes from ${min} to ${max}, not to ${value}`);
  }
  context.store(node, String(value));
  context.callProp(node, 'onChange', value);
}

function readListProp<T>(context: ComponentContext, node: RenderedNode, prop: string): T[] {
  const value = context.toHostData(node.props[prop]);
  return Array.isArray(value) ? (value as T[]) : [];
}
