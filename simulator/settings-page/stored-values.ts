/**
 * The strings that settings components store under their `settingsKey`, as published apps read them. The headless
 * page and the one in the browser share them.
 */

/** An entry of `<Select options>`. It is stored whole, with all of its members. */
export interface SelectOption {
  name: string;
  value?: unknown;
}

/** What `<Select onSelection>` is called with, and what is stored as JSON. */
export interface Selection {
  selected: number[];
  values: SelectOption[];
}

/** An entry of `<ColorSelect colors>`. */
export interface ColorOption {
  color: string;
  value?: unknown;
}

export function serializeToggle(on: boolean): string {
  return on ? 'true' : 'false';
}

/** Whether a `<Toggle>` is shown on. Its `value`, where the app gives one, outweighs what is stored. */
export function isToggleOn(value: unknown, stored: string | undefined): boolean {
  return value === undefined || value === null ? stored === 'true' : value === true || value === 'true';
}

/** `{"name":"abc"}`, or `abc` with `useSimpleValue`. */
export function serializeTextInput(text: string, { isSimple }: { isSimple: boolean }): string {
  return isSimple ? text : JSON.stringify({ name: text });
}

/** What a `<TextInput>` shows for a stored string, in either form. */
export function parseTextInput(stored: string | null | undefined): string {
  if (!stored) return '';
  try {
    const value: unknown = JSON.parse(stored);
    if (typeof value === 'object' && value !== null && 'name' in value) return String(value.name ?? '');
  } catch {
    // Not JSON: a simple value.
  }
  return stored;
}

/** The selection of the options at `indices`. Indices out of range are ignored. */
export function createSelection(options: readonly SelectOption[], indices: readonly number[]): Selection {
  const selected = indices.filter((index) => options[index] !== undefined);
  return { selected, values: selected.flatMap((index) => options[index] ?? []) };
}

/** The indices in a stored selection; none if the stored text is not a selection. */
export function parseSelectedIndices(stored: string | null | undefined): number[] {
  try {
    const value: unknown = JSON.parse(stored ?? 'null');
    if (typeof value !== 'object' || value === null || !('selected' in value)) return [];
    return Array.isArray(value.selected) ? value.selected.filter((index) => typeof index === 'number') : [];
  } catch {
    return [];
  }
}

/** The colour's value, by default the colour itself. `onSelection` gets it, and it is stored as JSON. */
export function colorValueOf(option: ColorOption): unknown {
  return option.value ?? option.color;
}

/** What can be shown of the result of an `onAutocomplete`. */
export function toSuggestions(found: unknown): SelectOption[] {
  if (!Array.isArray(found)) return [];
  return found.filter((item) => typeof item === 'object' && item !== null && 'name' in item);
}
