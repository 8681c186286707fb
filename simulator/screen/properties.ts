import { isDrawn, isKnownTag, type Tag } from './element-schema';
import {
  type DimensionName,
  type NameWithInitial,
  PROPERTIES,
  type PropertyName,
  type PropertyRow,
} from './property-table';

type PropertyEntry = readonly [name: PropertyName, row: PropertyRow];
type DimensionEntry = readonly [name: DimensionName, row: PropertyRow];

// Object.entries loses the key type; the table has no other keys.
const rows = Object.entries(PROPERTIES) as PropertyEntry[];

export function isPropertyName(name: string): name is PropertyName {
  return Object.hasOwn(PROPERTIES, name);
}

/**
 * Whether an element of this tag may have the attribute. Fitbit's compiler checks none of this: a wrong name is
 * silently without effect on the watch, which is why the simulator warns.
 */
export function isKnownAttribute(tag: string, name: string): boolean {
  return (
    (isPropertyName(name) && isKnownTag(tag) && hasTag(PROPERTIES[name].on, tag)) || name.startsWith('xmlns')
  );
}

/** Whether a stylesheet may set it. */
export function isStylesheetProperty(name: string): name is PropertyName {
  if (!isPropertyName(name)) return false;
  const { on, isInStylesheets }: PropertyRow = PROPERTIES[name];
  return isInStylesheets === true || on.some(isDrawn);
}

const INHERITED: ReadonlySet<PropertyName> = new Set(
  rows.filter(([, row]) => row.isInherited).map(([name]) => name),
);

export function isInherited(name: PropertyName): boolean {
  return INHERITED.has(name);
}

/**
 * What is wrong with a value that a view or a stylesheet gives to a property; undefined where nothing is. Colours and
 * lengths are checked where they are used.
 */
export function describeMistake(name: PropertyName, text: string): string | undefined {
  const { kind, words }: PropertyRow = PROPERTIES[name];
  if (text === 'inherit') return undefined;
  const shown = text.length > MAX_SHOWN_LENGTH ? `${text.slice(0, MAX_SHOWN_LENGTH)}…` : text;
  if (kind === 'number' && !isNumber(text)) return `${name}="${shown}" is no number`;
  if (words && !words.includes(text)) return `${name}="${shown}": the watch knows ${words.join(', ')}`;
  return undefined;
}

/** Of a wrong value, in a report. */
const MAX_SHOWN_LENGTH = 100;

function isNumber(text: string): boolean {
  return text.trim() !== '' && Number.isFinite(Number(text));
}

/** The value where nothing sets the property. */
export function initialOf(name: NameWithInitial): string {
  return PROPERTIES[name].initial;
}

/** The members of an element's `style`. */
export const STYLE_PROPERTIES: readonly PropertyEntry[] = rows.filter(([, row]) => row.isStyle);

/** The members of an element of this tag that scripts can set. */
export function memberPropertiesOf(tag: string): readonly PropertyEntry[] {
  return rows.filter(([, row]) => hasTag(row.memberOn ?? [], tag));
}

const dimensionsByTag = new Map<string, readonly DimensionEntry[]>();

/** The dimensions of an element of this tag. */
export function dimensionsOf(tag: string): readonly DimensionEntry[] {
  let dimensions = dimensionsByTag.get(tag);
  if (!dimensions) {
    dimensions = rows.filter(
      (entry): entry is DimensionEntry => isDimension(entry[0]) && hasTag(entry[1].on, tag),
    );
    dimensionsByTag.set(tag, dimensions);
  }
  return dimensions;
}

/** The size of the parent that percentages refer to; undefined where they have no meaning. */
export function relativeToOf(name: PropertyName): PropertyRow['relativeTo'] {
  const row: PropertyRow = PROPERTIES[name];
  return row.relativeTo;
}

/** Whether percentages refer to the element's own size instead of its parent's. */
export function isOfOwnSize(name: PropertyName): boolean {
  const row: PropertyRow = PROPERTIES[name];
  return row.isOfOwnSize ?? false;
}

export function isDimension(name: PropertyName): name is DimensionName {
  return PROPERTIES[name].kind === 'dimension';
}

export function isDimensionOf(tag: string, name: PropertyName): name is DimensionName {
  return isDimension(name) && hasTag(PROPERTIES[name].on, tag);
}

/** The property's name in scripts: `font-size` is `fontSize`. */
export function scriptNameOf(name: PropertyName): string {
  return name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}

function hasTag(tags: readonly Tag[], tag: string): boolean {
  return isKnownTag(tag) && tags.includes(tag);
}
