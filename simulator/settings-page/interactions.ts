import { readMarkedLabel } from './choice-mark';
import { flattenNodes, type RenderedChild, type RenderedNode, textContentOf } from './rendered-tree';
import {
  type ColorOption,
  colorValueOf,
  createSelection,
  isToggleOn,
  parseTextInput,
  type SelectOption,
  serializeTextInput,
  serializeToggle,
  toSuggestions,
} from './stored-values';

/** What a component needs from the page: its storage and the app's functions. */
export interface ComponentContext {
  /** Writes under the node's settingsKey; without one the text is kept for the component. */
  store(node: RenderedNode, text: string): void;
  /** What was stored. */
  stored(node: RenderedNode): string | undefined;
  /** Calls a prop, if it is a function, and returns its result as host data; a promise is no result. */
  callProp(node: RenderedNode, prop: string, ...args: unknown[]): unknown;
  /** As `callProp`, but waits for a promise. `then` gets undefined where there is no function or it fails. */
  callLater(node: RenderedNode, prop: string, arg: unknown, then: (result: unknown) => void): void;
  warn(text: string): void;
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
  if (found.props.disabled) throw new InteractionError(`${found.type} "${label}" is disabled`);
  return found;
}

/** As a press does, which changes nothing where it is so already. */
export function setToggle(context: ComponentContext, node: RenderedNode, on: boolean): void {
  if (isToggleOn(node.props.value, context.stored(node)) === on) return;
  context.store(node, serializeToggle(on));
  context.callProp(node, 'onChange', on);
}

/**
 * The app gets `{ name }`, as published apps read it, or the text alone with `useSimpleValue`. Of what
 * `onAutocomplete` suggests the item with this name is chosen, with all of its members.
 */
export function enterText(context: ComponentContext, node: RenderedNode, text: string, label: string): void {
  const commit = (item: SelectOption): void => {
    const { value, useSimpleValue } = node.props;
    const shown =
      value === undefined || value === null ? parseTextInput(context.stored(node)) : String(value);
    if (item.name === shown) return;
    context.store(
      node,
      useSimpleValue ? serializeTextInput(item.name, { isSimple: true }) : JSON.stringify(item),
    );
    context.callProp(node, 'onChange', useSimpleValue ? item.name : item);
  };
  if (typeof node.props.onAutocomplete !== 'function') {
    commit({ name: text });
    return;
  }
  context.callLater(node, 'onAutocomplete', text, (found) => {
    const item = toSuggestions(found).find(({ name }) => name === text);
    if (!item) context.warn(`onAutocomplete of "${label}" suggests no "${text}": the text alone is entered`);
    commit(item ?? { name: text });
  });
}

/** Chooses the options with these names; one only, unless the Select is `multiple`. */
export function selectOptions(context: ComponentContext, node: RenderedNode, names: readonly string[]): void {
  const options = readListProp<SelectOption>(context, node, 'options');
  const indices = names.map((name) => {
    const index = options.findIndex((option) => option.name === name);
    if (index < 0) throw new InteractionError(`there is no option "${name}" to select`);
    return index;
  });
  if (indices.length > 1 && !node.props.multiple) {
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
  const min = readNumber(node.props.min, 0);
  const max = readNumber(node.props.max, 100);
  if (!(value >= min && value <= max)) {
    throw new InteractionError(`the Slider goes from ${min} to ${max}, not to ${value}`);
  }
  const step = node.props.step === 'any' ? 0 : readNumber(node.props.step, 1) || 1;
  const steps = (value - min) / step;
  if (step > 0 && Math.abs(steps - Math.round(steps)) > STEP_TOLERANCE) {
    throw new InteractionError(`the Slider goes from ${min} in steps of ${step}, not to ${value}`);
  }
  if (Number(node.props.value ?? context.stored(node) ?? min) === value) return;
  context.store(node, String(value));
  context.callProp(node, 'onChange', value);
}

/** Steps such as 0.1 do not add up exactly. */
const STEP_TOLERANCE = 1e-6;

function readNumber(prop: unknown, byDefault: number): number {
  const value = prop === undefined || prop === null || prop === '' ? byDefault : Number(prop);
  return Number.isFinite(value) ? value : byDefault;
}

function readListProp<T>(context: ComponentContext, node: RenderedNode, prop: string): T[] {
  const value = context.toHostData(node.props[prop]);
  // The items are what the app's author wrote; who reads one checks what it needs.
  return Array.isArray(value) ? (value as T[]) : [];
}
