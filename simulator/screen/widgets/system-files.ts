import type { StyleRule } from '../stylesheet';
import { parseStylesheet } from '../stylesheet';
import { parseViewSource, type SourceElement } from '../view-source';
import {
  CHECKBOXES,
  COMBO_BUTTONS,
  ICON_BUTTON,
  PUSH_BUTTON,
  SQUARE_BUTTONS,
  TEXT_BUTTON,
  TEXT_BUTTON_STYLES,
  TOGGLE_SWITCH,
} from './views/buttons';
import { CLASSES } from './views/classes';
import { CYCLE_VIEW, PAGINATION, PANORAMA, SCROLL_VIEW, TILE_LIST, TUMBLER } from './views/lists';
import { MARQUEE, MIXED_TEXTS, SPINNER, TEXTS } from './views/texts';

/**
 * The folder of the watch's own files. Their symbols and classes are here by the same names, with a look of our own.
 */
export const SYSTEM_ASSETS_PATH = '/mnt/sysassets/';

/** Symbols that come together. */
interface Family {
  /** The files that bring them on a watch, that of SDK 5 first; without folder and ending. */
  readonly files: readonly [string, ...string[]];
  readonly view: string;
  /** Rules for these symbols. */
  readonly styles?: string;
  /** Fitbit OS 5 has them no longer. */
  readonly isRemoved?: boolean;
}

const FAMILIES: readonly Family[] = [
  { files: ['system_widget', 'widgets_common', 'dynamic_textarea'], view: TEXTS },
  { files: ['text_button'], view: TEXT_BUTTON, styles: TEXT_BUTTON_STYLES },
  { files: ['icon_button'], view: ICON_BUTTON },
  { files: ['toggle_switch'], view: TOGGLE_SWITCH },
  { files: ['tile_list_widget'], view: TILE_LIST },
  { files: ['scrollview_widget'], view: SCROLL_VIEW },
  { files: ['cycleview_widget'], view: CYCLE_VIEW },
  { files: ['tumblerview_widget'], view: TUMBLER },
  { files: ['marquee_text_widget'], view: MARQUEE },
  { files: ['spinner_widget'], view: SPINNER },
  { files: ['checkbox', 'checkbox_tile_widget'], view: CHECKBOXES },
  { files: ['combo_button_widget'], view: COMBO_BUTTONS, isRemoved: true },
  { files: ['square_button_widget'], view: SQUARE_BUTTONS, isRemoved: true },
  { files: ['push_button_widget'], view: PUSH_BUTTON, isRemoved: true },
  { files: ['mixed_text_widget'], view: MIXED_TEXTS, isRemoved: true },
  { files: ['panoramaview_widget'], view: PANORAMA, isRemoved: true },
  { files: ['pagination_dots'], view: PAGINATION },
];

/** Files of the watch that bring no symbol of their own. */
const OTHER_FILES = ['baseview_widget', 'scrollbar', 'colors_typography', 'dynamic_textarea'];

/** A file's name without folder and ending: `/mnt/sysassets/widgets/text_button.defs` is `text_button`. */
export function systemFileNameOf(path: string): string {
  return path.replace(/^.*\//, '').replace(/\.[a-z]+$/, '');
}

export function isSystemFile(path: string): boolean {
  const name = systemFileNameOf(path);
  return OTHER_FILES.includes(name) || FAMILIES.some(({ files }) => files.includes(name));
}

/** A symbol of the watch's own. */
export interface SystemSymbol {
  readonly source: SourceElement;
  readonly rules: readonly StyleRule[];
  /** One of these has to be imported, the first on SDK 5. */
  readonly files: readonly [string, ...string[]];
  readonly isRemoved: boolean;
}

const symbolsByFamily = new Map<Family, ReadonlyMap<string, SystemSymbol>>();

/** The symbol of that id; its family is parsed at its first use. */
export function findSystemSymbol(id: string): SystemSymbol | undefined {
  const family = FAMILIES.find(({ view }) => view.includes(`<symbol id="${id}"`));
  if (!family) return undefined;
  let symbols = symbolsByFamily.get(family);
  if (!symbols) {
    symbols = parseFamily(family);
    symbolsByFamily.set(family, symbols);
  }
  return symbols.get(id);
}

function parseFamily({ files, view, styles, isRemoved = false }: Family): Map<string, SystemSymbol> {
  const file = `${SYSTEM_ASSETS_PATH}${files[0]}`;
  const rules = styles === undefined ? [] : parseStylesheet(file, styles, fail);
  const symbols = parseViewSource(file, view, fail).flatMap(({ children }) => children);
  return new Map(
    symbols.map((source) => [
      source.attributes.get('id') ?? '',
      { source, rules, files: [`${files[0]}`, ...files.slice(1)], isRemoved },
    ]),
  );
}

function fail(text: string): never {
  throw new Error(text);
}

let rulesByClass: Map<string, StyleRule> | undefined;

/** The rule of a class that comes with the watch's own files: `h1`, `application-fill` … */
export function findSystemClass(name: string): StyleRule | undefined {
  rulesByClass ??= new Map(
    parseStylesheet(SYSTEM_ASSETS_PATH, CLASSES, fail).map((rule) => [rule.selector.slice(1), rule]),
  );
  return rulesByClass.get(name);
}

/** Whether an element or symbol is from one of the watch's own files. */
export function isOfSystem(location: string): boolean {
  return location.startsWith(SYSTEM_ASSETS_PATH);
}
